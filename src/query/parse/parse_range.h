// Ranges of dates and of numbers as a query writes them.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "query/parse/typed_range.h"

namespace diplomed::query {

// Nothing when it is not understood, is longer than 120 bytes, or names a date that does not exist (2021-02-29).
//
// Dates: YYYY, YYYY-MM, YYYY-MM-DD, dd.mm.yyyy, mm.yyyy, and in words (document/dates/date_expressions.h): «май 2020»,
// «9 мая 2020 года»; ranges as split_bounds() and 2019-2021; «май – июнь 2020» is one of 2020.
//
// Numbers: digits, in groups of three or not, with a decimal comma or point, «%», and тыс., млн, млрд, трлн, thousand,
// million … after them; ranges as split_bounds() and 5-7; in «2–5 млн» both are millions. One comma is a decimal one,
// several are groups. At most 20 digits before the point and 9 after it.
std::optional<Range> parse_range(RangeKind kind, std::string_view text);

// The end of the value of a date or number field that begins at `begin` of `text` without quotes: the word there, and
// what goes on after a blank («9 мая 2020», «2 млн», «2019 – 2021»). Nothing when it is no range.
struct FoundRange {
  Range range;
  std::size_t end = 0;
};
std::optional<FoundRange> find_range(RangeKind kind, std::string_view text, std::size_t begin);

// «год», «г.»: what follows a year, in any form.
bool is_year_word(std::string_view word);

}  // namespace diplomed::query
