// Completions of the last word of a query.
#pragma once

#include <string_view>
#include <vector>

#include "search/handle.h"
#include "search/results.h"

namespace diplomed::search {

// Words of the index and names of the vocabulary that begin like the last word of `q` (two letters at least), by the
// number of documents; at most `limit`. `text` of each is the whole query with that word completed.
std::vector<Suggestion> suggest(Handle& handle, std::string_view q, std::size_t limit);

}  // namespace diplomed::search
