#include "search/facet_view.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "search/labels.h"

namespace diplomed::search {
namespace {

void keep_most_frequent(std::vector<FacetValue>& values, std::size_t most) {
  const auto more = [](const FacetValue& a, const FacetValue& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  };
  const std::size_t keep = std::min<std::size_t>(values.size(), most);
  std::partial_sort(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(keep), values.end(), more);
  values.resize(keep);
}

// A selected value that no document of the index has is shown too, at 0.
void add_unknown_choices(const FacetFilter& filter, const FacetCount& counted, Facet& facet) {
  const auto add = [&](const std::vector<std::string>& values, bool FacetValue::*flag) {
    for (const std::string& value : values) {
      if (counted.column->by_value.contains(value)) continue;
      FacetValue v;
      v.value = value;
      v.*flag = true;
      facet.values.push_back(std::move(v));
    }
  };
  add(filter.any, &FacetValue::selected);
  add(filter.all, &FacetValue::required);
  add(filter.none, &FacetValue::excluded);
}

}  // namespace

Facet facet_view(const FacetCount& counted, const SearchRequest& request, const Handle& handle) {
  const auto filter_at = request.filters.find(counted.name);
  const FacetFilter none;
  const FacetFilter& filter = filter_at == request.filters.end() ? none : filter_at->second;
  const auto has = [](const std::vector<std::string>& values, const std::string& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
  };
  Facet facet;
  facet.name = counted.name;
  facet.missing = counted.missing;
  std::vector<FacetValue> others;
  for (std::uint32_t i = 0; i < counted.counts.size(); ++i) {
    facet.distinct += counted.counts[i] > 0;
    const std::string& value = counted.column->values[i];
    const bool chosen = has(filter.any, value) || has(filter.all, value) || has(filter.none, value);
    if (counted.counts[i] == 0 && !chosen) continue;
    FacetValue v{
        value, "", "", counted.counts[i], has(filter.any, value), has(filter.none, value), has(filter.all, value)};
    (chosen ? facet.values : others).push_back(std::move(v));
  }
  add_unknown_choices(filter, counted, facet);
  keep_most_frequent(others, request.facet_size);
  facet.values.insert(facet.values.end(), others.begin(), others.end());
  for (FacetValue& v : facet.values) {
    const LabelledValue label = label_of(handle, facet.name, v.value);
    v.label_ru = label.label_ru;
    v.label_en = label.label_en;
  }
  std::stable_sort(facet.values.begin(), facet.values.end(), [](const FacetValue& a, const FacetValue& b) {
    return a.count != b.count ? a.count > b.count : a.label_ru < b.label_ru;
  });
  return facet;
}

Timeline timeline_view(const Counts& counts, Interval interval) {
  Timeline timeline;
  timeline.interval = interval;
  for (const auto& [date, n] : counts.dates) {
    if (date == 0) {
      timeline.undated = n;
      continue;
    }
    const std::string digits = std::to_string(date);
    const std::string padded = std::string(8 - std::min<std::size_t>(8, digits.size()), '0') + digits;
    std::string key = padded.substr(0, 4);
    if (padded.substr(4, 2) != "00") key += "-" + padded.substr(4, 2);
    if (padded.substr(6, 2) != "00") key += "-" + padded.substr(6, 2);
    timeline.buckets.push_back({key, n});
  }
  return timeline;
}

}  // namespace diplomed::search
