// Most of what comes is Russian, which shows in its function words at once. Everything else is judged by the n-gram
// tables of CLD2 (the full set: the small one has no Turkmen). Where those are not sure, the letters decide: languages
// of the region share an alphabet up to a few, and each has some that the others lack. A share of one such letter in
// two hundred is too much for loan words and names.
#include "document/language.h"

#include <cstdio>
// after <cstdio>: it needs FILE and does not say so
#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/byte_scan.h"
#include "base/utf8.h"
#include "document/chars.h"
#include "language_data/language_words.h"
#include "language_data/telling_letters.h"

namespace diplomed::document {
namespace {

namespace telling_letters = language_data::telling_letters;

constexpr std::size_t kSample = 4 << 10;         // bytes that are judged
constexpr std::size_t kRussianSample = 1 << 10;  // bytes that are looked through for Russian function words
constexpr std::size_t kLeastLetters = 12;
constexpr std::size_t kLeastWithoutLetters = 40;  // letters of a regional text that has none of its own
constexpr std::size_t kLeastForNeighbours = 150;  // letters of a text that is to be Bulgarian rather than Russian
constexpr std::size_t kRareShare = 200;           // one special letter in so many counts

struct LetterCensus {
  std::size_t cyrillic = 0;
  std::size_t latin = 0;
  std::array<std::uint32_t, 0x100> block{};  // U+0400…U+04FF
  std::size_t uzbek_apostrophes = 0;         // oʻ gʻ
  std::size_t accented = 0;

  // Cyrillic letters outside of the Russian alphabet.
  std::size_t foreign() const {
    std::size_t russian = block[0x51];  // ё
    for (std::size_t c = 0x30; c < 0x50; ++c) russian += block[c];
    return cyrillic - russian;
  }
  template <typename List>
  std::size_t of(const List& list) const {
    std::size_t sum = 0;
    for (const std::u32string_view letter : list) sum += block[letter.front() & 0xff];
    return sum;
  }
};

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2bb || c == 0x2bc || c == 0x2018 || c == 0x2019 || c == '`';
}

// Russian letters come by their two bytes, Latin ones by one; what they add up to is reckoned at the end.
class LetterCounter {
 public:
  LetterCensus run(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
      for (; i + 1 < text.size() && (text[i] & 0xfe) == 0xd0; i += 2) {
        ++cyrillic_[(text[i] & 1u) << 6 | (static_cast<unsigned char>(text[i + 1]) & 0x3fu)];
      }
      if (i == text.size()) break;
      const auto byte = static_cast<unsigned char>(text[i]);
      if (byte < 0x80) {
        ++ascii_[byte];
        if (byte == '\'' || byte == '`') take_apostrophe(text, i);
        ++i;
      } else {
        const utf8::CodePoint c = chars::decode(text, i);
        if (is_apostrophe(c.value)) take_apostrophe(text, i);
        add(chars::to_lower(c.value), 1);
        i += c.bytes;
      }
    }
    for (char32_t c = 'A'; c <= 'z'; ++c) {
      if (ascii_[c] > 0) add(chars::to_lower(c), ascii_[c]);
    }
    for (char32_t c = 0; c < cyrillic_.size(); ++c) {
      if (cyrillic_[c] > 0) add(chars::to_lower(0x400 + c), cyrillic_[c]);
    }
    return letters_;
  }

 private:
  void take_apostrophe(std::string_view text, std::size_t i) {
    const char before = i == 0 ? ' ' : text[i - 1];
    if (before == 'o' || before == 'g' || before == 'O' || before == 'G') ++letters_.uzbek_apostrophes;
  }

  void add(char32_t small, std::uint32_t times) {
    if (small >= 0x400 && small <= 0x4ff) {
      letters_.cyrillic += times;
      letters_.block[small & 0xff] += times;
    } else if (chars::is_letter(small)) {
      letters_.latin += times;
      if (small >= 0x80) letters_.accented += times;
    }
  }

  LetterCensus letters_;
  std::array<std::uint32_t, 0x80> ascii_{};
  std::array<std::uint32_t, 0x80> cyrillic_{};  // U+0400…U+047F
};

