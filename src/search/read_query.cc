#include "search/read_query.h"

#include "query/parser.h"

namespace diplomed::search {
namespace {

class DocidSpy : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double) override { docids.push_back(document.get_docid()); }
  std::vector<Xapian::docid> docids;
};

// The query to search: with its corrections when they are to be made by themselves.
query::Node mend(const query::Node& typed, const SearchRequest& request, Handle& handle, Reading& reading) {
  if (request.spelling == Spelling::off || request.exact) return typed;
  query::Repaired repaired = handle.repair(typed);
  if (repaired.corrections.empty()) return typed;
  reading.corrected = request.spelling == Spelling::automatic;
  reading.corrected_query = request.q;
  std::size_t from = 0;
  for (const query::Correction& c : repaired.corrections) {
    reading.corrections.push_back({std::string(query::correction_name(c.kind)), c.typed, c.meant});
    const std::size_t at = reading.corrected_query.find(c.typed, from);
    if (at == std::string::npos) continue;
    reading.corrected_query.replace(at, c.typed.size(), c.meant);
    from = at + c.meant.size();
  }
  return reading.corrected ? std::move(repaired.root) : typed;
}

}  // namespace

ReadQuery read_query(const SearchRequest& request, Handle& handle) {
  ReadQuery out;
  const query::ParsedQuery parsed = query::parse(request.q);
  const query::Node root = mend(parsed.root, request, handle, out.reading);
  out.compiled = query::compile(root, handle.analyzer, handle.matcher(), {request.exact});
  out.everything = root.kind == query::NodeKind::all;
  out.reading.parsed = query::dump(root);
  out.reading.text = query::describe(root);
  out.reading.ignored = out.compiled.ignored;
  for (const query::Note& note : parsed.notes) {
    out.reading.notes.push_back({std::string(query::note_name(note.kind)), note.text});
  }
  for (const knowledge::Concept* c : out.compiled.concepts) {
    out.reading.concepts.push_back({c->type + ":" + c->id, c->label_ru, c->label_en});
  }
  return out;
}

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

}  // namespace diplomed::search
