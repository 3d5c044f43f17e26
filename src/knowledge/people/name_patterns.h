// Sequences of words that read as the name of a person: «Бакыту Тологонову», «Мурашко М.А.», «Шарля де Голля».
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "base/span.h"
#include "knowledge/annotated_text.h"
#include "knowledge/words/name_words.h"

namespace diplomed::knowledge {

// One way to read a name: its parts in the nominative, written as the text writes them.
struct NameReading {
  std::string given, patronymic, surname;  // empty: not there; an initial is "В"
  std::string key;                         // surname, lower case, ё folded; the given name of one without surname
  text::GramGender gender = text::GramGender::none;
  CaseSet cases = kAnyCase;
  int weight = 0;
};

enum class NameShape : std::uint8_t {
  full,      // given name or initials with surname or patronymic
  probable,  // two words of no known kind, or nearly so: a person with a cue only
  given,     // a given name alone
  surname,   // one word that may be a surname
};

struct NameCandidate {
  NameShape shape = NameShape::full;
  std::uint32_t first = 0, last = 0;  // tokens
  Span span;                          // bytes; an initial's dot is in it
  bool surely = false;                // a particle of names stands in front: «аль-Асад»
  bool surname_first = false;         // by custom: «Нурлан уулу Тилек»
  NameTraits traits;                  // of the one word of shape `surname`
  std::vector<NameReading> readings;  // likelier first, never empty
};

// Finds candidates in one text. Belongs to one thread.
class NamePatterns {
 public:
  explicit NamePatterns(NameLexicon& lexicon) : lexicon_(lexicon) {}

  // In text order, not overlapping. `is_place` says of each token what vocabulary has it: 1 a place or an
  // organisation, 2 a country, 0 neither. Words of a country's or a place's name are left out unless a given name
  // stands by.
  std::vector<NameCandidate> find(const AnnotatedText& text, const std::vector<std::uint8_t>& is_place);

 private:
  enum class AtomKind : std::uint8_t { word, initial, particle, father };
  struct Atom {
    AtomKind kind = AtomKind::word;
    std::uint32_t first = 0, last = 0;  // tokens
    Span span;
    const NameWord* word = nullptr;  // of a word
    bool place = false;
    bool country = false;
    bool sentence_start = false;
  };
  struct Choice;

  // Appends the atom at token `at`, and returns the first token after it; `at` when there is none.
  std::size_t read_atom(const AnnotatedText& text, std::size_t at, const std::vector<std::uint8_t>& is_place);
  void parse_run(const AnnotatedText& text, std::vector<NameCandidate>& out);
  Choice best_at(const AnnotatedText& text, std::size_t at) const;
  bool fits(const char* pattern, std::size_t at) const;
  bool read(const AnnotatedText& text, const char* pattern, std::size_t at, NameCandidate& out) const;

  NameLexicon& lexicon_;
  std::vector<Atom> run_;
  std::deque<NameWord> joined_;  // of hyphenated words, for one text
};

}  // namespace diplomed::knowledge
