// The one URL model: URL parameters (or the members of a JSON body) ⇄ SearchParams. Every link of the page and of the
// JSON is built from a changed copy of SearchParams (server/url/links.h), never by editing strings.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/answer/request.h"
#include "server/url/url.h"

namespace diplomed::server {

enum class Language { ru, en };

// The parts of a hit that `fields` can name, in the order of the answer.
const std::vector<std::string>& hit_fields();

struct SearchParams {
  search::SearchRequest request;  // facets: all of knowledge::facets unless `facets_given`
  bool facets_given = false;
  bool facet_size_given = false;
  std::vector<std::string> fields;   // of hit_fields(); empty: all
  std::optional<Language> language;  // lang.ui; none: the browser decides

  SearchParams();
  bool has_field(std::string_view name) const;  // true for all when `fields` is empty
};

enum class ProblemKind {
  unknown_parameter,
  repeated,      // a parameter that has one value was given several
  not_a_choice,  // `allowed` lists the words
  not_a_number,
  out_of_range,  // `allowed` is the range
  bad_date,
  reversed_dates,    // from is after to
  too_long,          // `allowed` is the limit in bytes
  too_many_values,   // `allowed` is the limit
  too_many_clauses,  // the same, of "within"
  empty_value,
  page_too_deep,  // `allowed` is the limit; go on with the cursor
};

struct ParamProblem {
  std::string parameter;
  ProblemKind kind;
  std::string value;  // as given, shortened
  std::string allowed;
};

// One English sentence for the API; the page has its own words (server/phrases).
std::string describe(const ParamProblem& problem);

// `params` is always valid: what is wrong is left at its default and told in `problems`.
struct ParsedParams {
  SearchParams params;
  std::vector<ParamProblem> problems;
};
ParsedParams parse_search_params(const ParameterList& parameters);
// The same where some of the parameters mean nothing: a name that is not `allowed` is unknown.
ParsedParams parse_search_params(const ParameterList& parameters, bool (*allowed)(std::string_view name));

// Members of a JSON object as parameters: strings, numbers, booleans and arrays of these. False: not such an object,
// `error` says why.
bool parameters_from_json(std::string_view body, ParameterList& parameters, std::string& error);

// Parameters that differ from the defaults, keys sorted, values of a filter sorted.
ParameterList to_parameters(const SearchParams& params);

// Whether knowledge::facets has the name, and all of its names as a list for a person: "country, field, …".
bool is_facet(std::string_view name);
// "country", "country.all", "from" …: what narrows a search besides its words.
bool is_filter_parameter(std::string_view name);
std::string facet_name_list();

// Every name that parse_search_params() knows, sorted.
std::vector<std::string> search_parameter_names();

// "YYYY[-MM[-DD]]" that exists in the calendar.
bool is_calendar_date(std::string_view text);

// Words of the URL for enum values.
std::string_view to_word(search::Sort sort);
std::string_view to_word(search::Interval interval);
std::string_view to_word(search::Duplicates duplicates);
std::string_view to_word(search::Undated undated);
std::string_view to_word(Language language);

// lang.ui=…; none when it is neither ru nor en.
std::optional<Language> parse_language(std::string_view word);

}  // namespace diplomed::server
