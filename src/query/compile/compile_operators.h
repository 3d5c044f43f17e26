// How queries are put together. Xapian's OP_MAX is not used: when all its parts end at once while a query above it asks
// for its greatest weight again, 1.4.22 reads a list it has freed (MaxPostList::recalc_maxweight).
#pragma once

#include <xapian.h>

#include <vector>

namespace diplomed::query {

// Everything. Xapian::Query::MatchAll must not be used: it is one object for all threads, and copying it counts
// references without care for them.
inline Xapian::Query match_all() {
  return Xapian::Query(std::string());
}

// `parts` under `op`; MatchNothing when there are none.
Xapian::Query combine(Xapian::Query::op op, const std::vector<Xapian::Query>& parts);

Xapian::Query scaled(const Xapian::Query& query, double factor);
Xapian::Query without_weight(const Xapian::Query& query);

// What has `words` weighs by them, what has only one of `others` (together a single term) by these. Which of the two
// weighs more plays no part: words are nearly always the rarer (docs/EVALUATION.md has the figures). `others` may be
// empty.
Xapian::Query words_or(const Xapian::Query& words, const std::vector<Xapian::Query>& others);

// What any of which suffices: the parts of an OR, else `query` itself.
std::vector<Xapian::Query> alternatives_of(const Xapian::Query& query);

}  // namespace diplomed::query
