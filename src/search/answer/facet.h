// Counts over all that matches, by facet value and by time.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "search/answer/request.h"

namespace diplomed::search {

struct FacetValue {
  std::string value;
  std::string label_ru;
  std::string label_en;
  std::uint64_t count = 0;  // exact: the total one gets by selecting this value
  bool selected = false;    // in facet=
  bool excluded = false;    // in facet.not=
  bool required = false;    // in facet.all=
};

struct Facet {
  std::string name;
  std::vector<FacetValue> values;  // by count, then label; selected ones are always there, even at 0
  std::uint64_t distinct = 0;      // values with a count, also those beyond facet_size
  std::uint64_t missing = 0;       // documents without any value of this facet
};

struct TimelineBucket {
  std::string key;  // "2019", "2019-11", "2019-11-18"; coarser than the interval when the date is
  std::uint64_t count = 0;
};

struct Timeline {
  Interval interval = Interval::year;
  std::vector<TimelineBucket> buckets;  // in time order; with `undated` they add up to the total, unless a
                                        // collapsed group falls in several
  std::uint64_t undated = 0;
};

}  // namespace diplomed::search
