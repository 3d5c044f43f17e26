// Words around a name that tell what it is.
#pragma once

#include <string_view>

#include "knowledge/readings.h"
#include "text/token.h"

namespace diplomed::knowledge {

// A finite verb of what people do: «сказал», «отметила», «родился»; `said` for verbs of speech.
bool is_human_verb(std::string_view lemma);

// Nouns that make a name in the genitive an eponym: «улица», «премия», «болезнь», «имени». Lemma.
bool is_eponym_noun(std::string_view lemma);

// Nouns that the name of a thing or a place follows: «город», «клуб», «фильм». Lemma.
bool is_thing_noun(std::string_view lemma);

// «памятник», «бюст»: to somebody. Lemma.
bool is_memorial(std::string_view lemma);

// Forms of address and kinship: a cue, but no role: «господин», «брат».
bool is_address(std::string_view lemma);

// Degrees and titles, which may follow an office: «доктор», «профессор», «генерал». Lemma.
bool is_title(std::string_view lemma);

// A finite verb in the third person or the past, and nothing else that a name could follow.
bool is_finite_verb(const std::vector<text::Reading>& readings);

}  // namespace diplomed::knowledge
