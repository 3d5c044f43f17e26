// The extent of an organisation's name around its head noun: «Кыргызский научный центр репродукции человека»,
// «НМИЦ … имени академика В.И. Шумакова Минздрава России», «компания «…»».
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "knowledge/organisations/entity_context.h"

namespace diplomed::knowledge {

// A country or a place at the end of a name, or beside it.
struct PlaceTail {
  std::size_t first = 0, last = 0;  // words
  const Concept* what = nullptr;    // of type country or place; nullptr: not in the vocabulary
  bool of_head = true;              // «… Франции»; false: «… в Кыргызстане»
  bool list = false;                // coordinated with the one before
};

struct OrganisationPhrase {
  std::size_t first = 0, last = 0;  // words
  std::size_t head = 0;
  HeadKind kind = HeadKind::none;
  std::optional<Quote> quote;      // a name in quotation marks
  std::optional<Quote> bare_name;  // a name without: «компания Google»
  std::vector<PlaceTail> places;
  std::size_t chain_last = 0;          // the last word before the places at the end
  std::size_t core_last = 0;           // the last word before an eponym, a place or the body it belongs to
  const Concept* adjective = nullptr;  // a country's adjective before the head: «японский МИД»
  std::size_t modifiers = 0;           // phrases after the head that are neither names nor places
  bool eponym = false;                 // «имени …»
  std::size_t eponym_last = 0;         // its last word
  bool numbered = false;               // «№ 5»
  bool acronym_inside = false;         // «Институт РАН»
  bool proper = false;                 // written with a capital in the middle of a sentence
  bool capital = false;                // begins with a capital
};

// REQUIRES: context.head(head) is a kind of organisation. `floor`: the first word that it may take. `nested`: the head
// stands in another name, which what begins with «по» belongs to.
OrganisationPhrase read_organisation(const NameContext& context, std::size_t head, std::size_t floor, bool nested);

}  // namespace diplomed::knowledge
