// Links as changed copies of the current parameters. Every change but paging goes back to the first page.
#pragma once

#include <string>
#include <string_view>

#include "server/url/params.h"

namespace diplomed::server {

inline constexpr std::string_view kPagePath = "/search";
inline constexpr std::string_view kJsonPath = "/search.json";

enum class FilterForm { any, all, none };

// `path` with the canonical query string; just `path` when everything is at its default.
std::string search_url(const SearchParams& params, std::string_view path = kPagePath);

// What ticking the value does: selected, required and excluded values are dropped, others are added to "any".
SearchParams with_toggled(SearchParams params, const std::string& facet, const std::string& value);
SearchParams with_value(SearchParams params, const std::string& facet, const std::string& value, FilterForm form);
// Requires the value besides all that is chosen already.
SearchParams with_required(SearchParams params, const std::string& facet, const std::string& value);
// Requires two values, as a cell of a matrix does; of one facet both may be the same.
SearchParams with_both(SearchParams params, const std::string& facet, const std::string& value,
                       const std::string& other_facet, const std::string& other_value);
SearchParams without_value(SearchParams params, const std::string& facet, const std::string& value);
SearchParams without_filters(SearchParams params);  // facets and dates

// Moves the "any" values of a facet to "all" (both at once), or back.
SearchParams with_all_required(SearchParams params, const std::string& facet);
SearchParams with_any_accepted(SearchParams params, const std::string& facet);

SearchParams with_dates(SearchParams params, std::string from, std::string to, search::Interval interval);
SearchParams without_dates(SearchParams params);
SearchParams with_undated(SearchParams params, search::Undated undated);
SearchParams with_query(SearchParams params, std::string q);
// The i-th query that the search stays within: another one, or none.
SearchParams with_clause(SearchParams params, std::size_t i, std::string q);
SearchParams without_clause(SearchParams params, std::size_t i);
SearchParams without_clauses(SearchParams params);
SearchParams with_relaxation(SearchParams params, bool relax);
SearchParams with_spelling(SearchParams params, search::Spelling spelling);
SearchParams with_duplicates(SearchParams params, search::Duplicates duplicates);
SearchParams with_sort(SearchParams params, search::Sort sort);
SearchParams with_page(SearchParams params, std::uint32_t page);
SearchParams with_cursor(SearchParams params, std::string cursor);
SearchParams with_facet_size(SearchParams params, std::uint32_t size);
SearchParams with_language(SearchParams params, Language language);  // keeps the page

// The link of a timeline bar: that year by month, that month by day, that day.
SearchParams with_bucket(SearchParams params, const std::string& key);

bool has_filters(const SearchParams& params);

}  // namespace diplomed::server
