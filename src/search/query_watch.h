// What a call of the Searcher asks while it works: whether it is to end. Xapian itself cannot be asked, so a query that
// may be slow is joined with a list of all documents that looks at the clock whenever it moves; Xapian moves it at
// least once for each document that it considers.
#pragma once

#include <xapian.h>

#include <string>
#include <unordered_map>

#include "base/interrupt.h"

namespace diplomed::search {

enum class AtDeadline { fail, answer_in_part };

// Of one call; used by its thread only.
class Watch {
 public:
  Watch() = default;  // never ends
  Watch(const Interrupt& interrupt, AtDeadline at_deadline)
      : whole_(interrupt), stage_(interrupt), at_deadline_(at_deadline) {}

  // Throws Interrupted when the call is to end.
  void check() const;
  // Where an answer in part is wanted: whether the deadline is over, after which matching ends at once and finds
  // nothing more. Throws Interrupted otherwise when the call is to end.
  bool over();

  // Where an answer in part is wanted, what follows has half of the time that is left, until whole_time().
  void half_time();
  void whole_time();

  bool in_part() const { return at_deadline_ == AtDeadline::answer_in_part; }
  // Something was left out because of the deadline.
  bool incomplete() const { return incomplete_; }

  // Within `work` nothing ends early: it throws Interrupted.
  template <typename Work>
  void strictly(Work work) {
    const bool before = strict_;
    strict_ = true;
    try {
      work();
    } catch (...) {
      strict_ = before;
      throw;
    }
    strict_ = before;
  }

  // `query`, ended in time: at its end, where an answer in part is wanted and `may_end`, else by Interrupted. What
  // excludes documents must not end early. The watch must outlive the query.
  Xapian::Query guard(const Xapian::Database& db, const Xapian::Query& query, bool may_end = true);

 private:
  friend class Ticker;
  bool ends_matching(bool may_end);
  bool may_be_slow(const Xapian::Database& db, const Xapian::Query& query);

  Interrupt whole_, stage_;
  AtDeadline at_deadline_ = AtDeadline::fail;
  bool incomplete_ = false;
  bool strict_ = false;
  bool stage_over_ = false;
  unsigned moves_ = 0;         // of all guards together
  std::size_t unwatched_ = 0;  // postings of the queries that were let through as they are
  std::unordered_map<std::string, Xapian::termcount> frequencies_;
};

// Work that is of use in part: what interrupts it at the deadline is its end where an answer in part is wanted. `watch`
// may be nullptr.
template <typename Work>
void as_far_as_time_allows(Watch* watch, Work work) {
  try {
    work();
  } catch (const Interrupted&) {
    if (watch == nullptr || !watch->over()) throw;
  }
}

// Work that is of no use in part. Where an answer in part is wanted it is given up at the deadline, else Interrupted is
// thrown. `watch` may be nullptr.
template <typename Work>
void whole_or_nothing(Watch* watch, Work work) {
  if (watch == nullptr || !watch->in_part()) return work();
  if (watch->over()) return;
  try {
    watch->strictly(work);
  } catch (const Interrupted&) {
    if (!watch->over()) throw;
  }
}

}  // namespace diplomed::search
