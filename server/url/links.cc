#include "server/url/links.h"

#include <algorithm>

#include "server/url/params_write.h"

namespace diplomed::server {
namespace {

SearchParams from_start(SearchParams params) {
  params.request.page = 1;
  params.request.cursor.clear();
  return params;
}

bool drop(std::vector<std::string>& values, const std::string& value) {
  return std::erase(values, value) > 0;
}

void insert(std::vector<std::string>& values, const std::string& value) {
  const auto at = std::lower_bound(values.begin(), values.end(), value);
  if (at == values.end() || *at != value) values.insert(at, value);
}

void forget_if_empty(SearchParams& params, const std::string& facet) {
  const auto it = params.request.filters.find(facet);
  if (it != params.request.filters.end() && it->second.empty()) params.request.filters.erase(it);
}

bool drop_everywhere(SearchParams& params, const std::string& facet, const std::string& value) {
  search::FacetFilter& filter = params.request.filters[facet];
  const bool any = drop(filter.any, value);
  const bool all = drop(filter.all, value);
  const bool none = drop(filter.none, value);
  forget_if_empty(params, facet);
  return any || all || none;
}

}  // namespace

std::string search_url(const SearchParams& params, std::string_view path) {
  const std::string query = build_query_string(to_parameters(params));
  return query.empty() ? std::string(path) : std::string(path) + "?" + query;
}

SearchParams with_toggled(SearchParams params, const std::string& facet, const std::string& value) {
  params = from_start(std::move(params));
  if (!drop_everywhere(params, facet, value)) insert(params.request.filters[facet].any, value);
  return params;
}

SearchParams with_value(SearchParams params, const std::string& facet, const std::string& value, FilterForm form) {
  params = from_start(std::move(params));
  drop_everywhere(params, facet, value);
  search::FacetFilter& filter = params.request.filters[facet];
  insert(form == FilterForm::all ? filter.all : form == FilterForm::none ? filter.none : filter.any, value);
  return params;
}

SearchParams with_required(SearchParams params, const std::string& facet, const std::string& value) {
  params = from_start(std::move(params));
  insert(params.request.filters[facet].all, value);
  return params;
}

SearchParams with_both(SearchParams params, const std::string& facet, const std::string& value,
                       const std::string& other_facet, const std::string& other_value) {
  return with_required(with_required(std::move(params), facet, value), other_facet, other_value);
}

SearchParams without_value(SearchParams params, const std::string& facet, const std::string& value) {
  params = from_start(std::move(params));
  drop_everywhere(params, facet, value);
  return params;
}

SearchParams without_filters(SearchParams params) {
  params.request.filters.clear();
  return without_dates(std::move(params));
}

SearchParams with_all_required(SearchParams params, const std::string& facet) {
  params = from_start(std::move(params));
  search::FacetFilter& filter = params.request.filters[facet];
  for (const auto& v : filter.any) insert(filter.all, v);
  filter.any.clear();
  forget_if_empty(params, facet);
  return params;
}

SearchParams with_any_accepted(SearchParams params, const std::string& facet) {
  params = from_start(std::move(params));
  search::FacetFilter& filter = params.request.filters[facet];
  for (const auto& v : filter.all) insert(filter.any, v);
  filter.all.clear();
  forget_if_empty(params, facet);
  return params;
}

SearchParams with_dates(SearchParams params, std::string from, std::string to, search::Interval interval) {
  params = from_start(std::move(params));
  params.request.from = std::move(from);
  params.request.to = std::move(to);
  params.request.interval = interval;
  params.request.undated = search::Undated::include;
  return params;
}

SearchParams without_dates(SearchParams params) {
  return with_dates(std::move(params), "", "", search::Interval::year);
}

SearchParams with_undated(SearchParams params, search::Undated undated) {
  params = without_dates(std::move(params));
  params.request.undated = undated;
  return params;
}

SearchParams with_query(SearchParams params, std::string q) {
  params = from_start(std::move(params));
  params.request.q = std::move(q);
  return params;
}

SearchParams with_clause(SearchParams params, std::size_t i, std::string q) {
  params = from_start(std::move(params));
  params.request.within.at(i) = std::move(q);
  return params;
}

SearchParams without_clause(SearchParams params, std::size_t i) {
  params = from_start(std::move(params));
  params.request.within.erase(params.request.within.begin() + static_cast<std::ptrdiff_t>(i));
  return params;
}

SearchParams without_clauses(SearchParams params) {
  params = from_start(std::move(params));
  params.request.within.clear();
  return params;
}

SearchParams with_relaxation(SearchParams params, bool relax) {
  params = from_start(std::move(params));
  params.request.relax = relax;
  return params;
}

SearchParams with_spelling(SearchParams params, search::Spelling spelling) {
  params = from_start(std::move(params));
  params.request.spelling = spelling;
  return params;
}

SearchParams with_duplicates(SearchParams params, search::Duplicates duplicates) {
  params = from_start(std::move(params));
  params.request.duplicates = duplicates;
  return params;
}

SearchParams with_sort(SearchParams params, search::Sort sort) {
  params = from_start(std::move(params));
  params.request.sort = sort;
  return params;
}

SearchParams with_page(SearchParams params, std::uint32_t page) {
  params = from_start(std::move(params));
  params.request.page = page;
  return params;
}

SearchParams with_cursor(SearchParams params, std::string cursor) {
  params = from_start(std::move(params));
  params.request.cursor = std::move(cursor);
  return params;
}

SearchParams with_facet_size(SearchParams params, std::uint32_t size) {
  params.request.facet_size = size;
  params.facet_size_given = true;
  return params;
}

SearchParams with_language(SearchParams params, Language language) {
  params.language = language;
  return params;
}

SearchParams with_bucket(SearchParams params, const std::string& key) {
  const search::Interval finer = key.size() == 4 ? search::Interval::month : search::Interval::day;
  return with_dates(std::move(params), key, key, finer);
}

bool has_filters(const SearchParams& params) {
  const search::SearchRequest& r = params.request;
  return !r.filters.empty() || !r.from.empty() || !r.to.empty() || r.undated != search::Undated::include;
}

}  // namespace diplomed::server
