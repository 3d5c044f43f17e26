// Dates as a query writes them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace diplomed::query {

// Bounds in ISO form (YYYY, YYYY-MM, YYYY-MM-DD), inclusive; one of them may be empty (open).
struct DateRange {
  std::string from;
  std::string to;
};

// Reads YYYY, YYYY-MM, YYYY-MM-DD, dd.mm.yyyy, mm.yyyy (both bounds equal) and ranges of these:
// a..b, ..b, a.., a…b, a–b, a—b, and 2019-2021. Bounds the wrong way round are swapped; sentence
// punctuation at the end is ignored. Nothing when a date does not exist (2021-02-29).
std::optional<DateRange> parse_date_range(std::string_view text);

}  // namespace diplomed::query
