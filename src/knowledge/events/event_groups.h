// What kinds of things happen between countries, as far as they are told about alike.
#pragma once

#include <cstdint>
#include <string_view>

#include "knowledge/vocabulary/vocabulary.h"

namespace diplomed::knowledge {

enum class EventGroup : std::uint8_t {
  none,      // a mention of it is no event by itself
  document,  // is signed, prepared, extended
  meeting,   // people meet: held, planned
  visit,
  mission,  // doctors go to work elsewhere
  event,    // forum, days of medicine
  training,
  help,  // is delivered
  project,
  award,
  opening
};

// The group of an instrument, its broader concepts considered.
EventGroup event_group(const Vocabulary& vocabulary, const Concept& instrument);

// Groups whose events each belong to the two countries alone: «посетили Узбекистан и Туркменистан» are two.
bool is_journey(EventGroup group);

}  // namespace diplomed::knowledge
