// Completions of what is being typed.
#pragma once

#include <vector>

#include "search/answer/request.h"
#include "search/answer/suggestion_entry.h"
#include "search/handle.h"

namespace diplomed::search {

// Words of the index, facet values and titles that go on from the end of request.q (two letters at least, three for
// titles): a word from its beginning, a value or title from the beginning of any of its words, and over several typed
// words, as far as the syntax before allows (query/parse/typing_context.h). By the number of documents within the
// filters and earlier queries of the request; what none of them has is not offered. When no word and no value begins
// so, the end is read as typed on the other keyboard layout, as Russian in Latin letters, or with one slip, in this
// order. Words first, then values, then titles; at most `limit`. May throw Xapian::Error.
std::vector<Suggestion> suggest(Handle& handle, const SearchRequest& request, std::size_t limit);

}  // namespace diplomed::search
