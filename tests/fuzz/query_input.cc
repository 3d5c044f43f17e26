#include "query_input.h"

#include <xapian.h>

#include <algorithm>
#include <stdexcept>
#include <string>

#include "base/limits.h"
#include "dictionary.h"
#include "one_input.h"
#include "query/compile/compile.h"
#include "query/parse/alternatives.h"
#include "query/parse/describe.h"
#include "query/parse/dump.h"
#include "query/parse/parser.h"
#include "query/parse/typing_context.h"
#include "query/prose/soft_quotations.h"

namespace diplomed::fuzz {
namespace {

// Groups, and what stands in one: a field, a negation, a near, alternatives.
constexpr std::size_t kMostDepth = 100;

void check(const query::Node& node, std::size_t depth, std::size_t bytes) {
  require(depth <= kMostDepth, "a query is not too deep");
  require(node.span.begin <= node.span.end && node.span.end <= bytes, "a node stands in the query");
  for (const Span word : node.words) {
    require(node.span.begin <= word.begin && word.begin <= word.end && word.end <= node.span.end,
            "a word stands in its node");
  }
  for (const query::Sign& sign : node.signs) {
    require(!sign.span.empty() && sign.span.end <= bytes, "a sign stands in the query");
  }
  require(node.distance <= limits::kMaxNearDistance, "distances are bounded");
  require_text(node.text, "what a query says is UTF-8");
  for (const query::Node& child : node.children) check(child, depth + 1, bytes);
}

void check(const query::ParsedQuery& parsed) {
  require(parsed.notes.size() <= limits::kMaxQueryTerms, "notes are bounded in number");
  for (const query::Note& note : parsed.notes) {
    require(!query::note_name(note.kind).empty(), "a note has a name");
    require(note.text.size() <= limits::kMaxNoteBytes && note.hint.size() <= limits::kMaxNoteBytes,
            "notes are bounded in size");
    require_text(note.text, "a note is UTF-8");
    require_text(note.hint, "a hint is UTF-8");
  }
}

bool has_soft(const query::Node& node) {
  return node.soft || std::any_of(node.children.begin(), node.children.end(), has_soft);
}

void compile(const query::Node& root) {
  static text::Analyzer analyzer(testing::shared_morphology());
  static const Xapian::WritableDatabase empty("", Xapian::DB_BACKEND_INMEMORY);
  for (const bool exact : {false, true}) {
    const query::CompiledQuery compiled = query::compile(root, analyzer, nullptr, {exact});
    Xapian::Enquire enquire(empty);
    enquire.set_query(compiled.query);
    require(enquire.get_mset(0, 1).empty(), "an empty index has no match");
  }
}

}  // namespace

void read_query(std::string_view bytes) {
  const query::ParsedQuery parsed = query::parse(bytes);
  check(parsed);
  check(parsed.root, 0, bytes.size());
  const std::string dumped = query::dump(parsed.root);
  require(dumped == query::dump(query::parse(bytes).root), "a query is read the same way twice");
  require(dumped.find('\n') == std::string::npos, "a dump is one line");
  require_text(dumped, "a dump is UTF-8");
  const std::string described = query::describe(parsed.root);
  require_text(described, "a reading is UTF-8");
  require(described.empty() == (parsed.root.kind == query::NodeKind::all),
          "every query but an empty one has a reading");
  for (const std::size_t cursor : {bytes.size() / 2, bytes.size()}) {
    for (const query::TypingPlace& place : query::context_at(bytes, cursor, 2).places) {
      require(place.glue <= place.begin && place.begin <= cursor, "what is typed stands before the cursor");
    }
  }
  const std::string any = query::as_alternatives(parsed.root, bytes, query::AlternativeUnits::whole);
  require(any.empty() || query::parse(any).root.kind == query::NodeKind::disj, "alternatives are read as such");
  query::says_as_typed(parsed.root, bytes);
  for (const bool found : {true, false}) {
    const auto settled = query::settle_quotations(parsed.root, [&](const query::Node&) { return found; });
    require(!has_soft(settled.root), "no quotation stays soft");
    check(settled.root, 0, bytes.size());
  }
  compile(parsed.root);
}

}  // namespace diplomed::fuzz
