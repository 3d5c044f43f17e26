// Hard-wrapped text is told by the greedy rule that produced it: a line was broken because the next word would not
// have fitted. The width is that of the longest line inside a block of neighbouring lines; when nearly all breaks
// inside blocks obey the rule for it, the text was wrapped and its breaks mean nothing.
#include "document/lines.h"

#include <algorithm>

#include "base/utf8.h"
#include "document/chars.h"
#include "document/dates/calendar.h"

namespace diplomed::document {
namespace {

constexpr std::size_t kNarrowestWrap = 50;
constexpr std::size_t kWidestWrap = 130;
constexpr std::size_t kLeastBreaks = 3;
constexpr std::size_t kBytesOfLine = 200;  // of news, about

bool is_ascii_space(char c) {
  return c == ' ' || c == '\t' || c == '\f' || c == '\v';
}

// Length of a glued " date 2025-10-24 " prefix (with the blanks around it), 0 when there is none.
std::size_t date_prefix(std::string_view raw, std::string& value) {
  std::size_t i = 0;
  while (i < raw.size() && is_ascii_space(raw[i])) ++i;
  if (!raw.substr(i).starts_with("date") && !raw.substr(i).starts_with("Date")) return 0;
  i += 4;
  if (i < raw.size() && raw[i] == ':') ++i;
  const std::size_t space = i;
  while (i < raw.size() && is_ascii_space(raw[i])) ++i;
  if (i == space || i + 10 > raw.size()) return 0;
  const std::optional<CalendarDate> date = parse_iso_date(raw.substr(i, 10));
  if (!date || date->day == 0) return 0;
  i += 10;
  const std::size_t end = i;
  while (i < raw.size() && is_ascii_space(raw[i])) ++i;
  if (i == end && i < raw.size()) return 0;
  value = date->to_string();
  return i;
}

// Bytes of decorative glyphs and the blanks after them at the front of `text`.
std::size_t glyph_prefix(std::string_view text) {
  std::size_t i = 0;
  std::size_t glyphs = 0;
  while (i < text.size()) {
    const utf8::CodePoint c = chars::decode(text, i);
    if (chars::is_decorative(c.value)) {
      ++glyphs;
    } else if (!chars::is_blank(c.value) || glyphs == 0) {
      break;
    }
    i += c.bytes;
  }
  return glyphs == 0 ? 0 : i;
}

// "# " … "###### " at the front.
std::size_t heading_prefix(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size() && text[i] == '#') ++i;
  if (i == 0 || i > 6 || i >= text.size() || text[i] != ' ') return 0;
  while (i < text.size() && text[i] == ' ') ++i;
  return i;
}

void cut_emphasis(Line& line) {
  std::size_t marks = 0;
  for (std::size_t at = line.text.find("**"); at != std::string::npos; at = line.text.find("**", at + 2)) ++marks;
  if (marks == 0 || marks % 2 != 0 || line.text.find_first_not_of("* ") == std::string::npos) return;
  for (std::size_t at = line.text.find("**"); at != std::string::npos; at = line.text.find("**"))
    line.text.erase(at, 2);
  line.stripped.emplace_back("**");
}

void cut_front(Line& line, std::size_t bytes) {
  line.stripped.push_back(line.text.substr(0, bytes));
  line.text.erase(0, bytes);
}

std::size_t first_word_length(std::string_view text) {
  return chars::length(text.substr(0, text.find(' ')));
}

}  // namespace

std::vector<Line> split_lines(std::string_view source) {
  std::vector<Line> lines;
  lines.reserve(source.size() / kBytesOfLine + 2);
  std::uint32_t number = 0;
  bool gap = false;
  const bool returns = source.find('\r') != std::string_view::npos;
  std::size_t begin = 0;
  while (begin < source.size()) {
    std::size_t end = std::min(source.find('\n', begin), source.size());
    if (returns) end = std::min(source.substr(0, end).find('\r', begin), end);
    ++number;
    const std::string_view raw = source.substr(begin, end - begin);
    begin = end + (source.substr(end, 2) == "\r\n" ? 2 : 1);
    if (std::all_of(raw.begin(), raw.end(), is_ascii_space)) {
      gap = true;
      continue;
    }
    Line line;
    line.number = number;
    line.raw = raw;
    line.gap = gap;
    lines.push_back(std::move(line));
    gap = false;
  }
  return lines;
}

std::optional<Date> clean_line(Line& line) {
  std::optional<Date> found;
  std::string_view raw = line.raw;
  std::string value;
  if (const std::size_t prefix = date_prefix(raw, value)) {
    line.stripped.emplace_back(raw.substr(0, prefix));
    found = Date{DateKind::published, value, DatePrecision::day, Confidence::high, line.stripped.back(), line.number};
    raw.remove_prefix(prefix);
  }
  line.text = chars::tidy(line.text.empty() ? raw : std::string_view(line.text));
  if (const std::size_t prefix = heading_prefix(line.text)) {
    cut_front(line, prefix);
    line.kind = LineKind::heading;
  }
  if (line.text.find("**") != std::string::npos) cut_emphasis(line);
  const std::size_t glyphs = glyph_prefix(line.text);
  if (glyphs > 0 && glyphs < line.text.size()) {
    cut_front(line, glyphs);
    if (line.kind == LineKind::text) line.kind = LineKind::list_item;
  }
  return found;
}

void mark_wrapped(std::vector<Line>& lines) {
  std::size_t width = 0;
  std::vector<std::size_t> lengths(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lengths[i] = chars::length(lines[i].text);
    const bool in_block = (i > 0 && !lines[i].gap) || (i + 1 < lines.size() && !lines[i + 1].gap);
    if (in_block) width = std::max(width, lengths[i]);
  }
  if (width < kNarrowestWrap || width > kWidestWrap) return;
  std::size_t breaks = 0;
  std::size_t greedy = 0;
  const auto obeys = [&](std::size_t i) {
    return lengths[i] >= width / 2 && lengths[i] + 1 + first_word_length(lines[i + 1].text) > width;
  };
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i + 1].gap) continue;
    ++breaks;
    if (obeys(i)) ++greedy;
  }
  if (greedy < kLeastBreaks || greedy * 5 < breaks * 4) return;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const char32_t next = chars::first(lines[i + 1].text);
    if (!lines[i + 1].gap && obeys(i) && !chars::is_dash(next)) lines[i + 1].continues = true;
  }
}

}  // namespace diplomed::document
