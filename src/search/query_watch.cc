#include "search/query_watch.h"

#include <algorithm>

#include "base/limits.h"

namespace diplomed::search {

// Matches every document, without weight. It claims to be short, so that Xapian moves it first in a conjunction.
class Ticker : public Xapian::PostingSource {
 public:
  Ticker(Watch* watch, bool may_end) : watch_(watch), may_end_(may_end) {}

  Xapian::doccount get_termfreq_min() const override { return all_; }
  Xapian::doccount get_termfreq_est() const override { return 0; }
  Xapian::doccount get_termfreq_max() const override { return all_; }
  void init(const Xapian::Database& db) override {
    docid_ = 0;
    last_ = db.get_lastdocid();
    all_ = db.get_doccount();
    ended_ = false;
  }
  void next(double) override { move_to(docid_ + 1); }
  void skip_to(Xapian::docid docid, double) override { move_to(std::max(docid_, docid)); }
  bool at_end() const override { return ended_ || docid_ > last_; }
  Xapian::docid get_docid() const override { return docid_; }
  PostingSource* clone() const override { return new Ticker(watch_, may_end_); }

 private:
  void move_to(Xapian::docid docid) {
    docid_ = docid;
    ended_ = ended_ || watch_->ends_matching(may_end_);
  }

  Watch* watch_;
  bool may_end_;
  Xapian::docid docid_ = 0, last_ = 0;
  Xapian::doccount all_ = 0;
  bool ended_ = false;
};

void Watch::check() const {
  const StopReason reason = stage_.reason();
  if (reason != StopReason::none) throw Interrupted{reason};
}

bool Watch::over() {
  const StopReason reason = stage_.reason();
  if (reason == StopReason::none) return false;
  if (reason != StopReason::deadline || !in_part() || strict_) throw Interrupted{reason};
  incomplete_ = true;
  return true;
}

void Watch::half_time() {
  if (in_part()) stage_ = whole_.half();
}

void Watch::whole_time() {
  stage_ = whole_;
  stage_over_ = false;
}

// At every sixteenth move the clock is looked at; what came to its end stays there.
bool Watch::ends_matching(bool may_end) {
  constexpr unsigned kMovesBetweenLooks = 16;
  if (stage_over_ && may_end && !strict_) return true;
  if (!stage_over_ && moves_++ % kMovesBetweenLooks != 0) return false;
  if (!may_end) {
    check();
    return false;
  }
  stage_over_ = over();
  return stage_over_;
}

// Each posting is read once or twice; a list of positions is as long as the word is frequent. What is not watched
// counts together: many short lists in one step take as long as a long one.
bool Watch::may_be_slow(const Xapian::Database& db, const Xapian::Query& query) {
  std::size_t postings = unwatched_;
  for (auto term = query.get_terms_begin(); term != query.get_terms_end(); ++term) {
    const auto [known, is_new] = frequencies_.try_emplace(*term, 0);
    if (is_new) known->second = db.get_collection_freq(known->first);
    postings += known->second;
    if (postings > limits::kMaxUnwatchedPostings) return true;
  }
  unwatched_ = postings;
  return false;
}

Xapian::Query Watch::guard(const Xapian::Database& db, const Xapian::Query& query, bool may_end) {
  const bool all = query.get_type() == Xapian::Query::LEAF_MATCH_ALL;
  const bool slow = all ? db.get_doccount() > limits::kMaxUnwatchedPostings : may_be_slow(db, query);
  if (!slow) return query;
  return {Xapian::Query::OP_FILTER, query, Xapian::Query((new Ticker(this, may_end))->release())};
}

}  // namespace diplomed::search
