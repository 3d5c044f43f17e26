#include "search/matches.h"

namespace diplomed::search {
namespace {

class DocidSpy : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double) override { docids.push_back(document.get_docid()); }
  std::vector<Xapian::docid> docids;
};

}  // namespace

Xapian::Query filtered(const Xapian::Query& query, const Xapian::Query& filter) {
  if (filter.get_type() == Xapian::Query::LEAF_MATCH_ALL) return query;
  return {Xapian::Query::OP_FILTER, query, filter};
}

std::vector<Xapian::docid> all_matches(const Handle& handle, const Xapian::Query& query) {
  Xapian::Enquire enquire(handle.db);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  DocidSpy spy;
  enquire.add_matchspy(&spy);
  enquire.get_mset(0, 0, handle.db.get_doccount());
  return std::move(spy.docids);
}

bool has_matches(const Handle& handle, const Xapian::Query& query, Xapian::doccount n) {
  Xapian::Enquire enquire(handle.db);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  return enquire.get_mset(0, n).size() >= n;
}

}  // namespace diplomed::search