std::string cyrillic_language(const LetterCensus& l) {
  const std::size_t least = l.cyrillic / kRareShare + 1;
  const std::size_t kazakh = l.of(telling_letters::kKazakh);
  const std::size_t tajik = l.of(telling_letters::kTajik);
  const std::size_t uzbek = l.of(telling_letters::kUzbek);
  const std::size_t turkic = l.of(telling_letters::kTurkic);
  const std::size_t ukrainian = l.of(telling_letters::kUkrainian);
  const std::size_t dotted = l.of(telling_letters::kDotted);
  const std::size_t descender = l.of(telling_letters::kDescender);
  if (tajik >= least && l.of(telling_letters::kDescender) + tajik >= 2 * least) return "tg";
  if (kazakh >= least || (dotted >= least && turkic + descender >= least)) return "kk";
  if (uzbek >= least && descender >= 1) return "uz";
  if (turkic >= least) return "ky";
  if (descender >= 2 * least) return "uz";
  if (ukrainian >= least) return "uk";
  if (uzbek >= least && dotted >= least) return "be";
  if (dotted >= 2 * least) return "uk";
  return "ru";
}

// A few words that no English text goes without.
bool is_english(std::string_view text) {
  const std::string folded = " " + chars::fold(text.substr(0, 4000)) + " ";
  std::size_t found = 0;
  for (const std::string_view word : language_data::language_words::kEn) {
    if (folded.find(" " + std::string(word) + " ") != std::string::npos) ++found;
  }
  return found >= 2;
}

// Up to eight bytes as a number.
constexpr std::uint64_t packed(std::string_view word) {
  std::uint64_t all = 0;
  for (const char byte : word) all = all << 8 | static_cast<unsigned char>(byte);
  return all;
}

// Words that every Russian text is full of, and that the other languages written in these letters do not have.
bool is_function_word(std::string_view word) {
  constexpr auto& kRussian = language_data::language_words::kRu;
  if (word.empty() || word.size() > 6 || word.size() % 2 != 0) return false;
  static constexpr auto kPacked = [] {
    std::array<std::uint64_t, kRussian.size()> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = packed(kRussian[i]);
    return all;
  }();
  return std::find(kPacked.begin(), kPacked.end(), packed(word)) != kPacked.end();
}

// How many words there are, and how many of them are such words.
struct FunctionWords {
  std::size_t words = 0;
  std::size_t found = 0;
  bool are_frequent() const { return found * 12 >= words; }
};

FunctionWords count_function_words(std::string_view text) {
  FunctionWords out;
  const std::string_view sample = utf8::truncate(text, kRussianSample);
  for (std::size_t i = 0; i < sample.size(); ++out.words) {
    std::size_t end = i;
    while ((end = chars::past_russian(sample, end)) < sample.size() && sample[end] != ' ' && sample[end] != '\n') ++end;
    if (is_function_word(sample.substr(i, end - i))) ++out.found;
    i = end + 1;
  }
  return out;
}

// At least three of them, and one word in twelve.
bool has_function_words(std::string_view text) {
  const FunctionWords count = count_function_words(text);
  return count.found >= 3 && count.are_frequent();
}

// And the ы or э that Bulgarian lacks.
bool is_plain_russian(std::string_view text, const LetterCensus& letters) {
  if (letters.latin * 4 > letters.cyrillic || letters.foreign() * kRareShare > letters.cyrillic) return false;
  return letters.of(telling_letters::kRussianOnly) > 0 && has_function_words(text);
}

// The same for most texts without counting each letter: no letter that is neither Russian nor of ASCII, and more of the
// Russian ones than any share asks for.
bool is_plainly_russian(std::string_view text) {
  using Byte = std::uint8_t;
  const auto is_foreign = [](Byte b0, Byte b1, Byte, Byte) {
    const bool cyrillic = ((b0 == 0xd0) & (b1 < 0x90) & (b1 != 0x81)) | ((b0 == 0xd1) & (b1 >= 0x90) & (b1 != 0x91));
    return static_cast<Byte>(cyrillic | ((b0 >= 0xc3) & (b0 <= 0xcf)) | ((b0 >= 0xd2) & (b0 <= 0xdf)));
  };
  const auto is_telling = [](Byte b0, Byte b1, Byte, Byte) {
    const bool small = (b0 == 0xd1) & ((b1 == 0x8b) | (b1 == 0x8d));
    return static_cast<Byte>(small | ((b0 == 0xd0) & ((b1 == 0xab) | (b1 == 0xad))));
  };
  const auto is_russian = [](Byte, Byte b) { return static_cast<Byte>((b & 0xfe) == 0xd0); };
  const auto is_latin = [](Byte, Byte b) { return static_cast<Byte>(((b | 0x20) >= 'a') & ((b | 0x20) <= 'z')); };
  if (find_flagged(text, 0, is_telling) == std::string_view::npos) return false;
  if (find_flagged(text, 0, is_foreign) != std::string_view::npos) return false;
  const std::size_t russian = count_flagged(text, is_russian, Byte{' '});
  if (russian < kLeastLetters || count_flagged(text, is_latin, Byte{' '}) * 4 > russian) return false;
  return has_function_words(text);
}

