// A range of dates or numbers as a query gives it.
#pragma once

#include <string>

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

}  // namespace diplomed::query
