// Places of an article: countries and places of the vocabulary by their names (not by adjectives or demonyms), what
// «город», «область», «улица» announce, and the dictionary's geographic names.
#pragma once

#include <string>
#include <vector>

#include "knowledge/facts.h"
#include "knowledge/organisations/entity_context.h"

namespace diplomed::knowledge {

// One place of the text that names a place. Owns its strings.
struct PlaceMention {
  Evidence at;
  std::string id;    // of the vocabulary: ISO code or a place's id; else empty
  std::string name;  // nominative
  std::string name_en;
  std::string country;
  bool announced = false;  // by a noun: «города …», «… область», so that it is nobody's surname
};

// All of them in text order, those inside names of organisations too.
std::vector<PlaceMention> find_places(const NameContext& context);

// For one article at a time; belongs to one thread.
class PlaceFinder {
 public:
  // `taken`: names of organisations in this part, in text order; a place inside one is not a place of the article.
  void add(const NameContext& context, const std::vector<Span>& taken);
  // Places of this article that a noun announces, so far.
  const std::vector<Evidence>& announced() const { return announced_; }
  // Mentions of one place made one entity. Forgets the article.
  std::vector<Entity> finish();

 private:
  std::vector<PlaceMention> mentions_;
  std::vector<Evidence> announced_;
};

}  // namespace diplomed::knowledge
