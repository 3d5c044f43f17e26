// Nouns that name kinds of places: «город Ош», «Чуйская область», «улица Ленина».
#pragma once

#include <string_view>

#include "knowledge/organisations/entity_context.h"

namespace diplomed::knowledge {

struct PlaceHead {
  std::string_view lemma;
  bool before_name = false;      // «город Ош», «река Нарва»
  bool after_adjective = false;  // «Ошская область», «Тверская площадь»
};

// Word i as such a noun, or nullptr.
const PlaceHead* place_head(const NameContext& context, std::size_t i);

}  // namespace diplomed::knowledge
