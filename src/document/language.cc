// Languages of the region share an alphabet up to a few letters, and each has some that the others lack. A share of
// one such letter in two hundred is too much for loan words and names. Telling Russian by the absence of all others is
// good enough for a news text; single words are left "und".
#include "document/language.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "document/chars.h"

namespace diplomed::document {
namespace {

constexpr std::size_t kSample = 16 << 10;
constexpr std::size_t kLeastLetters = 12;
constexpr std::size_t kRareShare = 200;  // one special letter in so many counts

struct Letters {
  std::size_t cyrillic = 0;
  std::size_t latin = 0;
  std::array<std::size_t, 0x100> block{};  // U+0400…U+04FF
  std::size_t uzbek_apostrophes = 0;       // oʻ gʻ
  std::size_t accented = 0;

  std::size_t of(std::u32string_view letters) const {
    std::size_t sum = 0;
    for (const char32_t c : letters) sum += block[c & 0xff];
    return sum;
  }
};

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2bb || c == 0x2bc || c == 0x2018 || c == 0x2019 || c == '`';
}

Letters count(std::string_view text) {
  Letters letters;
  char32_t previous = 0;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::CodePoint c = chars::decode(text, i);
    const char32_t small = chars::to_lower(c.value);
    if (small >= 0x400 && small <= 0x4ff) {
      ++letters.cyrillic;
      ++letters.block[small & 0xff];
    } else if (chars::is_letter(small)) {
      ++letters.latin;
      if (small >= 0x80) ++letters.accented;
    } else if (is_apostrophe(small) && (previous == 'o' || previous == 'g')) {
      ++letters.uzbek_apostrophes;
    }
    previous = small;
    i += c.bytes;
  }
  return letters;
}

std::string cyrillic_language(const Letters& l) {
  const std::size_t least = l.cyrillic / kRareShare + 1;
  const std::size_t kazakh = l.of(U"әұһ");
  const std::size_t tajik = l.of(U"ӣӯҷ");
  const std::size_t uzbek = l.of(U"ў");
  const std::size_t turkic = l.of(U"ңөү");
  const std::size_t ukrainian = l.of(U"їєґ");
  const std::size_t dotted = l.of(U"і");
  const std::size_t descender = l.of(U"қғҳ");
  if (tajik >= least && l.of(U"қғҳ") + tajik >= 2 * least) return "tg";
  if (kazakh >= least || (dotted >= least && turkic + descender >= least)) return "kk";
  if (uzbek >= least && descender >= 1) return "uz";
  if (turkic >= least) return "ky";
  if (descender >= 2 * least) return "uz";
  if (ukrainian >= least) return "uk";
  if (uzbek >= least && dotted >= least) return "be";
  if (dotted >= 2 * least) return "uk";
  return "ru";
}

// A few words that no text of the language goes without.
bool is_english(std::string_view text) {
  const std::string folded = " " + chars::fold(text.substr(0, 4000)) + " ";
  std::size_t found = 0;
  for (const std::string_view word : {" the ", " of ", " and ", " in ", " to ", " is ", " for "}) {
    if (folded.find(word) != std::string::npos) ++found;
  }
  return found >= 2;
}

}  // namespace

std::string detect_language(std::string_view text) {
  const std::string_view sample = utf8::truncate(text, kSample);
  const Letters letters = count(sample);
  if (letters.cyrillic + letters.latin < kLeastLetters) return "und";
  if (letters.cyrillic * 10 >= (letters.cyrillic + letters.latin) * 3) return cyrillic_language(letters);
  if (letters.uzbek_apostrophes * kRareShare > letters.latin) return "uz";
  return is_english(sample) && letters.accented * 20 < letters.latin ? "en" : "und";
}

std::string choose_language(std::string_view declared, std::string_view text) {
  const std::string tag = chars::fold(chars::trim(declared));
  const std::size_t end = std::min(tag.find_first_of("-_"), tag.size());
  std::string primary = tag.substr(0, end);
  const bool shaped = (primary.size() == 2 || primary.size() == 3) &&
                      std::all_of(primary.begin(), primary.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  std::string detected = detect_language(text);
  if (!shaped) return detected;
  // A page template says "en" over Russian text, or "ru" over English: the script decides such cases.
  const bool latin_text = detected == "en";
  const bool latin_tag = primary == "en" || primary == "de" || primary == "fr" || primary == "tr";
  const bool russian_over_other = primary == "ru" && detected != "ru" && detected != "und";
  if (detected != "und" && (latin_text != latin_tag || russian_over_other) && primary != "uz") return detected;
  return primary;
}

}  // namespace diplomed::document
