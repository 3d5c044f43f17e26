// One search, from request to page.
#pragma once

#include "base/result.h"
#include "search/answer/request.h"
#include "search/answer/result_page.h"
#include "search/handle.h"

namespace diplomed::search {

// Errors: invalid_argument with `where` = "cursor". May throw Xapian::Error.
Result<ResultPage> run_search(const SearchRequest& request, Handle& handle);

}  // namespace diplomed::search
