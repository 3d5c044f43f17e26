// Mends words of a query that are not in the index: wrong keyboard layout, Latin letters for Russian and Russian ones
// for Latin names, typing errors, words run together or torn apart. A word that is in the index is never touched.
#pragma once

#include <xapian.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "index/spelling/spelling_index.h"
#include "knowledge/vocabulary/matcher.h"
#include "query/parse/ast.h"
#include "text/analyzer.h"

namespace diplomed::query {

enum class CorrectionKind { layout, transliteration, spelling, split, joined };

// The stable name of a kind in JSON, as the enumerator is spelled.
std::string_view correction_name(CorrectionKind kind);

struct Correction {
  CorrectionKind kind;
  std::string typed;   // as in the query
  std::string meant;   // what was searched, or may be searched, instead
  Span place;          // bytes of the query
  bool whole = false;  // several words meant stand in quotes there: in a field, after a minus, in NEAR
};

struct Repaired {
  Node root;                            // with all corrections made
  std::vector<Correction> corrections;  // in reading order; empty: nothing was wrong
  // For words of the dictionary that no document has: what is nearest to them. Never made, for the word is right.
  std::vector<Correction> offers;
};

// What repair() looks things up in; all belong to the calling thread or are immutable.
struct RepairContext {
  const Xapian::Database& db;
  std::function<std::shared_ptr<const index::SpellingIndex>()> spelling;  // called at the first word that needs it
  text::Analyzer& analyzer;
  const knowledge::Matcher* matcher;    // may be nullptr
  std::function<void()> check = [] {};  // called between words; what it throws ends the repair
  // A query that is asked ends in time when it is put through this.
  std::function<Xapian::Query(const Xapian::Query&)> guard = [](const Xapian::Query& query) { return query; };
};

// Words, phrases, title: and names in facet fields are repaired; exact forms, prefixes, dates and numbers are taken as
// typed, and so are names in fields beyond the first limits::max_mended_values that are in no document. `root` is what
// parse() read `query` as; the outcome is normal too. May throw Xapian::Error.
Repaired repair(const Node& root, std::string_view query, const RepairContext& context);

// `query` with `corrections` made, which are in reading order. parse() reads it as Repaired::root.
std::string with_corrections(std::string_view query, const std::vector<Correction>& corrections);

}  // namespace diplomed::query
