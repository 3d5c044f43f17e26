// What a word of the query is worth by its part of speech.
#pragma once

#include "query/ranking.h"
#include "text/analyzer.h"

namespace diplomed::query {

// Factor for all weight of `word`: ranking.name for names (of places, people and bodies, and words that the dictionary
// does not know: most are names), ranking.verb for verbs, 1 else. A form that can be several parts of speech has the
// greatest of their weights. 1 when `analyzer` has no dictionary.
double word_weight(const text::Word& word, const text::Analyzer& analyzer, const Ranking& ranking);

}  // namespace diplomed::query
