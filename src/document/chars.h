// Small questions about characters and short strings that the rules of this room ask. UTF-8 in. What is a letter and
// what its small form is, text/characters.h says. All functions are pure.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "text/characters.h"
#include "text/fold.h"

namespace diplomed::document::chars {

// utf8::decode(), short for what Russian text is made of.
inline utf8::CodePoint decode(std::string_view text, std::size_t offset) {
  if (offset + 1 < text.size()) {
    const auto lead = static_cast<unsigned char>(text[offset]);
    const auto next = static_cast<unsigned char>(text[offset + 1]);
    if (lead < 0x80) return {lead, 1, true};
    if ((lead == 0xd0 || lead == 0xd1) && (next & 0xc0) == 0x80) {
      return {static_cast<char32_t>((lead & 0x1fu) << 6 | (next & 0x3fu)), 2, true};
    }
  }
  return utf8::decode(text, offset);
}

// White space of any width, and characters without any: zero-width space, joiners, soft hyphen, BOM.
bool is_blank(char32_t c);
using text::is_letter;
using text::is_upper;
bool is_lower(char32_t c);
inline bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}
using text::to_lower;
// Arrows, bullets, dingbats, emoji: what stands at the front of a line for the eye only.
bool is_decorative(char32_t c);
bool is_dash(char32_t c);   // - – — −
bool is_quote(char32_t c);  // " ' and the typographic ones

// `text` without blanks at both ends.
std::string_view trim(std::string_view text);
// One space for each run of blanks, none at the ends, no zero-width characters.
std::string tidy(std::string_view text);
// starts_with(), which looks at the second byte first: the first one is the same for half of the alphabet.
inline bool begins(std::string_view text, std::string_view head) {
  return text.size() >= head.size() && head.size() > 1 && text[1] == head[1] && text.starts_with(head);
}

// The offset after the letters that begin at `from` and whose two bytes begin with D0 or D1, which all Russian ones do.
inline std::size_t past_russian(std::string_view text, std::size_t from) {
  constexpr std::uint64_t kLeads = std::endian::native == std::endian::little ? 0x00fe00fe00fe00fe : 0xfe00fe00fe00fe00;
  constexpr std::uint64_t kRussian = kLeads / 0xfe * 0xd0;
  for (; from + sizeof(std::uint64_t) <= text.size(); from += sizeof(std::uint64_t)) {
    std::uint64_t four = 0;  // letters
    std::memcpy(&four, text.data() + from, sizeof four);
    const std::uint64_t others = (four & kLeads) ^ kRussian;
    if (others == 0) continue;
    const bool little = std::endian::native == std::endian::little;
    return from + static_cast<std::size_t>(little ? std::countr_zero(others) : std::countl_zero(others)) / 16 * 2;
  }
  while (from + 1 < text.size() && (text[from] & 0xfe) == 0xd0) from += 2;
  return from;
}

// The first two letters of phrases of two bytes and more, to be asked before begins() is for each of them.
class HeadFilter {
 public:
  template <typename Phrases, typename Text>
  constexpr HeadFilter(const Phrases& phrases, Text text_of) {
    for (const auto& phrase : phrases) add(text_of(phrase));
  }
  template <typename Phrases>
  explicit constexpr HeadFilter(const Phrases& phrases) : HeadFilter(phrases, [](std::string_view p) { return p; }) {}

  // False when no phrase begins like `text`.
  constexpr bool passes(std::string_view text) const { return text.size() < kHead || all_[key(text)]; }

 private:
  static constexpr std::size_t kHead = 4;  // bytes

  // The second bytes of the letters tell them apart, but for Latin and Cyrillic ones.
  static constexpr std::size_t key(std::string_view text) {
    return (static_cast<unsigned char>(text[1]) & 0x3fu) << 6 | (static_cast<unsigned char>(text[3]) & 0x3fu);
  }
  constexpr void add(std::string_view phrase) {
    if (phrase.size() >= kHead) {
      all_[key(phrase)] = true;
      return;
    }
    const auto first = (static_cast<unsigned char>(phrase.at(1)) & 0x3fu) << 6;
    for (unsigned second = 0; second < 64; ++second) all_[first | second] = true;
  }

  std::array<bool, 4096> all_{};
};

// string_view::find(), which on Cyrillic stops at every other byte, done by memmem().
std::size_t find(std::string_view text, std::string_view needle, std::size_t from = 0);
using text::fold;

// Code points of valid UTF-8.
std::size_t length(std::string_view text);

char32_t first(std::string_view text);  // 0 when empty
char32_t last(std::string_view text);   // 0 when empty

// Words: maximal runs without blanks. `text` should be tidy(). Counting stops at `most`.
std::size_t count_words(std::string_view text, std::size_t most = static_cast<std::size_t>(-1));
std::vector<std::string_view> words(std::string_view text);

// The characters that words are made of when punctuation is taken off both ends.
std::string_view strip_punctuation(std::string_view word);

// "." "!" "?" "…" at the end, quotes and brackets after it allowed.
bool ends_sentence(std::string_view text);

}  // namespace diplomed::document::chars
