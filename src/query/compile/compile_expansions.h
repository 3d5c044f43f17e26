// The terms that a query stands for beyond its own words: continuations of beginnings, and those of ranges.
#pragma once

#include <xapian.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace diplomed::query {

// Of one search: a query and those it stays within have limits::kMaxQueryExpansions terms together, each beginning or
// range limits::kMaxPrefixExpansions of them and never fewer than limits::kMinExpansions. What is asked for again is
// looked up once, but counts again, for it is searched again. One thread.
class Expansions {
 public:
  // `check` is called between terms; what it throws ends the look-up. `db` must outlive this.
  Expansions(const Xapian::Database& db, std::function<void()> check) : db_(db), check_(std::move(check)) {}

  struct Some {
    std::vector<std::string> terms;
    bool all = true;  // there are no others
  };
  // Terms of the index that begin so, the most frequent first. May throw Xapian::Error.
  Some beginning(const std::string& start);
  // As many parts of an OR, from the first, as there may be; `all` says whether these are all of them.
  Xapian::Query of_range(const Xapian::Query& range, bool& all);

  // For a query that is searched by itself.
  void start_over() { spent_ = 0; }
  // Around a query that is only tried.
  std::size_t spent() const { return spent_; }
  void give_back_to(std::size_t spent) { spent_ = spent; }

 private:
  std::size_t take(std::size_t wanted);
  const Some& look_up(const std::string& start);

  const Xapian::Database& db_;
  std::function<void()> check_;
  std::map<std::string, Some> known_;
  std::size_t spent_ = 0;
};

}  // namespace diplomed::query
