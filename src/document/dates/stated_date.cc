#include "document/dates/stated_date.h"

#include <gmime/gmime.h>

#include <charconv>
#include <chrono>
#include <string>

#include "base/strings.h"
#include "document/chars.h"
#include "document/dates/date_expressions.h"

namespace diplomed::document {
namespace {

std::optional<CalendarDate> unix_time(std::string_view text) {
  constexpr std::size_t kSecondDigits = 9, kMostSecondDigits = 10, kMillisecondDigits = 13;
  if (text.size() < kSecondDigits || (text.size() > kMostSecondDigits && text.size() != kMillisecondDigits)) return {};
  long long seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc() || end != text.data() + text.size() || seconds < 0) return {};
  if (text.size() == kMillisecondDigits) seconds /= 1000;
  const std::chrono::sys_seconds time{std::chrono::seconds(seconds)};
  const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(time));
  return CalendarDate{static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
                      static_cast<int>(static_cast<unsigned>(day.day()))};
}

// RFC 822, 5.1, as mail and RSS write it. GMime reads much as a date, so the shape is asked for first: a day, a month
// of three Latin letters, a year.
std::optional<CalendarDate> rfc822_date(std::string_view text) {
  const std::size_t comma = text.find(',');
  const std::string_view rest = chars::trim(comma == std::string_view::npos ? text : text.substr(comma + 1));
  const std::size_t blank = rest.find_first_of(" -");
  if (blank == 0 || blank > 2 || blank + 4 > rest.size() || !is_digit(rest.front())) return {};
  for (const char c : rest.substr(blank + 1, 3)) {
    const char small = lower_ascii(c);
    if (small < 'a' || small > 'z') return {};
  }
  GDateTime* time = g_mime_utils_header_decode_date(std::string(text).c_str());
  if (time == nullptr) return {};
  const CalendarDate date{g_date_time_get_year(time), g_date_time_get_month(time), g_date_time_get_day_of_month(time)};
  g_date_time_unref(time);
  return date;
}

// Signs and one short word («МСК») beside the date; of more the field says more than a date.
bool is_little(std::string_view rest) {
  constexpr std::size_t kMostLetters = 4;
  std::size_t letters = 0;
  for (const char32_t c : to_u32(rest)) {
    if (c < 0x80 && is_digit(static_cast<char>(c))) return false;
    letters += chars::is_letter(c);
  }
  return letters <= kMostLetters;
}

// "15.03.24", which prose leaves open: day, month and the last two digits of a year from 1970 to 2069.
std::optional<CalendarDate> short_date(std::string_view text) {
  constexpr int kFirst = 70;
  const char sign = text.find('.') != std::string_view::npos ? '.' : '/';
  const std::vector<std::string_view> parts = split(text.substr(0, text.find(' ')), sign);
  if (parts.size() != 3 || parts[2].size() != 2) return {};
  int numbers[3] = {};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const char* end = parts[i].data() + parts[i].size();
    if (parts[i].size() > 2 || std::from_chars(parts[i].data(), end, numbers[i]).ptr != end) return {};
  }
  return CalendarDate{numbers[2] + (numbers[2] < kFirst ? 2000 : 1900), numbers[1], numbers[0]};
}

std::optional<CalendarDate> prose_date(std::string_view text) {
  const std::vector<DateExpression> found = find_date_expressions(text, 2);
  if (found.size() != 1 || found[0].is_range() || !found[0].has_year()) return {};
  const Span span = found[0].span;
  if (!is_little(text.substr(0, span.begin)) || !is_little(text.substr(span.end))) return {};
  return found[0].start;
}

}  // namespace

std::optional<CalendarDate> parse_stated_date(std::string_view text) {
  text = chars::trim(text);
  std::optional<CalendarDate> date = parse_iso_date(text);
  if (!date) date = unix_time(text);
  if (!date) date = rfc822_date(text);
  if (!date) date = short_date(text);
  if (!date) date = prose_date(text);
  return date && is_valid(*date) ? date : std::nullopt;
}

}  // namespace diplomed::document
