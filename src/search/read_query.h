// How a search reads its query: parsed, mended, compiled.
#pragma once

#include <xapian.h>

#include <vector>

#include "query/compile.h"
#include "search/handle.h"
#include "search/request.h"
#include "search/results.h"

namespace diplomed::search {

struct ReadQuery {
  query::CompiledQuery compiled;
  bool everything = false;  // nothing was asked for that could rank
  Reading reading;
};

ReadQuery read_query(const SearchRequest& request, Handle& handle);

// `query` under `filter`, which has no weight and may be query::match_all().
Xapian::Query filtered(const Xapian::Query& query, const Xapian::Query& filter);

// Every match of `query`, in docid order. No weights. May throw Xapian::Error.
std::vector<Xapian::docid> all_matches(const Handle& handle, const Xapian::Query& query);

}  // namespace diplomed::search
