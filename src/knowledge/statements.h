// What an article states beside its names: figures and relations. Collects part by part, as the annotator reads them.
#pragma once

#include <memory>
#include <vector>

#include "knowledge/events/event_sightings.h"
#include "knowledge/events/relations.h"

namespace diplomed::knowledge {

// Belongs to one thread.
class StatementFinder {
 public:
  explicit StatementFinder(std::shared_ptr<const Vocabulary> vocabulary);

  // Title, then body. Notices state nothing.
  void add(const AnnotatedText& text);

  // Fills figures and relations of `facts`, whose entities are known, and forgets the article. `actors`: ids of the
  // countries the article is about, the heaviest first.
  void finish(const document::Article& article, std::vector<std::string> actors, Facts& facts);

 private:
  std::shared_ptr<const Vocabulary> vocabulary_;
  EventFinder events_;
  std::vector<EventSighting> sightings_;
  std::vector<Figure> figures_;
};

}  // namespace diplomed::knowledge
