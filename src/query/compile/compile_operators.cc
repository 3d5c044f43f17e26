#include "query/compile/compile_operators.h"

namespace diplomed::query {

using Xapian::Query;

Query combine(Query::op op, const std::vector<Query>& parts) {
  if (parts.empty()) return Query::MatchNothing;
  return parts.size() == 1 ? parts.front() : Query(op, parts.begin(), parts.end());
}

Query scaled(const Query& query, double factor) {
  return {Query::OP_SCALE_WEIGHT, query, factor};
}

Query without_weight(const Query& query) {
  return scaled(query, 0);
}

Query words_or(const Query& words, const std::vector<Query>& others) {
  if (others.empty()) return words;
  return {Query::OP_OR, words, Query(Query::OP_AND_NOT, combine(Query::OP_SYNONYM, others), words)};
}

std::vector<Query> alternatives_of(const Query& query) {
  if (query.get_type() != Query::OP_OR) return {query};
  std::vector<Query> out;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) out.push_back(query.get_subquery(i));
  return out;
}

}  // namespace diplomed::query
