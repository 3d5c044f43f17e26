// Counts as a page shows them: which values of a facet, in which order, under which labels; and the timeline.
#pragma once

#include "search/answer/facet.h"
#include "search/answer/request.h"
#include "search/counts.h"
#include "search/handle.h"

namespace diplomed::search {

// The values that are chosen in `request`, also those that nothing has, and the most frequent others, at most
// SearchRequest::facet_size; by count, then label. May throw Xapian::Error.
Facet facet_view(const FacetCount& counted, const SearchRequest& request, const Handle& handle);

// The dates of `counts`, which were counted by `interval`, in time order.
Timeline timeline_view(const Counts& counts, Interval interval);

}  // namespace diplomed::search
