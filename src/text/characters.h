// Classes of code points, as far as segmentation and folding need them. Everything not told apart here is
// `complex` and left to ICU.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace diplomed::text {

enum class CharClass : std::uint8_t {
  separator,  // punctuation, symbols, controls: ends a word
  space,
  latin,       // letters of Basic Latin, Latin-1 and Latin Extended-A/B
  russian,     // А–я, Ё, ё
  cyrillic,    // other Cyrillic letters (ў қ ғ ҳ ө ү і …)
  digit,       // 0–9
  ignorable,   // soft hyphen, zero width marks, BOM: inside a word they vanish
  mark,        // combining marks U+0300–036F
  apostrophe,  // ' ’ ʻ ʼ ‘ `: part of a word between two letters
  hyphen,      // - ‐ ‑ and the en dash: joins the parts of a compound
  complex,     // ICU decides
};

CharClass classify(char32_t c);

// White space and control characters, every script.
bool is_space(char32_t c);
// Latin and Cyrillic letters.
bool is_letter(char32_t c);
// A letter or a digit of any script.
bool is_alnum(char32_t c);
// а–я and ё.
constexpr bool is_small_russian(char32_t c) {
  return (c >= U'а' && c <= U'я') || c == U'ё';
}

// ₀–₉, and ⁰–⁹ with ¹ ² ³: digits that are written small (CO₂, м²).
constexpr bool is_subscript_digit(char32_t c) {
  return c >= 0x2080 && c <= 0x2089;
}
constexpr bool is_superscript_digit(char32_t c) {
  return c == 0xB2 || c == 0xB3 || c == 0xB9 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
}

// Simple lower case of the classes latin, russian and cyrillic; other code points come back as they are.
char32_t to_lower(char32_t c);
// True for a capital letter of these classes.
bool is_upper(char32_t c);

// The letter of the other script that looks the same, or 0: а ↔ a, е ↔ e, о ↔ o, р ↔ p, с ↔ c, у ↔ y, х ↔ x, і ↔ i, ё ↔
// ë and the capitals that coincide (В ↔ B, К ↔ K, М ↔ M, Н ↔ H, Т ↔ T), given and returned in lower case.
char32_t latin_lookalike(char32_t cyrillic, bool capital);
char32_t cyrillic_lookalike(char32_t latin, bool capital);

// The letters of a word (UTF-8) when all of them are small Russian ones, else nothing.
std::u32string russian_letters(std::string_view word);

}  // namespace diplomed::text
