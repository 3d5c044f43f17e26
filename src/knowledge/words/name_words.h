// What a capitalised word can be within the name of a person: a given name, a patronymic, a surname, with the
// nominative of each and the cases the form allows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "knowledge/vocabulary/vocabulary.h"
#include "knowledge/words/readings.h"
#include "text/morphology/word_reading.h"
#include "text/token.h"

namespace diplomed::knowledge {

// A set of cases, one bit each.
using CaseSet = std::uint8_t;
inline constexpr CaseSet kAnyCase = 0x7E;
constexpr CaseSet case_bit(text::GramCase c) {
  return static_cast<CaseSet>(1u << static_cast<unsigned>(c));
}

struct NameForm {
  std::string nominative;                            // lower case, ё folded
  text::GramGender gender = text::GramGender::none;  // none: either
  CaseSet cases = kAnyCase;
  int weight = 1;  // larger: likelier
};

// What kind of word it is.
struct NameTraits {
  bool known = false;             // the dictionary has it, in whatever sense
  bool common = false;            // … as an ordinary word
  bool late_form = false;         // … as a plural in an oblique case: «медиков»
  bool adjective = false;         // … as an adjective or participle
  bool function_word = false;     // … as a pronoun, a preposition, a conjunction, an adverb
  bool geographic = false;        // … as the name of a place
  bool surname_known = false;     // … as a surname
  bool person_known = false;      // … as a given name, a patronymic or a surname
  bool surname_ending = false;    // it ends as surnames do: -ов, -ин, -ский, -енко, -швили …
  bool adjective_ending = false;  // it ends as both surnames and adjectives do: -ский, -ская …
  bool short_word = false;        // up to three letters
};

struct NameWord : NameTraits {
  std::vector<NameForm> given, patronymic, surname;
};

// Belongs to one thread.
class NameLexicon {
 public:
  // Given names come from the dictionary and from the vocabulary's "given-name" concepts.
  NameLexicon(const Vocabulary& vocabulary, Readings& readings);

  // REQUIRES: the word is Cyrillic. Valid until trim().
  const NameWord& of(const text::Word& word);
  // To be called between articles, with Readings::trim().
  void trim();

 private:
  void add_given_name(const std::string& name, text::GramGender gender);
  NameWord analyse(const text::Word& word);
  void add_dictionary(const text::Word& word, NameWord& out);
  void add_built_name(const text::Reading& r, CaseSet cases, NameWord& out);
  void add_predicted(const text::Word& word, NameWord& out);

  Readings& readings_;
  std::unordered_map<std::string, std::vector<NameForm>> given_;  // by form
  std::unordered_map<std::string, NameWord> words_;               // by folded form
};

// "Мамин-Сибиряк" of its two parts: a form of both in one case, or the first part as it stands.
NameWord join_name_words(const std::string& first_form, const NameWord& first, const NameWord& second);

// Adds a form, or widens the cases of the same one.
void add_form(std::vector<NameForm>& forms, NameForm form);

}  // namespace diplomed::knowledge
