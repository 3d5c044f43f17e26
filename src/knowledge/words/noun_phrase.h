// Ends of the phrases that names are made of. All look at a bounded number of words.
#pragma once

#include <cstddef>
#include <optional>

#include "knowledge/organisations/entity_context.h"

namespace diplomed::knowledge {

// Last word of "adjectives and a noun" in `gram_case` that begins at word i: «высшего образования», «Минздрава».
std::optional<std::size_t> noun_phrase_end(const NameContext& context, std::size_t i, text::GramCase gram_case);

// A capitalised adjective that the dictionary does not know, by its ending: «Брукхейвенская».
bool is_unknown_adjective(const Words& words, std::size_t i);

// Last word of what "и" or a comma at word i adds to a phrase in `gram_case`: «, гинекологии и перинатологии».
std::optional<std::size_t> coordinated_end(const NameContext& context, std::size_t i, text::GramCase gram_case);

struct PrepositionalEnd {
  std::size_t last = 0;
  text::GramCase gram_case = text::GramCase::none;  // of the noun
};
// «по правам человека», «при Министерстве …», «против пыток», «для детей»: the preposition is word i.
std::optional<PrepositionalEnd> prepositional_end(const NameContext& context, std::size_t i, std::size_t limit);

// Last word of the person or thing after "имени": «академика В.И. Шумакова»; i - 1 when there is none.
std::size_t eponym_end(const NameContext& context, std::size_t i);

// Last word of a proper name that begins at i, i - 1 when it is none. With `eponym` surnames in the genitive count.
std::size_t proper_name_end(const Words& words, std::size_t i, bool eponym);

struct PlaceName {
  std::size_t last = 0;
  const Concept* what = nullptr;  // nullptr: not in the vocabulary
};
// A country or a place in `gram_case` that begins at word i: «Франции», «города Ош», «Чуйской области».
std::optional<PlaceName> place_name(const NameContext& context, std::size_t i, text::GramCase gram_case);

}  // namespace diplomed::knowledge
