#include "document/chars.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "base/byte_scan.h"

namespace diplomed::document::chars {
namespace {

bool is_zero_width(char32_t c) {
  return c == 0xad || (c >= 0x200b && c <= 0x200f) || c == 0x2060 || c == 0xfeff;
}

}  // namespace

bool is_blank(char32_t c) {
  return c <= 0x20 || c == 0x7f || text::classify(c) == text::CharClass::space || is_zero_width(c);
}

bool is_lower(char32_t c) {
  return is_letter(c) && !is_upper(c);
}

bool is_decorative(char32_t c) {
  if (c < 0x80) return false;
  return c == 0xd7 || c == 0xb7 || c == 0x2022 || c == 0x2023 || c == 0x2043 || c == 0x203c || c == 0x2049 ||
         (c >= 0x2190 && c <= 0x21ff) || (c >= 0x2300 && c <= 0x23ff) || (c >= 0x25a0 && c <= 0x27bf) ||
         (c >= 0x2900 && c <= 0x297f) || (c >= 0x2b00 && c <= 0x2bff) || c == 0xfe0f || c == 0x200d ||
         (c >= 0x1f000 && c <= 0x1faff);
}

bool is_dash(char32_t c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

bool is_quote(char32_t c) {
  return c == '"' || c == '\'' || c == 0xab || c == 0xbb || (c >= 0x2018 && c <= 0x201f) || c == 0x2039 || c == 0x203a;
}

std::size_t find(std::string_view text, std::string_view needle, std::size_t from) {
  if (from > text.size()) return std::string_view::npos;
  const void* at = memmem(text.data() + from, text.size() - from, needle.data(), needle.size());
  return at == nullptr ? std::string_view::npos : static_cast<std::size_t>(static_cast<const char*>(at) - text.data());
}

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    const utf8::CodePoint c = decode(text, 0);
    if (!is_blank(c.value)) break;
    text.remove_prefix(c.bytes);
  }
  while (!text.empty()) {
    std::size_t at = text.size() - 1;
    while (at > 0 && text.size() - at < 4 && (text[at] & 0xC0) == 0x80) --at;
    if (!is_blank(decode(text, at).value)) break;
    text = text.substr(0, at);
  }
  return text;
}

namespace {

// True at the blanks that tidy() does not keep as they are, all but a single plain space, and at a few signs beside
// them.
constexpr auto is_untidy = [](std::uint8_t b0, std::uint8_t b1, std::uint8_t b2, std::uint8_t) {
  const bool ascii = (b0 < 0x20) | (b0 == 0x7f) | ((b0 == 0x20) & (b1 == 0x20));
  const bool latin = (b0 == 0xc2) & ((b1 | 0x10) != 0xbb);  // « » are what stands in texts
  const bool general = (b0 == 0xe2) & (((b1 == 0x80) & ((b2 < 0x90) | (b2 > 0xa6))) | (b1 == 0x81));
  return static_cast<std::uint8_t>(ascii | latin | general | (b0 == 0xe3) | (b0 == 0xef));
};

}  // namespace

std::string tidy(std::string_view text) {
  text = trim(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t clean = std::min(find_flagged(text, i, is_untidy), text.size());
    out.append(text.substr(i, clean - i));
    bool space = false;
    for (i = clean; i < text.size();) {
      const utf8::CodePoint c = decode(text, i);
      if (!is_blank(c.value)) {
        if (i > clean) break;
        out.append(text.substr(i, c.bytes));
      }
      space = space || (is_blank(c.value) && !is_zero_width(c.value));
      i += c.bytes;
    }
    if (space && out.back() != ' ') out += ' ';
  }
  return out;
}

namespace {

using Byte = std::uint8_t;

bool is_next(Byte b) {
  return (b & 0xc0) == 0x80;
}

}  // namespace

char32_t first(std::string_view text) {
  return text.empty() ? 0 : decode(text, 0).value;
}

char32_t last(std::string_view text) {
  if (text.empty()) return 0;
  std::size_t at = text.size() - 1;
  while (at > 0 && text.size() - at < 4 && (text[at] & 0xC0) == 0x80) --at;
  return decode(text, at).value;
}

std::size_t count_words(std::string_view text, std::size_t most) {
  const auto begins_word = [](Byte before, Byte b) {
    const auto is_space = [](Byte c) { return static_cast<Byte>((c == ' ') + (c == '\t') + (c == '\n')); };
    return static_cast<Byte>(is_space(before) & (is_space(b) == 0));
  };
  return std::min(count_flagged(text, begins_word, ' ', most), most);
}

std::size_t length(std::string_view text) {
  return count_flagged(
      text, [](Byte, Byte b) { return static_cast<Byte>(!is_next(b)); }, Byte{0x80});
}

namespace {

constexpr std::size_t kBytesOfWord = 12;  // of Russian prose, about

}  // namespace

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> out;
  out.reserve(text.size() / kBytesOfWord + 1);
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

std::string_view strip_punctuation(std::string_view word) {
  const auto inside = [](char32_t c) { return is_letter(c) || is_digit(c); };
  while (!word.empty() && !inside(first(word))) word.remove_prefix(decode(word, 0).bytes);
  while (!word.empty() && !inside(last(word))) {
    std::size_t at = word.size() - 1;
    while (at > 0 && (word[at] & 0xC0) == 0x80) --at;
    word = word.substr(0, at);
  }
  return word;
}

bool ends_sentence(std::string_view text) {
  while (!text.empty()) {
    const char32_t c = last(text);
    if (c == '.' || c == '!' || c == '?' || c == 0x2026) return true;
    if (!is_quote(c) && c != ')' && c != ']') return false;
    std::size_t at = text.size() - 1;
    while (at > 0 && (text[at] & 0xC0) == 0x80) --at;
    text = text.substr(0, at);
  }
  return false;
}

}  // namespace diplomed::document::chars
