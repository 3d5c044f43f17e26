#include "knowledge/people/person_cues.h"

#include <algorithm>

#include "knowledge/words/word_list.h"
#include "language_data/person_cues.h"

namespace diplomed::knowledge {

using text::PartOfSpeech;
using text::Reading;

bool is_human_verb(std::string_view lemma) {
  return in_list(language_data::person_cues::kHumanVerb, lemma);
}

bool is_eponym_noun(std::string_view lemma) {
  return in_list(language_data::person_cues::kEponymNoun, lemma);
}

bool is_thing_noun(std::string_view lemma) {
  return in_list(language_data::person_cues::kThingNoun, lemma);
}

bool is_memorial(std::string_view lemma) {
  return in_list(language_data::person_cues::kMemorial, lemma);
}

bool is_address(std::string_view lemma) {
  return in_list(language_data::person_cues::kAddress, lemma);
}

bool is_title(std::string_view lemma) {
  return in_list(language_data::person_cues::kTitle, lemma);
}

bool is_finite_verb(const std::vector<Reading>& readings) {
  bool verb = false;
  for (const Reading& r : readings) {
    if (r.pos == PartOfSpeech::verb) {
      verb = true;
    } else if (r.pos == PartOfSpeech::noun || r.is_adjectival() || r.pos == PartOfSpeech::preposition) {
      if (!r.has(text::ReadingFlag::odd)) return false;
    }
  }
  return verb;
}

}  // namespace diplomed::knowledge
