#include "server/url/matrix_params.h"

#include <algorithm>

#include "server/url/links.h"
#include "server/url/params_write.h"

namespace diplomed::server {
std::vector<std::string> matrix_parameter_names() {
  return {"columns", "rows"};
}

ParsedMatrixParams parse_matrix_params(const ParameterList& parameters) {
  ParsedMatrixParams out;
  ParameterList rest;
  std::vector<ParamProblem> problems;
  std::vector<std::string> seen;
  for (const Parameter& p : parameters) {
    if (p.name != "rows" && p.name != "columns") {
      rest.push_back(p);
      continue;
    }
    if (std::find(seen.begin(), seen.end(), p.name) != seen.end()) {
      problems.push_back({p.name, ProblemKind::repeated, p.value, ""});
    } else if (!is_facet(p.value)) {
      problems.push_back({p.name, ProblemKind::not_a_choice, p.value.substr(0, 80), facet_name_list()});
    } else {
      (p.name == "rows" ? out.params.rows : out.params.columns) = p.value;
    }
    seen.push_back(p.name);
  }
  ParsedParams parsed = parse_search_params(rest);
  out.params.search = std::move(parsed.params);
  out.problems = std::move(parsed.problems);
  out.problems.insert(out.problems.end(), problems.begin(), problems.end());
  return out;
}

std::string matrix_url(const MatrixParams& params, std::string_view path) {
  ParameterList parameters = to_parameters(params.search);
  const MatrixParams defaults;
  if (params.rows != defaults.rows) parameters.push_back({"rows", params.rows});
  if (params.columns != defaults.columns) parameters.push_back({"columns", params.columns});
  std::stable_sort(parameters.begin(), parameters.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  const std::string query = build_query_string(parameters);
  return query.empty() ? std::string(path) : std::string(path) + "?" + query;
}

}  // namespace diplomed::server
