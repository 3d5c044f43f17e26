// Surnames and patronymics by their endings (Zaliznyak's names declensions, as far as news needs them):
//
//   -ов -ев -ин -ын            Тологонов, Тологоновым; feminine Тологонова, Тологоновой
//   -ский -цкий -ской, -ый     Вишневский, Вишневским; feminine Вишневская
//   -ович -овна, -ич -ична     Бекболотович, Бекболотовна
//   other consonants, -й, -ь   Гебрейесус, Гебрейесусом; feminine fixed
//   -а -я                      Курода, Куроды
//   -о -е -э -и -у -ю, -их -ых, -аго, -ово   fixed
#include "text/morphology/name_endings.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "base/utf8.h"
#include "text/characters.h"

namespace diplomed::text {
namespace {

constexpr std::size_t kCases = 6;           // nominative … locative
constexpr std::size_t kLetter = 2;          // bytes of a Russian letter in UTF-8
constexpr std::size_t kMaxWordBytes = 128;  // longer than any name

struct Declension {
  ReadingFlag kind;
  GramGender gender;
  std::array<std::string_view, kCases> endings;  // after the stem
  bool (*fits)(std::string_view stem, std::string_view nominative);
};

std::size_t letters(std::string_view word) {
  return utf8::length(word);
}

bool hard_consonant(std::string_view stem) {
  return ends_with_any(stem, {"б", "в", "г", "д", "з", "к", "л", "м", "н", "п", "р", "с", "т", "ф", "х"});
}

bool hissing(std::string_view stem) {
  return ends_with_any(stem, {"ж", "ч", "ш", "щ", "ц"});
}

bool possessive(std::string_view stem, std::string_view) {
  return letters(stem) >= 4 && ends_with_any(stem, {"ов", "ев", "ёв", "ин", "ын"});
}

bool adjectival(std::string_view stem, std::string_view) {
  return letters(stem) >= 4 && ends_with_any(stem, {"ск", "цк"});
}

bool son(std::string_view stem, std::string_view) {
  return letters(stem) >= 5 && ends_with_any(stem, {"ович", "евич", "ьич"});
}

bool daughter(std::string_view stem, std::string_view) {
  return letters(stem) >= 5 && ends_with_any(stem, {"овн", "евн", "иничн", "ьичн"});
}

bool hard(std::string_view stem, std::string_view) {
  return letters(stem) >= 2 && hard_consonant(stem);
}

bool hushed(std::string_view stem, std::string_view) {
  return letters(stem) >= 2 && hissing(stem);
}

bool soft(std::string_view stem, std::string_view word) {
  if (letters(stem) < 2) return false;
  const bool consonant = hard_consonant(stem) || hissing(stem);
  return word.ends_with("ь") ? consonant : word.ends_with("й") ? !consonant : true;
}

bool softened(std::string_view, std::string_view word) {
  return letters(word) >= 3 && ends_with_any(word, {"й", "ь"});
}

bool velar(std::string_view stem, std::string_view) {
  return letters(stem) >= 2 && (hissing(stem) || ends_with_any(stem, {"г", "к", "х"}));
}

bool plain(std::string_view stem, std::string_view) {
  return letters(stem) >= 2 && hard_consonant(stem) && !ends_with_any(stem, {"г", "к", "х"});
}

bool fixed(std::string_view, std::string_view word) {
  return letters(word) >= 3 &&
         (ends_with_any(word, {"о", "е", "э", "и", "у", "ю"}) || ends_with_any(word, {"их", "ых"}));
}

using Flag = ReadingFlag;
constexpr GramGender kHe = GramGender::masculine, kShe = GramGender::feminine, kAny = GramGender::none;

// Likelier first. A declension's number is the paradigm of its readings.
constexpr Declension kDeclensions[] = {
    {Flag::surname, kHe, {"", "а", "у", "а", "ым", "е"}, possessive},
    {Flag::surname, kShe, {"а", "ой", "ой", "у", "ой", "ой"}, possessive},
    {Flag::surname, kHe, {"ий", "ого", "ому", "ого", "им", "ом"}, adjectival},
    {Flag::surname, kHe, {"ой", "ого", "ому", "ого", "им", "ом"}, adjectival},
    {Flag::surname, kShe, {"ая", "ой", "ой", "ую", "ой", "ой"}, adjectival},
    {Flag::patronymic, kHe, {"", "а", "у", "а", "ем", "е"}, son},
    {Flag::patronymic, kShe, {"а", "ы", "е", "у", "ой", "е"}, daughter},
    {Flag::surname, kHe, {"", "а", "у", "а", "ом", "е"}, hard},
    {Flag::surname, kHe, {"", "а", "у", "а", "ем", "е"}, hushed},
    {Flag::surname, kHe, {"й", "я", "ю", "я", "ем", "е"}, soft},
    {Flag::surname, kHe, {"ь", "я", "ю", "я", "ем", "е"}, soft},
    {Flag::surname, kAny, {"а", "ы", "е", "у", "ой", "е"}, plain},
    {Flag::surname, kAny, {"а", "и", "е", "у", "ой", "е"}, velar},
    {Flag::surname, kAny, {"я", "и", "е", "ю", "ей", "е"}, soft},
    {Flag::surname, kAny, {"", "", "", "", "", ""}, fixed},
    {Flag::surname, kShe, {"", "", "", "", "", ""}, hard},
    {Flag::surname, kShe, {"", "", "", "", "", ""}, hushed},
    {Flag::surname, kShe, {"", "", "", "", "", ""}, softened},
};

bool is_fixed(const Declension& d) {
  return d.endings[1].empty();
}

// Of a Russian or basic Latin small letter; others come back as they are.
char32_t to_capital(char32_t c) {
  if ((c >= U'а' && c <= U'я') || (c >= U'a' && c <= U'z')) return c - 0x20;
  return c == U'ё' ? U'Ё' : c;
}

bool is_russian(std::string_view word) {
  if (word.size() < 2 * kLetter || word.size() > kMaxWordBytes) return false;
  for (std::size_t i = 0; i < word.size();) {
    const utf8::CodePoint c = utf8::decode(word, i);
    if (!is_small_russian(c.value) && c.value != U'-') return false;
    i += c.bytes;
  }
  return true;
}

}  // namespace

std::vector<Reading> predict_names(std::string_view word) {
  std::vector<Reading> out;
  if (!is_russian(word)) return out;
  for (std::size_t i = 0; i < std::size(kDeclensions); ++i) {
    const Declension& d = kDeclensions[i];
    for (std::size_t k = 0; k < kCases; ++k) {
      if (!word.ends_with(d.endings[k])) continue;
      const std::string_view stem = word.substr(0, word.size() - d.endings[k].size());
      if (!d.fits(stem, std::string(stem).append(d.endings[0]))) continue;
      Reading r;
      r.lemma = std::string(stem).append(d.endings[0]);
      r.paradigm = static_cast<std::uint16_t>(i);
      r.form = static_cast<std::uint16_t>(k);
      r.pos = PartOfSpeech::noun;
      r.gram_case = static_cast<GramCase>(k + 1);
      r.number = GramNumber::singular;
      r.gender = d.gender;
      r.flags =
          static_cast<std::uint16_t>(static_cast<std::uint16_t>(Flag::predicted) |
                                     static_cast<std::uint16_t>(Flag::animate) | static_cast<std::uint16_t>(d.kind));
      if (is_fixed(d)) r.flags = static_cast<std::uint16_t>(r.flags | static_cast<std::uint16_t>(Flag::fixed));
      out.push_back(std::move(r));
    }
  }
  return out;
}

std::string inflect_predicted(const Reading& r, GramCase gram_case) {
  if (r.paradigm >= std::size(kDeclensions) || gram_case == GramCase::none) return r.lemma;
  const Declension& d = kDeclensions[r.paradigm];
  std::string out = r.lemma.substr(0, r.lemma.size() - std::min(r.lemma.size(), d.endings[0].size()));
  return out.append(d.endings[static_cast<std::size_t>(gram_case) - 1]);
}

std::string as_written(std::string_view lemma, std::string_view surface) {
  std::string out;
  bool same = true;   // so far the surface has the lemma's letters
  bool first = true;  // of a part
  bool capital = false;
  std::size_t at = 0;  // in the surface
  bool all_capitals = !surface.empty();
  for (std::size_t i = 0; i < surface.size();) {
    const utf8::CodePoint c = utf8::decode(surface, i);
    if (to_lower(c.value) == c.value && classify(c.value) != CharClass::hyphen) all_capitals = false;
    i += c.bytes;
  }
  for (std::size_t i = 0; i < lemma.size();) {
    const utf8::CodePoint l = utf8::decode(lemma, i);
    i += l.bytes;
    char32_t letter = l.value;
    if (same && at < surface.size()) {
      const utf8::CodePoint s = utf8::decode(surface, at);
      const char32_t lower = to_lower(s.value);
      const bool yo = (lower == U'ё' || lower == U'е') && (l.value == U'ё' || l.value == U'е');
      same = lower == l.value || yo;
      at += s.bytes;
      if (same) letter = lower;
      if (first) capital = is_upper(s.value);
      if (same && !first && !all_capitals && is_upper(s.value)) letter = s.value;  // МакКейн
    }
    utf8::append(out, first && capital ? to_capital(letter) : letter);
    first = l.value == U'-';
  }
  return out;
}

}  // namespace diplomed::text
