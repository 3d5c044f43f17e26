// The parts of compound words: медико-санитарный, низкобелковый, четырёхдневный, супердолжник, по-русски.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/morphology/morphology.h"

namespace diplomed::query {

// An adjective that stands first in a compound, with a linking vowel for its ending: «медицинско» is «медицинск» and
// «о» for one of «ый», «ий», «ой».
struct LinkedAdjective {
  std::string adjective;  // nominative
  std::string_view ending, vowel;

  // The same first part made of another adjective with this ending; empty when it ends otherwise.
  std::string linked(std::string_view other) const;
};

// What `part`, a folded form, may be made of; the dictionary need not know it. Empty when it has no linking vowel.
std::vector<LinkedAdjective> linked_adjectives(std::string_view part);

// `part` is an adjective of the dictionary with a linking vowel.
bool is_linked_adjective(std::string_view part, const text::Morphology& morphology);

// The two written as one make an adjective of their own, so that they are not two words run together: an adjective with
// a linking vowel or a numeral in the genitive, then an adjective.
bool is_compound_adjective(std::string_view left, std::string_view right, const text::Morphology& morphology);

// A folded word with hyphens that is right as a whole: the dictionary has it (давным-давно), or it is an adverb made of
// a preposition and an adjective (по-голландски).
bool is_right_compound(std::string_view form, const text::Morphology& morphology);

// A known first part and a word of the dictionary: супердолжник. The dictionary need not know the whole.
bool is_prefixed_word(std::string_view form, const text::Morphology& morphology);

// A preposition, which may be the prefix of a word: послеоперационный, околоплодный.
bool is_preposition(std::string_view word, const text::Morphology& morphology);

}  // namespace diplomed::query
