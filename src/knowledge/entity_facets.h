// Facet values that follow from an article's facts: people, organisations, places, the status of what was agreed,
// programmes.
#pragma once

#include "knowledge/annotate.h"
#include "knowledge/vocabulary.h"

namespace diplomed::knowledge {

// Adds the values of `org`, `person`, `place`, `status` and `programme` that `out.facts` states to `out.facets`, most
// mentioned first; values that are there already keep their labels and are counted on. `vocabulary` (may be nullptr)
// gives the labels of statuses. Thread-safe.
void add_entity_facets(const Vocabulary* vocabulary, Annotations& out);

// Fills the facet `mention`: every country the article names or states, those it is about first.
void add_mentioned_countries(Annotations& out);

}  // namespace diplomed::knowledge
