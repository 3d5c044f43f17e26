#include "search/filters.h"

#include <string>
#include <vector>

#include "index/schema.h"
#include "query/compile/compile_operators.h"
#include "query/compile/date_terms.h"

namespace diplomed::search {
namespace {

using Xapian::Query;

Query combine(Query::op op, const std::vector<Query>& parts, const Query& none) {
  return parts.empty() ? none : Query(op, parts.begin(), parts.end());
}

std::vector<Query> terms(const std::string& facet, const std::vector<std::string>& values) {
  std::vector<Query> out;
  out.reserve(values.size());
  for (const std::string& value : values) out.emplace_back(index::facet_term(facet, value));
  return out;
}

}  // namespace

Query hard_filter(const SearchRequest& request) {
  std::vector<Query> wanted;
  std::vector<Query> unwanted;
  for (const auto& [facet, filter] : request.filters) {
    for (Query& term : terms(facet, filter.all)) wanted.push_back(std::move(term));
    for (Query& term : terms(facet, filter.none)) unwanted.push_back(std::move(term));
  }
  const Query undated{std::string(index::kUndatedTerm)};
  if (request.undated == Undated::only) {
    wanted.push_back(undated);
  } else if (!request.from.empty() || !request.to.empty()) {
    wanted.push_back(query::date_range(request.from, request.to));
  } else if (request.undated == Undated::exclude) {
    unwanted.push_back(undated);
  }
  const Query all = combine(Query::OP_AND, wanted, query::match_all());
  return unwanted.empty() ? all : Query(Query::OP_AND_NOT, all, combine(Query::OP_OR, unwanted, Query::MatchNothing));
}

Query selection_filter(const SearchRequest& request) {
  std::vector<Query> selections;
  for (const auto& [facet, filter] : request.filters) {
    if (!filter.any.empty()) selections.push_back(combine(Query::OP_OR, terms(facet, filter.any), query::match_all()));
  }
  return combine(Query::OP_AND, selections, query::match_all());
}

}  // namespace diplomed::search
