#include "server/language/date_format.h"

#include <fmt/format.h>

namespace diplomed::server {
namespace {

// Exactly `text.size()` digits, or -1.
int digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

int days_in_month(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[month - 1];
}

std::optional<PartialDate> parse_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  PartialDate date;
  date.year = digits(text.substr(0, 4));
  if (date.year < 1) return std::nullopt;
  if (text.size() >= 7) {
    date.month = digits(text.substr(5, 2));
    if (text[4] != '-' || date.month < 1 || date.month > 12) return std::nullopt;
  }
  if (text.size() == 10) {
    date.day = digits(text.substr(8, 2));
    if (text[7] != '-' || date.day < 1 || date.day > days_in_month(date.year, date.month)) return std::nullopt;
  }
  return date;
}

std::string to_string(const PartialDate& date) {
  if (date.day != 0) return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
  if (date.month != 0) return fmt::format("{:04}-{:02}", date.year, date.month);
  return fmt::format("{:04}", date.year);
}

std::string first_day(std::string_view text) {
  PartialDate date = *parse_date(text);
  if (date.month == 0) date.month = 1;
  if (date.day == 0) date.day = 1;
  return to_string(date);
}

std::string last_day(std::string_view text) {
  PartialDate date = *parse_date(text);
  if (date.month == 0) date.month = 12;
  if (date.day == 0) date.day = days_in_month(date.year, date.month);
  return to_string(date);
}

}  // namespace diplomed::server
