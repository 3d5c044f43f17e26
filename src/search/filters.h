// The filters of a request as boolean queries.
#pragma once

#include <xapian.h>

#include "search/answer/request.h"

namespace diplomed::search {

// What every facet is counted under: dates, undated, facet.all and facet.not. query::match_all() when there is none.
Xapian::Query hard_filter(const SearchRequest& request);

// The selections facet=… of all facets: AND over facets, OR within one. query::match_all() when there is none.
Xapian::Query selection_filter(const SearchRequest& request);

}  // namespace diplomed::search
