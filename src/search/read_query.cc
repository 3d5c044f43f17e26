#include "search/read_query.h"

#include "query/parser.h"
#include "search/relax.h"

namespace diplomed::search {
namespace {

// `q` with the corrections made, which are told in `out`.
std::string with_corrections(std::string q, const std::vector<query::Correction>& corrections,
                             std::vector<Reading::Correction>& out) {
  std::size_t from = 0;
  for (const query::Correction& c : corrections) {
    out.push_back({std::string(query::correction_name(c.kind)), c.typed, c.meant});
    std::size_t at = q.find(c.typed, from);
    if (at == std::string::npos) at = q.find(c.typed);  // two words that were joined are told first
    if (at == std::string::npos) continue;
    q.replace(at, c.typed.size(), c.meant);
    from = at + c.meant.size();
  }
  return q;
}

// The query to search: with its corrections when they are to be made by themselves.
query::Node mend(const query::Node& typed, const SearchRequest& request, Handle& handle, ReadQuery& out) {
  if (request.spelling == Spelling::off || request.exact) return typed;
  query::Repaired repaired = handle.repair(typed);
  if (repaired.corrections.empty()) {
    if (!repaired.offers.empty()) out.offered_query = with_corrections(request.q, repaired.offers, out.offers);
    return typed;
  }
  Reading& reading = out.reading;
  reading.corrected = request.spelling == Spelling::automatic;
  reading.corrected_query = with_corrections(request.q, repaired.corrections, reading.corrections);
  return reading.corrected ? std::move(repaired.root) : typed;
}

// Somebody who writes И between words means it.
bool says_and(const query::Node& root, std::string_view q) {
  const query::Node& wanted = root.kind == query::NodeKind::negation ? root.children.front() : root;
  if (wanted.kind != query::NodeKind::conj) return false;
  for (std::size_t i = 0; i + 1 < wanted.children.size(); ++i) {
    const Span gap{wanted.children[i].span.end, wanted.children[i + 1].span.begin};
    if (gap.begin >= gap.end || gap.end > q.size()) continue;
    for (const std::string_view sign : {" И ", " AND "}) {
      if (gap.of(q).find(sign) != std::string_view::npos) return true;
    }
  }
  return false;
}

}  // namespace

ReadQuery read_query(const SearchRequest& request, Handle& handle) {
  ReadQuery out;
  const query::ParsedQuery parsed = query::parse(request.q);
  const query::Node root = mend(parsed.root, request, handle, out);
  out.compiled = query::compile(root, handle.analyzer, handle.matcher(), {request.exact, request.ranking});
  if (request.relax && !request.exact && !says_and(parsed.root, request.q))
    relax(out.compiled, request.ranking, handle, out.reading);
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

}  // namespace diplomed::search
