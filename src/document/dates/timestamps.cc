#include "document/dates/timestamps.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"
#include "document/chars.h"
#include "document/noise/noise_rules.h"
#include "language_data/stamp_words.h"

namespace diplomed::document {
namespace {

// The parts of `text` outside of `span`, joined by a space.
std::string without(std::string_view text, Span span) {
  return std::string(text.substr(0, span.begin)) + " " + std::string(text.substr(span.end));
}

// True when `rest` has only stamp words, numbers of a time and signs; counts the words that say "when".
bool only_stamp(const std::string& rest, bool& has_time, bool& has_day_word) {
  std::string word;
  bool good = true;
  const auto close = [&] {
    if (word.empty()) return;
    const std::string folded = chars::fold(word);
    if (one_of(folded, language_data::stamp_words::kDay)) has_day_word = true;
    good = good && one_of(folded, language_data::stamp_words::kStamp);
    word.clear();
  };
  for (std::size_t i = 0; i < rest.size() && good;) {
    const utf8::CodePoint c = chars::decode(rest, i);
    if (chars::is_letter(c.value)) {
      word.append(rest, i, c.bytes);
    } else {
      close();
      if (c.value == ':' && i > 0 && i + 1 < rest.size() && chars::is_digit(static_cast<unsigned char>(rest[i - 1])) &&
          chars::is_digit(static_cast<unsigned char>(rest[i + 1]))) {
        has_time = true;
      }
      static constexpr std::string_view kSigns = " .,:;|/-+()0123456789";
      const bool sign = c.value < 0x80
                            ? kSigns.find(static_cast<char>(c.value)) != std::string_view::npos
                            : chars::is_dash(c.value) || chars::is_decorative(c.value) || chars::is_blank(c.value);
      good = good && sign;
    }
    i += c.bytes;
  }
  close();
  return good;
}

std::size_t digits_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

bool read_digits(std::string_view text, std::size_t at, std::size_t count, int& value) {
  if (at + count > text.size()) return false;
  value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
    value = value * 10 + (text[i] - '0');
  }
  return at + count == text.size() || text[at + count] < '0' || text[at + count] > '9';
}

// yyyy SEP mm [SEP dd] at `at`.
std::optional<CalendarDate> url_date_at(std::string_view url, std::size_t at) {
  CalendarDate date;
  if (!read_digits(url, at, 4, date.year) || date.year < 1990 || date.year > 2100) return std::nullopt;
  const std::size_t sep = at + 4;
  if (sep >= url.size() || (url[sep] != '/' && url[sep] != '-')) return std::nullopt;
  if (!read_digits(url, sep + 1, 2, date.month)) return std::nullopt;
  const std::size_t next = sep + 3;
  if (next < url.size() && url[next] == url[sep]) {
    if (!read_digits(url, next + 1, 2, date.day)) date.day = 0;
  }
  if (date.day == 0 && url[sep] == '-') return std::nullopt;  // "2025-10-vrachey" may be anything
  if (!is_valid(date)) return std::nullopt;
  return date;
}

}  // namespace

bool is_single_stamp(std::string_view text) {
  const std::vector<DateExpression> found = find_date_expressions(text);
  if (found.size() > 1) return false;
  bool has_time = false;
  bool has_day_word = false;
  if (found.size() == 1) {
    const DateExpression& e = found.front();
    return e.has_day() && !e.is_range() && (e.prefix == DatePrefix::none || e.prefix == DatePrefix::from) &&
           only_stamp(without(text, e.span), has_time, has_day_word) && digits_in(without(text, e.span)) <= 8;
  }
  if (digits_in(text) > 8 || !only_stamp(std::string(text), has_time, has_day_word)) return false;
  return has_time || (has_day_word && chars::count_words(text) <= 2 && !chars::ends_sentence(text));
}

// «24 октября 2025 · Здравоохранение»: the sections of the page may stand beside the stamp.
bool is_timestamp_line(std::string_view text) {
  if (digits_in(text) == 0 && chars::count_words(text, 4) > 3) return false;
  if (is_single_stamp(text)) return true;
  bool stamp = false;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size();) {
    const utf8::CodePoint c = chars::decode(text, i);
    if (i == text.size() || c.value == '|' || c.value == 0xb7 || c.value == 0x2022) {
      const std::string_view part = chars::trim(text.substr(begin, i - begin));
      if (is_single_stamp(part)) {
        stamp = true;
      } else if (!noise::is_section_name(chars::fold(part))) {
        return false;
      }
      begin = i + c.bytes;
    }
    i += std::max<std::uint32_t>(c.bytes, 1);
  }
  return stamp;
}

std::optional<DateExpression> timestamp_date(std::string_view raw) {
  const std::vector<DateExpression> found = find_date_expressions(raw);
  return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

std::optional<CalendarDate> date_in_url(std::string_view url) {
  const std::size_t scheme = url.find("://");
  const std::size_t path = url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
  for (std::size_t at = path; at != std::string_view::npos; at = url.find('/', at + 1)) {
    if (const auto date = url_date_at(url, at + 1)) return date;
    int packed = 0;
    if (read_digits(url, at + 1, 8, packed)) {
      const CalendarDate date{packed / 10000, packed / 100 % 100, packed % 100};
      if (date.year >= 1990 && date.year <= 2100 && date.day != 0 && is_valid(date)) return date;
    }
  }
  return std::nullopt;
}

}  // namespace diplomed::document
