// A search as plain data: what the URL, the JSON body and the tests all turn into.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/limits.h"
#include "query/ranking.h"

namespace diplomed::search {

enum class Sort { relevance, fresh, newest, oldest };  // fresh: relevance and recency
enum class Interval { year, month, day };
enum class Undated { include, only, exclude };
enum class Duplicates { collapse, show };         // of a group of reprints one, or each
enum class Spelling { automatic, suggest, off };  // mend words that are not in the index, only say how, or neither

// Selected values of one facet; values are the stable ASCII ones of the index.
struct FacetFilter {
  std::vector<std::string> any;   // facet=…      at least one of them
  std::vector<std::string> all;   // facet.all=…  each of them
  std::vector<std::string> none;  // facet.not=…  none of them
  bool empty() const { return any.empty() && all.empty() && none.empty(); }
};

struct SearchRequest {
  std::string q;                               // query language, see query/parse/parser.h; UTF-8
  std::vector<std::string> within;             // earlier queries, each a clause of its own that hits must match too
  std::map<std::string, FacetFilter> filters;  // facet name → selection; no empty entries
  std::string from, to;                        // YYYY[-MM[-DD]] or empty, inclusive; valid dates
  Undated undated = Undated::include;          // a date bound excludes undated documents unless this says `only`
  Spelling spelling = Spelling::automatic;
  Duplicates duplicates = Duplicates::collapse;
  Sort sort = Sort::relevance;
  std::uint32_t page = 1;                         // 1-based
  std::uint32_t size = limits::kDefaultPageSize;  // 0 … limits::kMaxPageSize
  std::string cursor;                             // opaque, from ResultPage::next_cursor; wins over page
  std::vector<std::string> facets;                // which to count, in this order; empty: none
  std::uint32_t facet_size = limits::kDefaultFacetSize;
  bool timeline = true;
  Interval interval = Interval::year;
  bool snippets = true;
  bool exact = false;           // word forms as typed, no concepts
  bool relax = true;            // when no document has all the words, those that have the weightier part of them
  bool partial = false;         // at the deadline what was found till then, not an error
  bool explain = false;         // say where the score of each hit comes from
  query::Ranking ranking = {};  // for evaluation; nobody else sets it
};

}  // namespace diplomed::search
