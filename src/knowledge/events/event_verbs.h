// Events that a verb tells without naming them: «встретились», «делегация побывала», «врачи будут работать», «переданы
// вакцины», «награждён», «открыли центр».
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "knowledge/events/event_status.h"

namespace diplomed::knowledge {

struct VerbEvent {
  std::string_view type;  // id of an instrument
  EventGroup group = EventGroup::none;
  std::size_t verb = 0;       // word
  bool needs_people = false;  // an event only when two people or bodies stand in the sentence
};

// The event that the verb at word `i` tells in its sentence, if it tells one.
std::optional<VerbEvent> event_of_verb(const ClauseWords& words, WordRange sentence, std::size_t i);

// «сказал», «отметил», «сообщает»: whoever stands beside it speaks.
bool is_speech_verb(const ClauseWords& words, std::size_t i);

}  // namespace diplomed::knowledge
