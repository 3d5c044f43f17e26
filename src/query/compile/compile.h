// AST → Xapian::Query, with what the highlighter must mark.
#pragma once

#include <xapian.h>

#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "knowledge/vocabulary/matcher.h"
#include "query/compile/compile_expansions.h"
#include "query/compile/compile_operators.h"
#include "query/compile/query_part.h"
#include "query/parse/ast.h"
#include "query/ranking.h"
#include "text/analyzer.h"

namespace diplomed::query {

// What counts as a match when a text is shown. Terms and forms as the analyzer makes them.
struct Highlight {
  std::set<std::string> terms;        // a token with one of these terms
  std::set<std::string> forms;        // a token with exactly this form
  std::vector<std::string> prefixes;  // a token whose form begins so
  // tokens in a row, each with one of its terms, an index::exact_term() among them
  std::vector<std::vector<std::set<std::string>>> phrases;
  std::vector<std::uint32_t> phrase_slack;                 // extra words allowed in each phrase
  std::set<std::pair<std::string, std::string>> concepts;  // (type, id): a mention of it
  std::set<std::string> numbers;                           // a figure with one of these index::figure_terms()

  bool empty() const {
    return terms.empty() && forms.empty() && prefixes.empty() && phrases.empty() && concepts.empty() && numbers.empty();
  }
};

enum class BonusKind { exact_form, neighbours, freshness };

struct Bonus {
  BonusKind kind;
  QueryPart part;
};

struct CompiledQuery {
  Xapian::Query query;         // match_all() for an empty query
  std::vector<Bonus> bonuses;  // add weight to matches, never match by themselves
  // The parts of `query` that a relaxed search reads otherwise: documents match every one of `words`, `rest` (phrases,
  // fields, groups; match_all() when there are none) and not `unwanted` (empty when there is none).
  std::vector<QueryPart> words;
  Xapian::Query rest = match_all();
  Xapian::Query unwanted;
  Highlight highlight;
  std::vector<const knowledge::Concept*> concepts;  // named by words of the query and searched with them
  std::vector<std::string> ignored;                 // stop words that were not searched
  std::set<std::string> cut;                        // beginnings and ranges that stand for more than was searched
};

struct CompileOptions {
  bool exact = false;  // every word in the form typed, no concepts
  Ranking ranking = {};
  Expansions* expansions = nullptr;  // none: a beginning finds nothing, which is enough to mark what matches
  // Ends what may take long in time: `query` so that it does. What excludes documents must not end early (`may_end` is
  // false): it is to throw.
  std::function<Xapian::Query(const Xapian::Query& query, bool may_end)> guard = {};
};

// A word is its lemmas (OP_SYNONYM). Words that name a vocabulary concept also match the concept's term, never its
// loose words. Stop words are left out where other words remain. Concepts come from `matcher`, which may be nullptr.
// `analyzer` belongs to the calling thread.
CompiledQuery compile(const Node& root, text::Analyzer& analyzer, const knowledge::Matcher* matcher,
                      const CompileOptions& options = {});

}  // namespace diplomed::query
