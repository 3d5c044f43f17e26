// What a ranked search weighs.
#pragma once

#include <xapian.h>

#include <vector>

#include "query/compile/compile.h"
#include "search/handle.h"

namespace diplomed::search {

Xapian::BM25PlusWeight weighting(const query::Ranking& ranking);

// The matches of `query`, weightier where a bonus matches too.
Xapian::Query with_bonuses(const Xapian::Query& query, const std::vector<query::Bonus>& bonuses);

// Gives the weightiest documents that match compiled.all_words under `filter` and that `shown` lets through, at most
// ranking.whole_first of them, so much more weight, each the same, that all stand before the others that match
// compiled.query. Adds nothing where they do by themselves. As a bonus it holds for every page. `shown` may be null.
// May throw Xapian::Error.
void put_whole_first(query::CompiledQuery& compiled, const query::Ranking& ranking, const Xapian::Query& filter,
                     const Xapian::MatchDecider* shown, const Handle& handle);

}  // namespace diplomed::search
