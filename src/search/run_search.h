// One search, from request to page.
#pragma once

#include "base/result.h"
#include "search/handle.h"
#include "search/request.h"
#include "search/results.h"

namespace diplomed::search {

// Errors: invalid_argument with `where` = "cursor". May throw Xapian::Error.
Result<ResultPage> run_search(const SearchRequest& request, Handle& handle);

}  // namespace diplomed::search
