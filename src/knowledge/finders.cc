#include "knowledge/finders.h"

namespace diplomed::knowledge {

Finders::Finders(const Matcher& matcher) : readings_(matcher.morphology()), people_(matcher.vocabulary(), readings_) {}

void Finders::add(const AnnotatedText& text) {
  people_.add(text);
}

Facts Finders::finish() {
  Facts facts;
  facts.entities = people_.finish({});
  readings_.trim();
  return facts;
}

}  // namespace diplomed::knowledge
