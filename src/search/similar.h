// Articles like one of the index, each with what makes it so.
#pragma once

#include <xapian.h>

#include "base/result.h"
#include "search/answer/document.h"
#include "search/answer/request.h"
#include "search/handle.h"

namespace diplomed::search {

// The `request.size` articles most like the document, within the request's filters and dates. They are found by one
// query: the document's weightiest words (BM25+, a title's count more), never one that no other document has, and its
// people, organisations, countries and pairs of them, fields, instruments and programmes. The document and its reprints
// are left out; other groups of reprints are collapsed as in a search. A document without words or entities is like
// nothing. `request.ranking` has the parameters, the query and the order of `request` play no part.
// REQUIRES: the document exists. Errors: malformed for damaged stored data. May throw Xapian::Error.
Result<SimilarPage> similar(Xapian::docid docid, const SearchRequest& request, Handle& handle);

}  // namespace diplomed::search
