// What an article is about: concept mentions with their spans, the facet values that follow from them, and facts.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/span.h"
#include "knowledge/facets.h"
#include "knowledge/facts.h"

namespace diplomed::knowledge {

struct Mention {
  std::uint32_t concept_index = 0;  // into Vocabulary::concepts()
  Part part = Part::body;
  Span span;  // bytes of title or body
  bool place = false;
};

// One value of a facet. `mentions` counts the places in the text that name it, 0 when the record stated it itself.
struct FacetValue {
  std::string value;  // stable ASCII
  std::string label_ru, label_en;
  std::uint32_t mentions = 0;
};

struct Annotations {
  std::vector<Mention> mentions;                     // title first, then in text order
  std::map<Facet, std::vector<FacetValue>> facets;   // most mentioned first
  std::vector<FacetValue> countries_mentioned_only;  // named in the text, but not what it is about
  Facts facts;
};

}  // namespace diplomed::knowledge
