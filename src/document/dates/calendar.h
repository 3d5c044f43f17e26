// Calendar dates: validity, weekdays, ISO 8601.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "document/article.h"

namespace diplomed::document {

// A year, a month or a day: `month` and `day` are 0 when they are not known (day only with a month).
struct CalendarDate {
  int year = 0;
  int month = 0;
  int day = 0;

  DatePrecision precision() const;
  std::string to_string() const;  // "2019", "2019-11" or "2019-11-18"
  friend bool operator==(const CalendarDate&, const CalendarDate&) = default;
};

// True for a date of the Gregorian calendar in the years 1000…2999.
bool is_valid(const CalendarDate& date);

// 1 = Monday … 7 = Sunday. REQUIRES: is_valid(date) with a day.
int weekday(const CalendarDate& date);

// Days since 1970-01-01; a missing month or day counts as the first.
long day_number(const CalendarDate& date);

// "YYYY", "YYYY-MM" or "YYYY-MM-DD", for the last one with a time after "T" or a space ("2025-10-24T10:30:00+06:00");
// nullopt for anything else and for dates that do not exist.
std::optional<CalendarDate> parse_iso_date(std::string_view text);

}  // namespace diplomed::document
