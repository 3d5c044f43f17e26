#include "document/noise/head_line.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/strings.h"
#include "document/chars.h"
#include "document/dates/date_expressions.h"
#include "document/dates/timestamps.h"
#include "document/noise/credits.h"
#include "document/noise/noise_rules.h"
#include "language_data/noise_signs.h"

namespace diplomed::document {
namespace {

constexpr std::size_t kLongestHeadLine = 200;  // bytes
constexpr std::size_t kLongestDateline = 160;  // bytes before the agency's name
constexpr std::size_t kLongestAgency = 60;     // bytes
constexpr std::size_t kMostWords = 3;          // of a place and of an agency's name

bool is_separator(std::string_view text, std::size_t at, const utf8::CodePoint& c) {
  if (c.value == '|' || c.value == ';' || c.value == 0xb7 || c.value == 0x2022) return true;
  const bool blank_after = at + c.bytes >= text.size() || text[at + c.bytes] == ' ';
  if (c.value == ',') return blank_after;
  return chars::is_dash(c.value) && at > 0 && text[at - 1] == ' ' && blank_after;
}

// Words that begin a part of their own where the page has no sign between the parts.
bool begins_part(std::string_view folded) {
  return starts_with_any(folded, language_data::noise_signs::kHeadPart);
}

std::vector<std::string_view> parts_of(std::string_view text, std::string_view folded) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  const auto close = [&](std::size_t end, std::size_t next) {
    const std::string_view part = chars::trim(text.substr(begin, end - begin));
    if (!part.empty()) parts.push_back(part);
    begin = next;
  };
  for (std::size_t i = 0; i < text.size();) {
    const utf8::CodePoint c = chars::decode(text, i);
    const bool counted = i > 0 && text[i - 1] >= '0' && text[i - 1] <= '9';  // «532 просмотра»
    if (is_separator(text, i, c)) {
      close(i, i + c.bytes);
    } else if (c.value == ' ' && !counted && begins_part(folded.substr(i + 1))) {
      close(i, i + 1);
    }
    i += c.bytes;
  }
  close(text.size(), text.size());
  return parts;
}

int two_digits(std::string_view text, std::size_t at) {
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

// «14:05», «, 14:05:30», nothing.
bool is_time_only(std::string_view rest) {
  return rest.size() <= 10 &&
         std::all_of(rest.begin(), rest.end(), [](char c) { return is_digit(c) || c == ' ' || c == ',' || c == ':'; });
}

// The capitalised words at the front of `text`: where they end, 0 when there are none or too many.
std::size_t end_of_name(std::string_view text) {
  std::size_t end = 0;
  std::size_t count = 0;
  for (const std::string_view word : chars::words(text)) {
    if (!chars::is_upper(chars::first(word))) break;
    if (++count > kMostWords) return 0;
    const std::string_view bare = chars::strip_punctuation(word);
    end = static_cast<std::size_t>(bare.data() + bare.size() - text.data());
    if (bare.data() + bare.size() != word.data() + word.size()) break;
  }
  return end;
}

std::size_t skip_signs(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '.' || text[at] == ',')) ++at;
  return at;
}

// The agency that `text` begins with, in its mark: «/ТАСС/», «(Кабар)», «— РИА Новости.»; `end` is past the mark.
std::string agency_at_front(std::string_view text, std::size_t& end) {
  const utf8::CodePoint mark = chars::decode(text, 0);
  if (mark.value == '/' || mark.value == '(') {
    const std::size_t close = text.find(mark.value == '/' ? '/' : ')', 1);
    if (close == std::string_view::npos || close > kLongestAgency) return {};
    const std::string_view name = chars::trim(text.substr(1, close - 1));
    if (!chars::is_upper(chars::first(name)) || chars::count_words(name) > kMostWords) return {};
    end = close + 1;
    return std::string(name);
  }
  if (chars::is_upper(mark.value)) {  // «УзА – …»
    const std::size_t size = end_of_name(text);
    const std::size_t next = size < text.size() && text[size] == ' ' ? size + 1 : size;
    const utf8::CodePoint dash = chars::decode(text, next);
    if (size == 0 || size > kLongestAgency || next == size || !chars::is_dash(dash.value)) return {};
    end = next + dash.bytes;
    return std::string(text.substr(0, size));
  }
  if (!chars::is_dash(mark.value)) return {};
  const std::size_t begin = skip_signs(text, mark.bytes);
  const std::size_t size = end_of_name(text.substr(begin));
  if (size == 0 || size > kLongestAgency || text.substr(begin + size, 2) != ". ") return {};
  end = begin + size + 1;
  return std::string(text.substr(begin, size));
}

}  // namespace

std::optional<HeadLine> read_head_line(std::string_view text) {
  if (text.size() > kLongestHeadLine) return std::nullopt;
  const std::string folded = chars::fold(text);
  if (folded.size() != text.size()) return std::nullopt;
  HeadLine line;
  const std::vector<std::string_view> parts = parts_of(text, folded);
  for (const std::string_view part : parts) {
    const std::string low = chars::fold(part);
    if (const auto author = byline_author(part, low, false)) {
      line.author = *author;
    } else if (is_single_stamp(part) || bare_stamp(part)) {
      line.dated = true;
    } else if (!noise::is_counter(low) && !noise::is_section_name(low)) {
      return std::nullopt;
    }
  }
  return line.dated || (!line.author.empty() && parts.size() > 1) ? std::optional(line) : std::nullopt;
}

std::optional<CalendarDate> bare_stamp(std::string_view text) {
  constexpr std::size_t kDay = 10;   // bytes of 2024-03-15
  constexpr std::size_t kShort = 8;  // of 15.03.24
  if (text.size() >= 16 && text.size() <= 30 && text[kDay] == 'T' && text.find(' ') == std::string_view::npos) {
    const std::optional<CalendarDate> date = parse_iso_date(text);
    return date && date->day != 0 ? date : std::nullopt;
  }
  if (text.size() < kShort || !is_time_only(text.substr(kShort)) || (text.size() > kShort && is_digit(text[kShort]))) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < kShort; ++i) {
    const bool sign = i == 2 || i == 5;
    if (sign ? (text[i] != '.' && text[i] != '/') || text[i] != text[2] : !is_digit(text[i])) return std::nullopt;
  }
  const CalendarDate date{2000 + two_digits(text, 6), two_digits(text, 3), two_digits(text, 0)};
  return date.day != 0 && date.month != 0 && is_valid(date) ? std::optional(date) : std::nullopt;
}

std::optional<Dateline> find_dateline(std::string_view text) {
  const std::size_t place = end_of_name(text.substr(0, kLongestDateline));
  if (place == 0) return std::nullopt;
  const std::string_view head = text.substr(0, std::min(kLongestDateline, text.size()));
  const std::vector<DateExpression> dates = find_date_expressions(head, 1);
  if (dates.empty()) return std::nullopt;
  const DateExpression& date = dates.front();
  if (!date.has_day() || date.is_range() || date.prefix != DatePrefix::none) return std::nullopt;
  if (skip_signs(text, place) != date.span.begin) return std::nullopt;
  const std::size_t mark = skip_signs(text, date.span.end);
  std::size_t past = 0;
  std::string agency = agency_at_front(text.substr(mark), past);
  if (agency.empty()) return std::nullopt;
  return Dateline{date.span, mark + past, std::move(agency)};
}

}  // namespace diplomed::document
