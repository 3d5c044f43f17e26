// Exact counts over all matches: total, facets, timeline.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "index/columns.h"
#include "index/reprints.h"
#include "search/answer/request.h"
#include "search/query_watch.h"

namespace diplomed::search {

struct FacetCount {
  std::string name;
  const index::FacetColumn* column = nullptr;
  std::vector<std::uint32_t> counts;  // by ordinal
  std::uint64_t missing = 0;
};

struct Counts {
  std::uint64_t total = 0;
  std::vector<FacetCount> facets;                // as request.facets
  std::map<std::uint32_t, std::uint64_t> dates;  // yyyymmdd, cut to the interval; 0: undated
  std::unordered_set<Xapian::docid> hidden;      // matches that stand behind the shown one of their group
};

// Each facet is counted as if its own selection were off (multi-select), all of them in one pass over `docids`, which
// match everything but the selections facet=…. `columns` cover all docids. With `reprints`, not nullptr where reprints
// are collapsed, a group counts once: in the total, and in each value and bucket that one of its counted members has.
// So every count is the total one gets by choosing it. A group shows its first member that passes, in the order of
// Columns::comes_before(). Throws Interrupted when `watch` says so.
Counts count(const std::vector<Xapian::docid>& docids, const index::Columns& columns, const SearchRequest& request,
             const index::ReprintTable* reprints, const Watch* watch = nullptr);

}  // namespace diplomed::search
