// Relations: who did, does or will do something with whom, read off the events of an article (event_sightings.h) and
// its entities. One event told several times is one relation. Conservative: what names fewer than two sides is left
// out, and nothing is without a sentence.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "document/article.h"
#include "knowledge/events/event_sightings.h"

namespace diplomed::knowledge {

// What relations are made of.
struct RelationContext {
  const Vocabulary& vocabulary;
  const std::vector<Entity>& entities;  // of the article; relations name them by index
  const document::Article& article;     // its dates say which year a sentence means
  std::vector<std::string> actors;      // countries the article is about, the heaviest first
};

// Relations in text order of their evidence, at most limits::max_relations. `sightings`: those of the title, if any,
// then those of the body. Thread-safe.
std::vector<Relation> relations_of(const std::vector<EventSighting>& sightings, const RelationContext& context);

}  // namespace diplomed::knowledge
