// What words of a query mean together beyond what each of them says: a date, a body of a state, a person's name.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "query/compile/compile_bodies.h"
#include "query/compile/compile_words.h"
#include "query/compile/compiled_query.h"
#include "query/parse/initials.h"
#include "query/ranking.h"

namespace diplomed::query {

// The leaves [begin, end) of a row. Of `kind` says which of the others is set.
struct FoundMeaning {
  MeaningKind kind;
  std::size_t begin = 0, end = 0;
  SaidDate date = {};
  FoundBody body = {};
  FoundName name = {};
};

// In order, none overlapping; where two would, a date comes before a name and this before a body. None cuts a concept
// that begins or ends outside of it. `matcher` may be nullptr: then there are no bodies; without `morphology` no names.
std::vector<FoundMeaning> find_meanings(std::span<const Node> nodes, const std::vector<Words>& leaves,
                                        const WordRow& row, const knowledge::Matcher* matcher,
                                        const text::Morphology* morphology);

// Each of `words` is found by `also` too, where not all of them are there (`said`), and has its share of that weight.
void share_out(std::vector<QueryPart>& words, const std::vector<Xapian::Query>& also, const Xapian::Query& said);

// `words`, all of which must be found, as one part that what has any of the terms `also` has too.
QueryPart with_meaning(std::string text, const std::vector<QueryPart>& words, const std::vector<Xapian::Query>& also,
                       const std::function<Xapian::Query(const Xapian::Query&)>& guard);

// How much more than a term of equal rarity that counts nothing but Ranking::delta the words can weigh together.
double most_weight(const std::vector<QueryPart>& words, const Ranking& ranking);

}  // namespace diplomed::query
