// Which organisation a person speaks for: the one that the role names, or the ministry of a minister.
#pragma once

#include <vector>

#include "knowledge/facts.h"
#include "knowledge/vocabulary/vocabulary.h"
#include "knowledge/words/nominative.h"

namespace diplomed::knowledge {

// Sets Entity::affiliation of the people in `entities`, and their country where the role names none. A minister's
// ministry that the article does not name is added at the end, with the role as its mention. Returns how many were
// there before.
std::size_t affiliate(std::vector<Entity>& entities, const Vocabulary& vocabulary, Readings& readings);

// Takes out the ministries that affiliate() added and no relation has for a party. `named`: what affiliate() returned.
void drop_unused(Facts& facts, std::size_t named);

}  // namespace diplomed::knowledge
