#include "query/parse/parse_chars.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace diplomed::query {
namespace {

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

bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) ||
         c == 0xFEFF;
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

std::string_view trim_punctuation(std::string_view text) {
  static constexpr std::array<std::string_view, 7> kMarks = {".", ",", ";", ":", "!", "?", "…"};
  const auto ends_with = [&](std::string_view mark) { return text.ends_with(mark); };
  for (;;) {
    const auto* mark = std::find_if(kMarks.begin(), kMarks.end(), ends_with);
    if (mark == kMarks.end()) return text;
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
