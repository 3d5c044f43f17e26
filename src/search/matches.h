// What matches a query, without weights. All of it ends when the handle's watch says so.
#pragma once

#include <xapian.h>

#include <vector>

#include "search/handle.h"

namespace diplomed::search {

// `query` under `filter`, which has no weight and may be query::match_all().
Xapian::Query filtered(const Xapian::Query& query, const Xapian::Query& filter);

// Matches these documents, which are in docid order, and weighs each `weight`. For one database, not for several
// together.
Xapian::Query listed_documents(std::vector<Xapian::docid> docids, double weight = 0);

// `query`, ended in time (Watch::guard).
Xapian::Query guarded(const Handle& handle, const Xapian::Query& query);

// Every match of `query`, in docid order. May throw Xapian::Error.
std::vector<Xapian::docid> all_matches(const Handle& handle, const Xapian::Query& query);

// The first matches in docid order, at most `n`. May throw Xapian::Error.
std::vector<Xapian::docid> first_matches(const Handle& handle, const Xapian::Query& query, std::size_t n);

}  // namespace diplomed::search
