#include "query/parse_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <utility>

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

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// "2019," "2019." → "2019", but "2019.." is an open range.
std::string_view without_final_punctuation(std::string_view text) {
  static constexpr std::string_view marks = ",;:!?";
  while (!text.empty() && marks.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  if (text.ends_with('.') && !text.ends_with("..")) text.remove_suffix(1);
  return text;
}

// Position and size of what separates the bounds; size 0 when there is none.
struct Separator {
  std::size_t at = std::string_view::npos;
  std::size_t size = 0;
};

Separator find_separator(std::string_view text) {
  Separator found;
  for (const std::string_view mark : {"..", "…", "–", "—"}) {
    const std::size_t at = text.find(mark);
    if (at < found.at) found = {at, mark.size()};
  }
  if (found.size == 0) {
    if (text.size() == 9 && text[4] == '-') return {4, 1};  // 2019-2021
    return found;
  }
  while (text.substr(found.at + found.size).starts_with('.')) ++found.size;  // 2019...2021
  return found;
}

// Whether `from` begins after `to` ends.
bool reversed(const std::string& from, const std::string& to) {
  if (from.empty() || to.empty()) return false;
  const std::size_t common = std::min(from.size(), to.size());
  return from.compare(0, common, to, 0, common) > 0;
}

}  // namespace

std::optional<DateRange> parse_date_range(std::string_view text) {
  text = without_final_punctuation(trim(text));
  const Separator separator = find_separator(text);
  if (separator.size == 0) {
    const auto date = parse_date(text);
    if (!date) return std::nullopt;
    return DateRange{*date, *date};
  }
  const std::string_view left = trim(text.substr(0, separator.at));
  const std::string_view right = trim(text.substr(separator.at + separator.size));
  const auto from = left.empty() ? std::optional<std::string>("") : parse_date(left);
  const auto to = right.empty() ? std::optional<std::string>("") : parse_date(right);
  if (!from || !to || (from->empty() && to->empty())) return std::nullopt;
  if (reversed(*from, *to)) return DateRange{*to, *from};
  return DateRange{*from, *to};
}

}  // namespace diplomed::query
