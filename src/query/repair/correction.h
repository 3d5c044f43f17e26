// A word of a query that is read otherwise than it was typed, and what it takes to find that out.
#pragma once

#include <xapian.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/span.h"
#include "index/spelling/spelling_index.h"
#include "knowledge/vocabulary/matcher.h"
#include "text/analyzer.h"

namespace diplomed::query {

enum class CorrectionKind { layout, transliteration, spelling, split, joined, completion };

// The stable name of a kind in JSON, as the enumerator is spelled.
std::string_view correction_name(CorrectionKind kind);

struct Correction {
  CorrectionKind kind;
  std::string typed;   // as in the query
  std::string meant;   // what was searched, or may be searched, instead
  Span place;          // bytes of the query
  bool whole = false;  // several words meant stand in quotes there: in a field, after a minus, in NEAR
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

}  // namespace diplomed::query
