#include "search/counts.h"

#include <unordered_map>

namespace diplomed::search {
namespace {

// A facet with selected values: which ordinals satisfy it, and where it is counted.
struct Selection {
  const index::FacetColumn* column;
  std::vector<char> wanted;  // by ordinal
  std::size_t facet;         // index in Counts::facets, or npos
};

constexpr std::size_t npos = static_cast<std::size_t>(-1);

bool satisfies(const Selection& selection, Xapian::docid docid) {
  for (const std::uint32_t ordinal : selection.column->of(docid)) {
    if (selection.wanted[ordinal] != 0) return true;
  }
  return false;
}

void count_in(FacetCount& facet, Xapian::docid docid) {
  const auto ordinals = facet.column->of(docid);
  for (const std::uint32_t ordinal : ordinals) ++facet.counts[ordinal];
  facet.missing += ordinals.empty();
}

std::uint32_t cut(std::uint32_t date, Interval interval) {
  switch (interval) {
    case Interval::year:
      return date / 10000 * 10000;
    case Interval::month:
      return date / 100 * 100;
    case Interval::day:
      return date;
  }
  return date;
}

std::vector<Selection> selections_of(const SearchRequest& request, const index::Columns& columns) {
  std::vector<Selection> out;
  for (const auto& [name, filter] : request.filters) {
    if (filter.any.empty()) continue;
    Selection selection{&columns.facet(name), {}, npos};
    selection.wanted.resize(selection.column->values.size());
    for (const std::string& value : filter.any) {
      const auto known = selection.column->by_value.find(value);
      if (known != selection.column->by_value.end()) selection.wanted[known->second] = 1;
    }
    for (std::size_t i = 0; i < request.facets.size(); ++i) {
      if (request.facets[i] == name) selection.facet = i;
    }
    out.push_back(std::move(selection));
  }
  return out;
}

}  // namespace

Counts count(const std::vector<Xapian::docid>& docids, const index::Columns& columns, const SearchRequest& request) {
  Counts counts;
  for (const std::string& name : request.facets) {
    FacetCount facet;
    facet.name = name;
    facet.column = &columns.facet(name);
    facet.counts.resize(facet.column->values.size());
    counts.facets.push_back(std::move(facet));
  }
  const std::vector<Selection> selections = selections_of(request, columns);
  std::unordered_map<std::uint32_t, std::uint64_t> dates;
  for (const Xapian::docid docid : docids) {
    std::size_t failed = 0;
    std::size_t only = npos;
    for (const Selection& selection : selections) {
      if (satisfies(selection, docid)) continue;
      ++failed;
      only = selection.facet;
      if (failed > 1) break;
    }
    if (failed == 0) {
      ++counts.total;
      for (FacetCount& facet : counts.facets) count_in(facet, docid);
      if (request.timeline) ++dates[cut(columns.date(docid), request.interval)];
    } else if (failed == 1 && only != npos) {
      count_in(counts.facets[only], docid);
    }
  }
  counts.dates.insert(dates.begin(), dates.end());
  return counts;
}

}  // namespace diplomed::search
