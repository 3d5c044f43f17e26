// Date expressions of Russian prose, found but not resolved: «с 18 по 22 августа» has no year yet.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "document/dates/calendar.h"
#include "document/dates/date_tokens.h"

namespace diplomed::document {

enum class RelativeYear : std::uint8_t { none, current, last, next };

// What stands before it: «в 2025 году», «с 2021 года», «до 2030 года», «за 2023 год».
enum class DatePrefix : std::uint8_t { none, in, since, until, by, during, on, from };

struct DateExpression {
  CalendarDate start;  // zeros for what is not said
  CalendarDate end;    // of a range; zeros otherwise
  RelativeYear relative = RelativeYear::none;
  DatePrefix prefix = DatePrefix::none;
  int weekday = 0;        // 1…7 when one is named beside the date
  bool has_time = false;  // «в 10.30» follows
  Span span;              // bytes of the raw line, with preposition, weekday and time

  bool is_range() const { return end.year != 0 || end.month != 0 || end.day != 0; }
  bool has_day() const { return start.day != 0; }
  bool has_month() const { return start.month != 0; }
  bool has_year() const { return start.year != 0; }
};

// The first `most` date expressions of `raw` in order, none overlapping. Dates that cannot exist (31 июня) are left
// out. REQUIRES: raw.size() < 4 GiB. Thread-safe.
std::vector<DateExpression> find_date_expressions(std::string_view raw, std::size_t most = 1000);

}  // namespace diplomed::document
