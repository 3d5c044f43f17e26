// Weight for newer articles, for the order that sets relevance and recency against each other.
#pragma once

#include <xapian.h>

#include "query/ranking.h"
#include "search/handle.h"

namespace diplomed::search {

// Matches every document and weighs ranking.fresh_share of `best` for one of the index's most recent date
// (index::Columns::recent_date), half of it for each ranking.fresh_half_life years before, and half of the most for an
// undated one. The same for a revision, whatever the day.
Xapian::Query freshness(double best, const query::Ranking& ranking, const Handle& handle);

}  // namespace diplomed::search
