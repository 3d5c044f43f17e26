#include "query/parse/parse_chars.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/utf8.h"

namespace diplomed::query {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Above ASCII what is neither letter nor digit: a list of the blocks of punctuation, symbols,
// combining marks, private use and emoji, sorted.
constexpr Range other_than_alnum[] = {
    {0x0080, 0x00A9}, {0x00AB, 0x00B4}, {0x00B6, 0x00B9}, {0x00BB, 0x00BF}, {0x00D7, 0x00D7},   {0x00F7, 0x00F7},
    {0x02B0, 0x036F}, {0x037E, 0x037E}, {0x0387, 0x0387}, {0x0482, 0x0489}, {0x055A, 0x055F},   {0x0589, 0x058F},
    {0x0591, 0x05C7}, {0x05F3, 0x05F4}, {0x0600, 0x061F}, {0x064B, 0x065F}, {0x066A, 0x066D},   {0x06D4, 0x06D4},
    {0x0964, 0x0965}, {0x1680, 0x1680}, {0x2000, 0x206F}, {0x207A, 0x207E}, {0x208A, 0x208E},   {0x20A0, 0x20FF},
    {0x2190, 0x245F}, {0x2500, 0x2BFF}, {0x2E00, 0x2E7F}, {0x3000, 0x3004}, {0x3008, 0x3020},   {0x3030, 0x3030},
    {0x303D, 0x303D}, {0x30FB, 0x30FB}, {0xD800, 0xF8FF}, {0xFD3E, 0xFD3F}, {0xFE00, 0xFE6F},   {0xFEFF, 0xFF0F},
    {0xFF1A, 0xFF20}, {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65}, {0xFFE0, 0xFFFF}, {0x1F000, 0x1FAFF}, {0xE0000, 0x10FFFF},
};

bool is_ideograph(char32_t c) {
  return (c >= 0x3041 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

// Calls `visit(offset of the word's first character)` for each word until it returns false.
template <typename Visit>
void for_each_word(std::string_view text, Visit visit) {
  bool inside = false;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::CodePoint c = utf8::decode(text, i);
    const bool part = c.valid && is_alnum(c.value);
    const bool begins = part && (!inside || is_ideograph(c.value));
    if (begins && !visit(i)) return;
    inside = part;
    i += c.bytes;
  }
}

}  // namespace

bool is_space(char32_t c) {
  if (c <= 0x20 || (c >= 0x7F && c <= 0xA0)) return true;
  return c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) ||
         c == 0xFEFF;
}

bool is_alnum(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  const Range* after = std::upper_bound(std::begin(other_than_alnum), std::end(other_than_alnum), c,
                                        [](char32_t v, const Range& r) { return v < r.first; });
  return after == std::begin(other_than_alnum) || c > std::prev(after)->last;
}

bool is_letter(char32_t c) {
  return is_alnum(c) && !(c >= '0' && c <= '9');
}

bool is_quote(char32_t c) {
  return c == U'"' || c == U'«' || c == U'»' || c == U'“' || c == U'”' || c == U'„';
}

bool is_opening_quote(char32_t c) {
  return is_quote(c) && c != U'»' && c != U'”';
}

std::string lower_case(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::CodePoint c = utf8::decode(text, i);
    char32_t value = c.value;
    const bool capital = (value >= 'A' && value <= 'Z') || (value >= U'А' && value <= U'Я');
    if (capital) value += 0x20;
    if (value == U'Ё') value = U'ё';
    utf8::append(out, value);
    i += c.bytes;
  }
  return out;
}

std::string_view trim_punctuation(std::string_view text) {
  static constexpr std::array<std::string_view, 7> marks = {".", ",", ";", ":", "!", "?", "…"};
  const auto ends_with = [&](std::string_view mark) { return text.ends_with(mark); };
  for (;;) {
    const auto* mark = std::find_if(marks.begin(), marks.end(), ends_with);
    if (mark == marks.end()) return text;
    text.remove_suffix(mark->size());
  }
}

std::size_t word_end(std::string_view text, std::size_t from) {
  while (from < text.size()) {
    const utf8::CodePoint c = utf8::decode(text, from);
    const bool sign = c.value == '(' || c.value == ')' || c.value == '|';
    if (!c.valid || sign || is_space(c.value) || is_quote(c.value)) break;
    from += c.bytes;
  }
  return from;
}

std::size_t count_alnum(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::CodePoint c = utf8::decode(text, i);
    if (c.valid && is_alnum(c.value)) ++count;
    i += c.bytes;
  }
  return count;
}

std::size_t count_words(std::string_view text) {
  std::size_t count = 0;
  for_each_word(text, [&](std::size_t) {
    ++count;
    return true;
  });
  return count;
}

std::string_view take_words(std::string_view text, std::size_t words) {
  std::size_t seen = 0;
  std::size_t end = text.size();
  for_each_word(text, [&](std::size_t offset) {
    if (seen++ < words) return true;
    end = offset;
    return false;
  });
  text = text.substr(0, end);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

}  // namespace diplomed::query
