// Sightings of events: a sentence in which an instrument is signed, held, planned. Who takes part is told apart later,
// when the people and organisations of the whole article are known (relations.h).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "document/dates/date_expressions.h"
#include "knowledge/events/event_status.h"

namespace diplomed::knowledge {

enum class Whose : std::uint8_t { named, ours, other };  // «Франция» · «наша страна» · «соседняя страна»

struct CountrySighting {
  std::string id;  // of the country; empty unless named
  Whose whose = Whose::named;
  std::uint32_t at = 0;  // byte of the part
  bool capital = false;
};

struct EventSighting {
  Part part = Part::body;
  Span sentence;
  std::string text;  // of the sentence
  std::string type;  // id of the instrument; empty: «документ», «мероприятие», which take theirs from before
  EventGroup group = EventGroup::none;
  std::string status;
  Span trigger, cue;          // bytes of the part
  bool circumstance = false;  // «в ходе встречи»: adds to an event rather than tells it
  bool fresh = false;         // «вторая», «очередная»: not the one before
  bool several = false;       // «заключила соглашения»: an event only between sides that are named
  bool both = false;  // «стороны», «двух государств»: the sides are those known from before
  bool needs_people = false;  // see VerbEvent
  bool signs = false;         // the cue is a verb of signing: people in the sentence sign
  bool passive = false;       // the cue is passive: who did it is not the subject
  std::uint32_t between = 0;  // byte of «между» before the parties, 0 without
  std::vector<CountrySighting> countries;
  std::vector<Span> speakers;  // bytes beside verbs of speech: who stands there only speaks
  std::vector<std::string> fields;
  std::string programme;
  std::vector<document::DateExpression> dates;  // spans in bytes of the part
};

// Immutable after construction; thread-safe.
class EventFinder {
 public:
  explicit EventFinder(std::shared_ptr<const Vocabulary> vocabulary);

  // Appends the sightings of one part in text order.
  void find(const AnnotatedText& text, const ClauseWords& words, const std::vector<Span>& sentences,
            const std::vector<document::DateExpression>& dates, std::vector<EventSighting>& out) const;

 private:
  struct Pass;
  std::shared_ptr<const Vocabulary> vocabulary_;
  StatusReader statuses_;
};

}  // namespace diplomed::knowledge
