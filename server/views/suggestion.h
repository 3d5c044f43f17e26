// What choosing a completion leads to.
#pragma once

#include <string>

#include "search/answer/suggestion_entry.h"
#include "server/url/params.h"

namespace diplomed::server {

// A word goes into the query, a facet value becomes a filter beside those of `params` and its words leave the query, a
// title leads to its document. The language of the page stays. Empty when the address does not fit
// (server/url/addresses.h).
std::string suggestion_url(const SearchParams& params, const search::Suggestion& suggestion);

}  // namespace diplomed::server
