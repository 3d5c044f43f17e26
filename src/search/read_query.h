// How a search reads its query: parsed, mended, compiled, relaxed where it must be.
#pragma once

#include "query/compile.h"
#include "search/handle.h"
#include "search/request.h"
#include "search/results.h"

namespace diplomed::search {

struct ReadQuery {
  query::CompiledQuery compiled;
  bool everything = false;  // nothing was asked for that could rank
  Reading reading;
  // Words of the dictionary that no document has, and the query with what is nearest to them: to be offered when
  // nothing is found.
  std::vector<Reading::Correction> offers;
  std::string offered_query;
};

ReadQuery read_query(const SearchRequest& request, Handle& handle);

}  // namespace diplomed::search
