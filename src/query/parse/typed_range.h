// A range of dates or numbers as a query gives it.
#pragma once

#include <string>
#include <string_view>

namespace diplomed::query {

enum class RangeKind { date, number };

// Inclusive bounds, one of which may be empty (open). Of dates: YYYY, YYYY-MM, YYYY-MM-DD. Of numbers: decimals
// ("5800000", "0.5"), after ">" or "<" when the bound itself does not count.
struct Range {
  std::string from;
  std::string to;
  bool swapped = false;  // typed the wrong way round

  bool is_year() const { return from == to && from.size() == 4; }  // of dates
};

// What the words of a group are.
enum class Ranges { none, dates, years, numbers };

// The field whose values they are.
inline std::string_view field_of(Ranges ranges) {
  switch (ranges) {
    case Ranges::none:
      return {};
    case Ranges::dates:
      return "date";
    case Ranges::years:
      return "year";
    case Ranges::numbers:
      return "number";
  }
  return {};
}

inline RangeKind range_kind(Ranges ranges) {
  return ranges == Ranges::numbers ? RangeKind::number : RangeKind::date;
}

}  // namespace diplomed::query
