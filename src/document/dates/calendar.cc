#include "document/dates/calendar.h"

#include <array>
#include <cstddef>

namespace diplomed::document {
namespace {

bool is_leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in_month(int year, int month) {
  static constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

// Exactly `count` digits at `at`, or -1.
int digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

std::string padded(int value, std::size_t width) {
  std::string out = std::to_string(value);
  return out.size() < width ? std::string(width - out.size(), '0') + out : out;
}

// What may follow a full date: nothing, or a time of day that begins "THH:MM" or " HH:MM".
bool is_time_tail(std::string_view tail) {
  if (tail.empty()) return true;
  if (tail.front() == 'Z') return tail.size() == 1;
  if (tail.front() != 'T' && tail.front() != 't' && tail.front() != ' ') return false;
  const int hour = digits(tail, 1, 2);
  if (hour < 0 || hour > 24 || tail.size() < 6 || tail[3] != ':') return false;
  const int minute = digits(tail, 4, 2);
  if (minute < 0 || minute > 59) return false;
  return tail.find_first_not_of("0123456789:.,+-Zz UTC", 6) == std::string_view::npos;
}

}  // namespace

DatePrecision CalendarDate::precision() const {
  return day != 0 ? DatePrecision::day : month != 0 ? DatePrecision::month : DatePrecision::year;
}

std::string CalendarDate::to_string() const {
  std::string out = padded(year, 4);
  if (month != 0) out += "-" + padded(month, 2);
  if (day != 0) out += "-" + padded(day, 2);
  return out;
}

bool is_valid(const CalendarDate& date) {
  if (date.year < 1000 || date.year > 2999) return false;
  if (date.month == 0) return date.day == 0;
  if (date.month < 1 || date.month > 12) return false;
  return date.day >= 0 && date.day <= days_in_month(date.year, date.month);
}

// Howard Hinnant's days_from_civil: years begin in March, so the leap day is the last of the year.
long day_number(const CalendarDate& date) {
  const long month = date.month == 0 ? 1 : date.month;
  const long day = date.day == 0 ? 1 : date.day;
  const long year = date.year - (month <= 2 ? 1 : 0);
  const long era = (year >= 0 ? year : year - 399) / 400;
  const long year_of_era = year - era * 400;
  const long day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const long day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

int weekday(const CalendarDate& date) {
  const long days = day_number(date);  // 1970-01-01 was a Thursday
  return static_cast<int>(((days + 3) % 7 + 7) % 7) + 1;
}

std::optional<CalendarDate> parse_iso_date(std::string_view text) {
  CalendarDate date;
  date.year = digits(text, 0, 4);
  if (date.year < 0) return std::nullopt;
  std::string_view tail = text.substr(4);
  if (!tail.empty()) {
    if (tail.front() != '-') return std::nullopt;
    date.month = digits(tail, 1, 2);
    if (date.month < 1) return std::nullopt;
    tail.remove_prefix(3);
    if (!tail.empty()) {
      if (tail.front() != '-') return std::nullopt;
      date.day = digits(tail, 1, 2);
      if (date.day < 1 || !is_time_tail(tail.substr(3))) return std::nullopt;
    }
  }
  return is_valid(date) ? std::optional(date) : std::nullopt;
}

}  // namespace diplomed::document
