#include "text/characters.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "language_data/look_alikes.h"

namespace diplomed::text {
namespace {

constexpr CharClass classify_low(char32_t c) {
  if (c < 0x80) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return CharClass::latin;
    if (c >= '0' && c <= '9') return CharClass::digit;
    if (c == ' ' || (c >= '\t' && c <= '\r')) return CharClass::space;
    if (c == '\'' || c == '`') return CharClass::apostrophe;
    if (c == '-') return CharClass::hyphen;
    return CharClass::separator;
  }
  if (c == 0xA0 || c == 0x85) return CharClass::space;
  if (c == 0xAD) return CharClass::ignorable;
  if (c == 0xB7) return CharClass::separator;
  if (c < 0xC0) {
    return std::u32string_view(U"ªº²³¹µ¼½¾").find(c) != std::u32string_view::npos ? CharClass::complex
                                                                                  : CharClass::separator;
  }
  if (c == 0xD7 || c == 0xF7) return CharClass::separator;
  if (c < 0x250) return CharClass::latin;
  if (c == 0x2BB || c == 0x2BC || c == 0x2B9 || c == 0x2BD) return CharClass::apostrophe;
  if (c >= 0x300 && c < 0x370) return CharClass::mark;
  if (c < 0x400) return CharClass::complex;
  if ((c >= 0x410 && c <= 0x44F) || c == 0x401 || c == 0x451) return CharClass::russian;
  if (c == 0x482) return CharClass::separator;
  if (c >= 0x483 && c <= 0x489) return CharClass::mark;
  if (c < 0x530) return CharClass::cyrillic;
  return CharClass::complex;
}

CharClass classify_high(char32_t c) {
  if (c >= 0x2000 && c < 0x2070) {
    if (c <= 0x200A || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F) return CharClass::space;
    if ((c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || c >= 0x2060) return CharClass::ignorable;
    if (c >= 0x2010 && c <= 0x2013 && c != 0x2012) return CharClass::hyphen;
    if (c == 0x2018 || c == 0x2019) return CharClass::apostrophe;
    return CharClass::separator;
  }
  if (c == 0x2116 || (c >= 0x20A0 && c < 0x20D0) || (c >= 0x2190 && c < 0x2460) || (c >= 0x2500 && c < 0x2C00)) {
    return CharClass::separator;
  }
  if (c == 0x1680 || c == 0x3000) return CharClass::space;
  if (c == 0xFEFF) return CharClass::ignorable;
  if (c == 0xFFFD || (c >= 0x1F000 && c < 0x1FB00)) return CharClass::separator;
  return CharClass::complex;
}

constexpr char32_t kTableSize = 0x530;

constexpr auto kLowClasses = [] {
  std::array<CharClass, kTableSize> t{};
  for (char32_t c = 0; c < kTableSize; ++c) t[c] = classify_low(c);
  return t;
}();

const std::array<char16_t, kTableSize>& lower_table() {
  static const std::array<char16_t, kTableSize> table = [] {
    std::array<char16_t, kTableSize> t{};
    for (char32_t c = 0; c < kTableSize; ++c) {
      t[c] = static_cast<char16_t>(u_tolower(static_cast<UChar32>(c)));
    }
    t[0x130] = 'i';  // İ: the full mapping has a combining dot, which no query has
    return t;
  }();
  return table;
}

}  // namespace

CharClass classify(char32_t c) {
  return c < kTableSize ? kLowClasses[c] : classify_high(c);
}

bool is_space(char32_t c) {
  return c <= 0x20 || (c >= 0x7F && c < 0xA0) || classify(c) == CharClass::space;
}

bool is_letter(char32_t c) {
  const CharClass kind = classify(c);
  return kind == CharClass::latin || kind == CharClass::russian || kind == CharClass::cyrillic;
}

bool is_alnum(char32_t c) {
  const CharClass kind = classify(c);
  if (kind != CharClass::complex) return kind == CharClass::digit || is_letter(c);
  return u_isUAlphabetic(static_cast<UChar32>(c)) || u_isalnum(static_cast<UChar32>(c));
}

char32_t to_lower(char32_t c) {
  if (c < kTableSize) return lower_table()[c];
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

bool is_upper(char32_t c) {
  return to_lower(c) != c;
}

std::u32string russian_letters(std::string_view word) {
  std::u32string letters = to_u32(word);
  if (!std::all_of(letters.begin(), letters.end(), is_small_russian)) letters.clear();
  return letters;
}

char32_t latin_lookalike(char32_t cyrillic, bool capital) {
  for (const auto& p : language_data::kLookAlikes) {
    if (p.cyrillic.front() == cyrillic && (capital || !p.only_capital)) return p.latin.front();
  }
  return 0;
}

char32_t cyrillic_lookalike(char32_t latin, bool capital) {
  for (const auto& p : language_data::kLookAlikes) {
    if (p.latin.front() == latin && (capital || !p.only_capital)) return p.cyrillic.front();
  }
  return 0;
}

}  // namespace diplomed::text
