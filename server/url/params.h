// The one URL model: URL parameters (or the members of a JSON body) ⇄ SearchParams. Every link of the page and of the
// JSON is built from a changed copy of SearchParams (server/url/links.h), never by editing strings.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/answer/request.h"
#include "server/language/page_language.h"
#include "server/url/param_problem.h"
#include "server/url/url.h"

namespace diplomed::server {

// The parts of a hit that `fields` can name, in the order of the answer.
const std::vector<std::string>& hit_fields();

struct SearchParams {
  search::SearchRequest request;  // facets: all of knowledge::kFacets unless `facets_given`
  bool facets_given = false;
  bool facet_size_given = false;
  std::vector<std::string> fields;   // of hit_fields(); empty: all
  std::optional<Language> language;  // lang.ui; none: the browser decides
  std::string charset;               // that q came in, where it is an older one than UTF-8

  SearchParams();
  bool has_field(std::string_view name) const;  // true for all when `fields` is empty
};

// `params` is always valid: what is wrong is left at its default and told in `problems`.
struct ParsedParams {
  SearchParams params;
  std::vector<ParamProblem> problems;
};
ParsedParams parse_search_params(const ParameterList& parameters);
// The same where some of the parameters mean nothing: a name that is not `allowed` is unknown.
ParsedParams parse_search_params(const ParameterList& parameters, bool (*allowed)(std::string_view name));

// Whether knowledge::kFacets has the name, and all of its names as a list for a person: "country, field, …".
bool is_facet(std::string_view name);
// "country", "country.all", "from" …: what narrows a search besides its words.
bool is_filter_parameter(std::string_view name);
std::string facet_name_list();

// Every name that parse_search_params() knows, sorted.
std::vector<std::string> search_parameter_names();

// "YYYY[-MM[-DD]]" that exists in the calendar.
bool is_calendar_date(std::string_view text);

}  // namespace diplomed::server
