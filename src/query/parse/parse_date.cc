#include "query/parse/parse_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <utility>
#include <vector>

#include "document/dates/date_expressions.h"
#include "query/parse/parse_bounds.h"

namespace diplomed::query {
namespace {

// The digits of `text`, or nothing when it is anything else or not `least` to `most` digits long.
std::optional<unsigned> number(std::string_view text, std::size_t least, std::size_t most) {
  if (text.size() < least || text.size() > most) return std::nullopt;
  unsigned value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end) return std::nullopt;
  return value;
}

// Up to three pieces of `text` between `separator`s; `count` is 0 when there are more.
struct Pieces {
  std::array<std::string_view, 3> piece;
  std::size_t count = 0;
};

Pieces split(std::string_view text, char separator) {
  Pieces pieces;
  for (;;) {
    if (pieces.count == pieces.piece.size()) return {};
    const std::size_t at = text.find(separator);
    pieces.piece[pieces.count++] = text.substr(0, at);
    if (at == std::string_view::npos) return pieces;
    text.remove_prefix(at + 1);
  }
}

std::string two_digits(unsigned value) {
  std::string out = std::to_string(value);
  return value < 10 ? '0' + out : out;
}

// YYYY, YYYY-MM, YYYY-MM-DD, dd.mm.yyyy, mm.yyyy → ISO form.
std::optional<std::string> parse_date(std::string_view text) {
  const bool dotted = text.find('.') != std::string_view::npos;
  Pieces parts = split(text, dotted ? '.' : '-');
  if (parts.count == 0) return std::nullopt;
  const bool year_last = dotted && parts.piece[0].size() != 4;
  if (year_last) std::swap(parts.piece[0], parts.piece[parts.count - 1]);
  const auto year = number(parts.piece[0], 4, 4);
  if (!year || *year < 1000) return std::nullopt;
  std::string out = std::to_string(*year);
  if (parts.count == 1) return out;
  const auto month = number(parts.piece[1], 1, 2);
  const auto day = parts.count == 3 ? number(parts.piece[2], 1, 2) : std::optional<unsigned>(1);
  if (!month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
                                         std::chrono::day(*day)};
  if (!date.ok()) return std::nullopt;
  out += '-' + two_digits(*month);
  if (parts.count == 3) out += '-' + two_digits(*day);
  return out;
}

// The bytes of one expression in words, which must be all of `text` (a year word may follow).
std::optional<document::DateExpression> in_words(std::string_view text) {
  const std::vector<document::DateExpression> found = document::find_date_expressions(text, 2);
  if (found.size() != 1 || found[0].relative != document::RelativeYear::none || found[0].has_time) return std::nullopt;
  const Span span = found[0].span;
  const std::string_view rest = text.substr(std::min<std::size_t>(span.end, text.size()));
  if (span.begin != 0 || rest.find_first_not_of(" .") != rest.npos) return std::nullopt;
  return found[0];
}

// One date, in digits or in words; `year` stands in for a missing one.
std::optional<std::string> one_date(std::string_view text, int year = 0) {
  if (const auto iso = parse_date(text)) return iso;
  auto expression = in_words(text);
  const bool in_letters = !text.empty() && !(text.front() >= '0' && text.front() <= '9');
  const bool month_only = !expression && in_letters;  // "May 2020" is no date in prose
  if (month_only) expression = in_words("1 " + std::string(text));
  if (!expression || expression->is_range()) return std::nullopt;
  document::CalendarDate date = expression->start;
  if (month_only) date.day = 0;
  if (date.year == 0) date.year = year;
  if (!document::is_valid(date)) return std::nullopt;
  return date.to_string();
}

// The year, month or day after (`by` 1) or before (-1) an ISO date; nothing outside of four digits.
std::optional<std::string> neighbour(const std::string& iso, int by) {
  const auto part = [&](std::size_t at, std::size_t size) { return number(iso.substr(at, size), size, size); };
  const std::chrono::year year(static_cast<int>(*part(0, 4)));
  std::string out;
  if (iso.size() == 4) {
    out = std::to_string(static_cast<int>(year) + by);
  } else if (iso.size() == 7) {
    const std::chrono::year_month month = year / static_cast<int>(*part(5, 2)) + std::chrono::months(by);
    out = std::to_string(static_cast<int>(month.year())) + '-' + two_digits(static_cast<unsigned>(month.month()));
  } else {
    const std::chrono::year_month_day date(
        std::chrono::sys_days(year / static_cast<int>(*part(5, 2)) / static_cast<int>(*part(8, 2))) +
        std::chrono::days(by));
    out = std::to_string(static_cast<int>(date.year())) + '-' + two_digits(static_cast<unsigned>(date.month())) + '-' +
          two_digits(static_cast<unsigned>(date.day()));
  }
  return out.size() == iso.size() ? std::optional(out) : std::nullopt;
}

// Whether `from` begins after `to` ends.
bool reversed(const std::string& from, const std::string& to) {
  const std::size_t common = std::min(from.size(), to.size());
  return from.compare(0, common, to, 0, common) > 0;
}

std::optional<Range> between(std::string_view low, std::string_view high) {
  const auto to = one_date(high);
  if (!to) return std::nullopt;
  const auto from = one_date(low, static_cast<int>(*number(to->substr(0, 4), 4, 4)));  // «май – июнь 2020»
  if (!from) return std::nullopt;
  if (reversed(*from, *to)) return Range{*to, *from, true};
  return Range{*from, *to};
}

// «1–15 мая 2020»: what words say as a whole.
std::optional<Range> range_in_words(std::string_view text) {
  const auto expression = in_words(text);
  if (!expression || !expression->is_range()) return std::nullopt;
  document::CalendarDate from = expression->start;
  const document::CalendarDate& to = expression->end;
  if (from.year == 0) from.year = to.year;
  if (from.month == 0 && from.day != 0) from.month = to.month;
  if (!document::is_valid(from) || !document::is_valid(to)) return std::nullopt;
  return Range{from.to_string(), to.to_string()};
}

std::optional<Range> read_bounds(Bounds bounds) {
  if (bounds.single) {
    const std::string_view text = bounds.from;
    if (text.size() == 9 && text[4] == '-') return between(text.substr(0, 4), text.substr(5));  // 2019-2021
    const auto date = one_date(text);
    if (!date) return std::nullopt;
    return Range{*date, *date};
  }
  if (!bounds.from.empty() && !bounds.to.empty()) return between(bounds.from, bounds.to);
  if (bounds.from.empty() == bounds.to.empty()) return std::nullopt;
  auto date = one_date(bounds.from.empty() ? bounds.to : bounds.from);
  if (date && bounds.from_excluded) date = neighbour(*date, 1);
  if (date && bounds.to_excluded) date = neighbour(*date, -1);
  if (!date) return std::nullopt;
  return bounds.from.empty() ? Range{"", *date} : Range{*date, ""};
}

}  // namespace

std::optional<Range> parse_date_range(std::string_view text) {
  const Bounds bounds = split_bounds(text);
  const auto range = read_bounds(bounds);
  return range ? range : range_in_words(trim_blanks(text));
}

}  // namespace diplomed::query
