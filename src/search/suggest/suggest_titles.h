// Titles that complete what is typed.
#pragma once

#include <vector>

#include "index/lexicon/lexicon.h"
#include "search/answer/suggestion_entry.h"
#include "search/document_filter.h"
#include "search/handle.h"
#include "search/suggest/typed_text.h"

namespace diplomed::search {

// Titles of documents that pass the filter, in which a word start begins with the longest of `ends` that any title has:
// first those that begin so themselves, then the newest; each title once, at most `most`. Of a beginning that is more
// frequent, limits::kMaxSuggestionScan places are looked at. May throw Xapian::Error.
std::vector<Suggestion> complete_titles(Handle& handle, const index::Lexicon& lexicon, const DocumentFilter& filter,
                                        const std::vector<TypedEnd>& ends, std::size_t most);

}  // namespace diplomed::search
