// Relations: who did, does or will do something with whom, read off the events of an article (event_sightings.h) and
// its entities. One event told several times is one relation. Conservative: what names fewer than two sides is left
// out, and nothing is without a sentence.
#pragma once

#include <vector>

#include "knowledge/events/event_sightings.h"
#include "knowledge/events/relation_draft.h"

namespace diplomed::knowledge {

// Relations in text order of their evidence, at most limits::kMaxRelations. `sightings`: those of the title, if any,
// then those of the body. Thread-safe.
std::vector<Relation> relations_of(const std::vector<EventSighting>& sightings, const RelationContext& context);

}  // namespace diplomed::knowledge
