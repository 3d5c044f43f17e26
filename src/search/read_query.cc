#include "search/read_query.h"

#include <algorithm>
#include <iterator>

#include "base/limits.h"
#include "query/parse/describe.h"
#include "query/parse/dump.h"
#include "query/parse/joints.h"
#include "query/parse/parser.h"
#include "search/relax.h"

namespace diplomed::search {
namespace {

// `q` with the corrections made, which are told in `out`.
std::string with_corrections(const std::string& q, const std::vector<query::Correction>& corrections,
                             std::vector<Reading::Correction>& out) {
  for (const query::Correction& c : corrections) {
    out.push_back({std::string(query::correction_name(c.kind)), c.typed, c.meant});
  }
  return query::with_corrections(q, corrections);
}

struct Clause {
  query::CompiledQuery compiled;
  bool everything = false;
  Reading reading;
  std::vector<Reading::Correction> offers;
  std::string offered_query;
};

// The query to search: with its corrections when they are to be made by themselves.
query::Node mend(const query::Node& typed, const std::string& text, const SearchRequest& request, Handle& handle,
                 Clause& out) {
  if (request.spelling == Spelling::off || request.exact) return typed;
  query::Repaired repaired = handle.repair(typed, text);
  if (repaired.corrections.empty()) {
    if (!repaired.offers.empty()) out.offered_query = with_corrections(text, repaired.offers, out.offers);
    return typed;
  }
  Reading& reading = out.reading;
  reading.corrected = request.spelling == Spelling::automatic;
  reading.corrected_query = with_corrections(text, repaired.corrections, reading.corrections);
  return reading.corrected ? std::move(repaired.root) : typed;
}

// For a person: stop words that are not searched are told apart (Reading::ignored).
query::Node without(query::Node root, const std::vector<std::string>& ignored) {
  query::Node& wanted = root.kind == query::NodeKind::negation ? root.children.front() : root;
  if (wanted.kind != query::NodeKind::conj || ignored.empty()) return root;
  std::erase_if(wanted.children, [&](const query::Node& n) {
    return n.kind == query::NodeKind::word && std::find(ignored.begin(), ignored.end(), n.text) != ignored.end();
  });
  if (wanted.children.size() == 1) wanted = query::Node(wanted.children.front());
  return root;
}

Clause read_clause(const std::string& text, const SearchRequest& request, Handle& handle) {
  Clause out;
  const query::ParsedQuery parsed = query::parse(text);
  query::Node root = parsed.root;
  whole_or_nothing(handle.watch, [&] { root = mend(parsed.root, text, request, handle, out); });
  whole_or_nothing(handle.watch, [&] { out.compiled = compile(root, request, handle); });
  if (request.relax && !request.exact && !query::says_and(parsed.root))
    whole_or_nothing(handle.watch, [&] { relax(out.compiled, request.ranking, handle, out.reading); });
  out.everything = root.kind == query::NodeKind::all;
  out.reading.parsed = query::dump(root);
  const query::Node shown = without(root, out.compiled.ignored);
  out.reading.text = query::describe(shown, query::DescribeIn::russian);
  out.reading.text_en = query::describe(shown, query::DescribeIn::english);
  out.reading.ignored = out.compiled.ignored;
  for (const query::Note& note : parsed.notes) {
    out.reading.notes.push_back({std::string(query::note_name(note.kind)), note.text, note.hint});
  }
  for (const std::string& text_of_cut : out.compiled.cut) {
    out.reading.notes.push_back({std::string(query::note_name(query::NoteKind::too_many_forms)), text_of_cut});
  }
  for (const knowledge::Concept* c : out.compiled.concepts) {
    out.reading.concepts.push_back({c->type + ":" + c->id, c->label_ru, c->label_en});
  }
  return out;
}

void add(query::Highlight& to, query::Highlight&& more) {
  to.terms.merge(more.terms);
  to.forms.merge(more.forms);
  to.concepts.merge(more.concepts);
  to.numbers.merge(more.numbers);
  std::move(more.prefixes.begin(), more.prefixes.end(), std::back_inserter(to.prefixes));
  std::move(more.phrases.begin(), more.phrases.end(), std::back_inserter(to.phrases));
  to.phrase_slack.insert(to.phrase_slack.end(), more.phrase_slack.begin(), more.phrase_slack.end());
}

// What has weight beside the words.
Xapian::Query rest_of(const query::CompiledQuery& compiled) {
  return compiled.words.empty() ? compiled.query : compiled.rest;
}

Xapian::Query both(const Xapian::Query& a, const Xapian::Query& b) {
  if (a.get_type() == Xapian::Query::LEAF_MATCH_ALL) return b;
  if (b.get_type() == Xapian::Query::LEAF_MATCH_ALL) return a;
  return {Xapian::Query::OP_AND, a, b};
}

// `to` becomes the query that both clauses make together. Relaxation is done with: `unwanted` plays no part any more.
void add(query::CompiledQuery& to, query::CompiledQuery&& more) {
  to.rest = both(rest_of(to), rest_of(more));
  to.query = both(to.query, more.query);
  std::move(more.words.begin(), more.words.end(), std::back_inserter(to.words));
  for (query::Bonus& bonus : more.bonuses) {
    if (to.bonuses.size() < limits::kMaxBonuses) to.bonuses.push_back(std::move(bonus));
  }
  add(to.highlight, std::move(more.highlight));
  for (const knowledge::Concept* c : more.concepts) {
    if (std::find(to.concepts.begin(), to.concepts.end(), c) == to.concepts.end()) to.concepts.push_back(c);
  }
}

}  // namespace

query::CompiledQuery compile(const query::Node& root, const SearchRequest& request, Handle& handle) {
  query::CompileOptions options{request.exact, request.ranking, handle.expansions};
  if (handle.watch != nullptr) {
    options.guard = [&handle](const Xapian::Query& query, bool may_end) {
      return handle.watch->guard(handle.db, query, may_end);
    };
  }
  return query::compile(root, handle.analyzer, handle.matcher(), options);
}

ReadQuery read_query(const SearchRequest& request, Handle& handle) {
  Clause q = read_clause(request.q, request, handle);
  std::vector<std::string> words;
  for (const query::QueryPart& part : q.compiled.words) words.push_back(part.text);
  ReadQuery out{std::move(q.compiled),      q.everything, std::move(q.reading), std::move(q.offers),
                std::move(q.offered_query), {},           std::move(words)};
  for (const std::string& text : request.within) {
    Clause clause = read_clause(text, request, handle);
    out.within.push_back(std::move(clause.reading));
    out.everything = out.everything && clause.everything;
    add(out.compiled, std::move(clause.compiled));
  }
  return out;
}

query::Highlight read_highlight(const std::vector<std::string>& queries, Handle& handle) {
  query::Highlight out;
  for (const std::string& text : queries) {
    const query::Node root = handle.repair(query::parse(text).root, text).root;
    add(out, query::compile(root, handle.analyzer, handle.matcher()).highlight);
  }
  return out;
}

}  // namespace diplomed::search