struct Guess {
  std::string language;  // empty: none
  bool reliable = false;
};

Guess guess_by_ngrams(std::string_view text) {
  bool reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), /*is_plain_text=*/true, &reliable);
  if (language == CLD2::UNKNOWN_LANGUAGE) return {};
  const std::string_view code = CLD2::LanguageCode(language);
  return {std::string(code.substr(0, code.find('-'))), reliable};
}

bool is_regional(std::string_view language) {
  static constexpr std::array<std::string_view, 5> kRegional = {"kk", "ky", "uz", "tg", "tk"};
  return std::find(kRegional.begin(), kRegional.end(), language) != kRegional.end();
}

// Short Russian texts look like their Slavic neighbours to the tables, but these have letters of their own or do
// without ы and э.
bool is_russian_after_all(const LetterCensus& letters) {
  if (letters.of(telling_letters::kNotRussian) > 0) return false;
  return letters.of(telling_letters::kRussianOnly) > 0 || letters.cyrillic < kLeastForNeighbours;
}

// The tables take names of the region for its languages; a short text is Russian unless its letters say otherwise.
bool is_short_russian(std::string_view sample, const LetterCensus& letters) {
  if (letters.foreign() > 0) return false;
  const FunctionWords count = count_function_words(sample);
  return letters.cyrillic < kLeastWithoutLetters ||
         (letters.of(telling_letters::kRussianOnly) > 0 && count.found > 0 && count.are_frequent());
}

std::string choose_cyrillic(const Guess& guess, const LetterCensus& letters, std::string_view sample) {
  if (is_short_russian(sample, letters)) return "ru";
  if (is_regional(guess.language)) return guess.language;
  const std::string by_letters = cyrillic_language(letters);
  if (!guess.reliable || is_russian_after_all(letters)) return by_letters;
  return guess.language;
}

std::string choose_latin(const Guess& guess, const LetterCensus& letters, std::string_view sample) {
  if (guess.reliable) return guess.language;
  if (letters.uzbek_apostrophes * kRareShare > letters.latin) return "uz";
  return is_english(sample) && letters.accented * 20 < letters.latin ? "en" : "und";
}

std::string detect(std::string_view text, bool& certain) {
  const std::string_view sample = utf8::truncate(text, kSample);
  certain = is_plainly_russian(sample);
  if (certain) return "ru";
  const LetterCensus letters = LetterCounter().run(sample);
  if (letters.cyrillic + letters.latin < kLeastLetters) return "und";
  if (is_plain_russian(sample, letters)) {
    certain = true;
    return "ru";
  }
  const Guess guess = guess_by_ngrams(sample);
  const bool cyrillic = letters.cyrillic * 10 >= (letters.cyrillic + letters.latin) * 3;
  std::string language = cyrillic ? choose_cyrillic(guess, letters, sample) : choose_latin(guess, letters, sample);
  certain = guess.reliable && guess.language == language;
  return language;
}

}  // namespace

std::string detect_language(std::string_view text) {
  bool certain = false;
  return detect(text, certain);
}

std::string choose_language(std::string_view declared, std::string_view text) {
  bool certain = false;
  std::string detected = detect(text, certain);
  if (certain) return detected;
  const std::string tag = chars::fold(chars::trim(declared));
  std::string primary = tag.substr(0, tag.find_first_of("-_"));
  const bool shaped = (primary.size() == 2 || primary.size() == 3) &&
                      std::all_of(primary.begin(), primary.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!shaped) return detected;
  if (detected == "und" || detected == primary) return primary;
  // A page template says "en" over Russian text, or "ru" over English: the script decides such cases.
  const auto in_cyrillic = [](std::string_view language) {
    static constexpr std::array<std::string_view, 9> kCyrillic = {"ru", "uk", "be", "bg", "sr", "kk", "ky", "tg", "mk"};
    return std::find(kCyrillic.begin(), kCyrillic.end(), language) != kCyrillic.end();
  };
  const bool either = primary == "uz" || primary == "tk";
  return either || in_cyrillic(primary) == in_cyrillic(detected) ? primary : detected;
}

}  // namespace diplomed::document
