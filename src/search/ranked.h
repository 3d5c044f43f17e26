// What a ranked search weighs.
#pragma once

#include <xapian.h>

#include <vector>

#include "query/compile/compile.h"

namespace diplomed::search {

Xapian::BM25PlusWeight weighting(const query::Ranking& ranking);

// The matches of `query`, weightier where a bonus matches too.
Xapian::Query with_bonuses(const Xapian::Query& query, const std::vector<query::Bonus>& bonuses);

}  // namespace diplomed::search
