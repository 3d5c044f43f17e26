// The finders of facts, each with the parts of one article, and how they work together.
#pragma once

#include <memory>
#include <string_view>

#include "knowledge/annotated_text.h"
#include "knowledge/facts.h"
#include "knowledge/organisations/organisations.h"
#include "knowledge/people/people.h"
#include "knowledge/places/places.h"
#include "knowledge/words/readings.h"

namespace diplomed::knowledge {

// Belongs to one thread. `matcher` must outlive it.
class Finders {
 public:
  explicit Finders(const Matcher& matcher);

  // Title, body, notices, in this order. Notices name nobody.
  void add(const AnnotatedText& text);
  // The names in everything added since the last call. The `author` of the article (may be empty) is no person of it,
  // unless the text gives him a role.
  Facts finish(std::string_view author);
  // affiliate() (affiliations.h) with what the finders know.
  std::size_t affiliate(Facts& facts);

 private:
  const Vocabulary& vocabulary_;
  Readings readings_;
  PeopleFinder people_;
  OrganisationFinder organisations_;
  PlaceFinder places_;
};

}  // namespace diplomed::knowledge
