// Weight beside that of the words themselves.
#pragma once

#include <functional>
#include <vector>

#include "query/compile/compile_words.h"
#include "query/compile/compiled_query.h"
#include "query/ranking.h"
#include "text/analyzer.h"

namespace diplomed::query {

// Adds what words that stand in a row are worth beside their lemmas: their forms as typed, their families
// (index::family_terms) and their neighbourhood in the order typed. All of it times
// word_weight(), a neighbourhood excepted. Stop words have none. No bonus twice, and at most
// limits::kMaxBonuses in `bonuses`. `guard` is put around what may be searched for long.
void add_bonuses(const std::vector<Words>& row, const Ranking& ranking, text::Analyzer& analyzer,
                 const std::function<Xapian::Query(const Xapian::Query&)>& guard, std::vector<Bonus>& bonuses);

}  // namespace diplomed::query
