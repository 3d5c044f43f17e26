// The parameters of /matrix: those of a search, and which two facets are set against each other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/url/params.h"

namespace diplomed::server {

inline constexpr std::string_view kMatrixPath = "/matrix";
inline constexpr std::string_view kMatrixJsonPath = "/matrix.json";
inline constexpr std::string_view kNetworkPath = "/network";
inline constexpr std::string_view kNetworkJsonPath = "/network.json";

struct MatrixParams {
  SearchParams search;  // facet.size: lines of either side
  std::string rows = "country", columns = "country";
};

// `params` is always valid: what is wrong is left at its default and told in `problems`.
struct ParsedMatrixParams {
  MatrixParams params;
  std::vector<ParamProblem> problems;
};
ParsedMatrixParams parse_matrix_params(const ParameterList& parameters);

// The canonical address: keys sorted, defaults left out.
std::string matrix_url(const MatrixParams& params, std::string_view path = kMatrixPath);

// "rows", "columns".
std::vector<std::string> matrix_parameter_names();

}  // namespace diplomed::server
