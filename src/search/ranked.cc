#include "search/ranked.h"

namespace diplomed::search {

Xapian::BM25PlusWeight weighting(const query::Ranking& r) {
  return {r.k1, 0, 1, r.b, r.min_length, r.delta};
}

Xapian::Query with_bonuses(const Xapian::Query& query, const std::vector<query::Bonus>& bonuses) {
  if (bonuses.empty()) return query;
  std::vector<Xapian::Query> parts;
  for (const query::Bonus& bonus : bonuses) parts.push_back(bonus.part.query);
  const Xapian::Query any(Xapian::Query::OP_OR, parts.begin(), parts.end());
  return {Xapian::Query::OP_AND_MAYBE, query, any};
}

}  // namespace diplomed::search
