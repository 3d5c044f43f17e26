// Where the score of a hit comes from, and which words of a relaxed query it lacks.
#pragma once

#include <xapian.h>

#include <vector>

#include "query/compile/compile.h"
#include "search/answer/hit.h"
#include "search/answer/request.h"
#include "search/handle.h"

namespace diplomed::search {

// Fills Hit::explanation of `hits`, which are the documents of `found` in its order. Each part of the query is weighed
// by itself over the hits: weights of parts are sums, so they add up to the score. May throw Xapian::Error.
void explain(const query::CompiledQuery& compiled, const SearchRequest& request, const Xapian::MSet& found,
             Handle& handle, std::vector<Hit>& hits);

// Fills Hit::missing of `hits`, which are the documents of `found` in its order. May throw Xapian::Error.
void add_missing_words(const query::CompiledQuery& compiled, const Xapian::MSet& found, const Handle& handle,
                       std::vector<Hit>& hits);

}  // namespace diplomed::search
