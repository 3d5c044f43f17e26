#include "search/matches.h"

#include <algorithm>
#include <utility>

namespace diplomed::search {
namespace {

class DocidSpy : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double) override { docids.push_back(document.get_docid()); }
  std::vector<Xapian::docid> docids;
};

// Matches the documents of a list, in order, and weighs each alike. Of one database, not of several together: Xapian
// would hand out the documents of each under numbers of their own.
class ListedDocuments : public Xapian::PostingSource {
 public:
  ListedDocuments(std::vector<Xapian::docid> docids, double weight) : docids_(std::move(docids)), weight_(weight) {
    set_maxweight(weight_);
  }

  Xapian::doccount get_termfreq_min() const override { return get_termfreq_est(); }
  Xapian::doccount get_termfreq_est() const override { return static_cast<Xapian::doccount>(docids_.size()); }
  Xapian::doccount get_termfreq_max() const override { return get_termfreq_est(); }
  void init(const Xapian::Database&) override {
    next_ = 0;
    set_maxweight(weight_);
  }
  void next(double) override { ++next_; }
  void skip_to(Xapian::docid docid, double) override {
    const auto from = docids_.begin() + static_cast<std::ptrdiff_t>(next_ == 0 ? 0 : next_ - 1);
    next_ = static_cast<std::size_t>(std::lower_bound(from, docids_.end(), docid) - docids_.begin()) + 1;
  }
  bool at_end() const override { return next_ > docids_.size(); }
  Xapian::docid get_docid() const override { return docids_[next_ - 1]; }
  double get_weight() const override { return weight_; }
  PostingSource* clone() const override { return new ListedDocuments(docids_, weight_); }

 private:
  std::vector<Xapian::docid> docids_;
  double weight_;
  std::size_t next_ = 0;  // one beyond the current one
};

}  // namespace

Xapian::Query listed_documents(std::vector<Xapian::docid> docids, double weight) {
  return Xapian::Query((new ListedDocuments(std::move(docids), weight))->release());
}

Xapian::Query filtered(const Xapian::Query& query, const Xapian::Query& filter) {
  if (filter.get_type() == Xapian::Query::LEAF_MATCH_ALL) return query;
  return {Xapian::Query::OP_FILTER, query, filter};
}

Xapian::Query guarded(const Handle& handle, const Xapian::Query& query) {
  return handle.watch == nullptr ? query : handle.watch->guard(handle.db, query);
}

std::vector<Xapian::docid> all_matches(const Handle& handle, const Xapian::Query& query) {
  Xapian::Enquire enquire(handle.db);
  enquire.set_query(guarded(handle, query));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  DocidSpy spy;
  enquire.add_matchspy(&spy);
  as_far_as_time_allows(handle.watch, [&] { enquire.get_mset(0, 0, handle.db.get_doccount()); });
  return std::move(spy.docids);
}

std::vector<Xapian::docid> first_matches(const Handle& handle, const Xapian::Query& query, std::size_t n) {
  Xapian::Enquire enquire(handle.db);
  enquire.set_query(guarded(handle, query));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(n));
  return {found.begin(), found.end()};
}

}  // namespace diplomed::search
