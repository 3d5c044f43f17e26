// Surnames and patronymics by their endings: corpus/language/name-declensions.tsv.
#include "text/morphology/name_endings.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "base/utf8.h"
#include "language_data/name_declensions.h"
#include "language_data/name_stems.h"
#include "text/characters.h"

namespace diplomed::text {
namespace {

constexpr std::size_t kCases = 6;           // nominative … locative
constexpr std::size_t kLetter = 2;          // bytes of a Russian letter in UTF-8
constexpr std::size_t kMaxWordBytes = 128;  // longer than any name

namespace ends = language_data::name_stems;
using Declension = language_data::NameDeclensionsRow;
using language_data::kNameDeclensions;
using language_data::NameStem;

std::array<std::string_view, kCases> endings_of(const Declension& d) {
  return {d.nominative, d.genitive, d.dative, d.accusative, d.instrumental, d.locative};
}

std::size_t letters(std::string_view word) {
  return utf8::length(word);
}

bool hard_consonant(std::string_view stem) {
  return ends_with_any(stem, ends::kHard);
}

bool hissing(std::string_view stem) {
  return ends_with_any(stem, ends::kHissing);
}

bool velar(std::string_view stem) {
  return ends_with_any(stem, ends::kVelar);
}

bool soft(std::string_view stem, std::string_view nominative) {
  const bool consonant = hard_consonant(stem) || hissing(stem);
  return nominative.ends_with("ь") ? consonant : nominative.ends_with("й") ? !consonant : true;
}

// Whether a name of this stem and nominative can be declined so.
bool fits(NameStem kind, std::string_view stem, std::string_view nominative) {
  switch (kind) {
    case NameStem::possessive:
      return letters(stem) >= 4 && ends_with_any(stem, ends::kPossessive);
    case NameStem::adjectival:
      return letters(stem) >= 4 && ends_with_any(stem, ends::kAdjectival);
    case NameStem::son:
      return letters(stem) >= 5 && ends_with_any(stem, ends::kSon);
    case NameStem::daughter:
      return letters(stem) >= 5 && ends_with_any(stem, ends::kDaughter);
    case NameStem::hard:
      return letters(stem) >= 2 && hard_consonant(stem);
    case NameStem::hushed:
      return letters(stem) >= 2 && hissing(stem);
    case NameStem::soft:
      return letters(stem) >= 2 && soft(stem, nominative);
    case NameStem::softened:
      return letters(nominative) >= 3 && (nominative.ends_with("й") || nominative.ends_with("ь"));
    case NameStem::velar:
      return letters(stem) >= 2 && (hissing(stem) || velar(stem));
    case NameStem::plain:
      return letters(stem) >= 2 && hard_consonant(stem) && !velar(stem);
    case NameStem::fixed:
      return letters(nominative) >= 3 && ends_with_any(nominative, ends::kFixed);
  }
  return false;
}

using Flag = ReadingFlag;

bool is_fixed(const Declension& d) {
  return d.genitive.empty();
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
  for (std::size_t i = 0; i < kNameDeclensions.size(); ++i) {
    const Declension& d = kNameDeclensions[i];
    const std::array<std::string_view, kCases> endings = endings_of(d);
    for (std::size_t k = 0; k < kCases; ++k) {
      if (!word.ends_with(endings[k])) continue;
      const std::string_view stem = word.substr(0, word.size() - endings[k].size());
      if (!fits(d.stem, stem, std::string(stem).append(d.nominative))) continue;
      Reading r;
      r.lemma = std::string(stem).append(d.nominative);
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
  if (r.paradigm >= kNameDeclensions.size() || gram_case == GramCase::none) return r.lemma;
  const Declension& d = kNameDeclensions[r.paradigm];
  std::string out = r.lemma.substr(0, r.lemma.size() - std::min(r.lemma.size(), d.nominative.size()));
  return out.append(endings_of(d)[static_cast<std::size_t>(gram_case) - 1]);
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
