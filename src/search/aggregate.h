// Counts over all matches that no list of hits gives: facet by facet, and who stands in relations with whom.
#pragma once

#include <string>

#include "base/result.h"
#include "search/answer/aggregate_page.h"
#include "search/answer/request.h"
#include "search/handle.h"

namespace diplomed::search {

// The `size` most frequent values of either facet among the matches of `request`. A cell is the total one gets by
// requiring both values (facet.all) besides; where reprints are collapsed a group counts once. REQUIRES: names of
// knowledge::kFacets. May throw Xapian::Error.
Matrix matrix(const SearchRequest& request, const std::string& rows, const std::string& columns, std::size_t size,
              Handle& handle);

// The `size` most frequent pairs of people and organisations that stand in one relation of a matching document. A
// group of reprints counts once where they are collapsed. May throw Xapian::Error.
Network network(const SearchRequest& request, std::size_t size, Handle& handle);

}  // namespace diplomed::search
