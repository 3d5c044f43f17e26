// Facet values that follow from an article's facts: people, organisations, places, the status of what was agreed,
// programmes.
#pragma once

#include "document/article.h"
#include "knowledge/annotations.h"
#include "knowledge/vocabulary/vocabulary.h"

namespace diplomed::knowledge {

// Puts the values of `org`, `person`, `place`, `status` and `programme` that `out.facts` states into `out.facets`, most
// mentioned first, except for facets that the record states itself. `vocabulary` gives the labels of statuses.
// Thread-safe.
void add_entity_facets(const Vocabulary& vocabulary, const document::Article& article, Annotations& out);

// Fills the facet `mention`: every country the article names or states, those it is about first.
void add_mentioned_countries(Annotations& out);

}  // namespace diplomed::knowledge
