// Words around a name that tell what it is.
#pragma once

#include <string_view>

#include "knowledge/words/readings.h"
#include "text/token.h"

namespace diplomed::knowledge {

// A verb of what people do: «сказать», «отметить», «родиться». Lemma.
bool is_human_verb(std::string_view lemma);

// Nouns that make a name in the genitive an eponym: «улица», «премия», «болезнь». Lemma.
bool is_eponym_noun(std::string_view lemma);

// Nouns that the name of a thing or a place follows: «город», «клуб», «фильм». Lemma.
bool is_thing_noun(std::string_view lemma);

// «памятник», «бюст»: to somebody. Lemma.
bool is_memorial(std::string_view lemma);

// Forms of address and kinship: a cue, but no role: «господин», «брат».
bool is_address(std::string_view lemma);

// Degrees and titles, which may follow an office: «доктор», «профессор», «генерал». Lemma.
bool is_title(std::string_view lemma);

// Whether a word is a finite verb and no noun, adjective or preposition.
bool is_finite_verb(const std::vector<text::Reading>& readings);

}  // namespace diplomed::knowledge
