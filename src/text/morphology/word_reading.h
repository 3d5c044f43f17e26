// What a word form can be: one reading of it in the dictionary, or one guessed from its ending.
#pragma once

#include <cstdint>
#include <string>

namespace diplomed::text {

enum class PartOfSpeech : std::uint8_t {
  other,  // punctuation, Latin, what the dictionary tags otherwise
  noun,
  adjective,  // full
  short_adjective,
  comparative,
  participle,  // full
  short_participle,
  verb,
  infinitive,
  gerund,
  numeral,
  pronoun,
  adverb,
  predicative,
  preposition,
  conjunction,
  particle,
  interjection,
};

// The second genitive and locative count as the first, the vocative as the nominative.
enum class GramCase : std::uint8_t { none, nominative, genitive, dative, accusative, instrumental, locative };
enum class GramNumber : std::uint8_t { none, singular, plural };
// `none`: has none (verbs in the present), or either (GNdr, of plural surnames and of fixed ones).
enum class GramGender : std::uint8_t { none, masculine, feminine, neuter };

// Bits of Reading::flags, the dictionary's grammeme in brackets.
enum class ReadingFlag : std::uint16_t {
  animate = 1,        // anim
  given_name = 2,     // Name
  surname = 4,        // Surn
  patronymic = 8,     // Patr
  geographic = 16,    // Geox
  organisation = 32,  // Orgn
  abbreviation = 64,  // Abbr
  fixed = 128,        // Fixd: the same in all cases
  pronominal = 256,   // Apro: «этот», «свой», «который»
  plural_only = 512,  // Pltm
  past = 1024,        // past
  odd = 2048,         // Erro, Arch, Slng, Dist: a misspelling, or no word of news
  common = 4096,      // Ms-f: a noun of either gender, «коллега», «Саша»
  ordinal = 16384,    // Anum: «первый»
  predicted = 8192,   // guessed from the ending: the dictionary does not give it
};

struct Reading {
  std::string lemma;  // lower case UTF-8; ё folded to е unless the word was written with ё
  std::uint16_t paradigm = 0;
  std::uint16_t form = 0;  // in the paradigm
  PartOfSpeech pos = PartOfSpeech::other;
  GramCase gram_case = GramCase::none;
  GramNumber number = GramNumber::none;
  GramGender gender = GramGender::none;
  std::uint16_t flags = 0;

  bool has(ReadingFlag flag) const { return (flags & static_cast<std::uint16_t>(flag)) != 0; }
  bool is_adjectival() const { return pos == PartOfSpeech::adjective || pos == PartOfSpeech::participle; }
};

}  // namespace diplomed::text
