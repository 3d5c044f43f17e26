// Nouns that name kinds of places: «город Ош», «Чуйская область», «улица Ленина».
#pragma once

#include <string_view>

#include "knowledge/organisations/entity_context.h"
#include "language_data/place_heads.h"

namespace diplomed::knowledge {

// A row of corpus/language/place-heads.tsv.
using PlaceHead = language_data::PlaceHeadsRow;

// Word i as such a noun, or nullptr.
const PlaceHead* place_head(const NameContext& context, std::size_t i);

}  // namespace diplomed::knowledge
