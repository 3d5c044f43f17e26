// The routes of App that count over all matches: matrix and network.
#include "base/limits.h"
#include "server/language/page_language.h"
#include "server/language/phrases.h"
#include "server/routes/app.h"
#include "server/routes/failure.h"
#include "server/routes/problem.h"
#include "server/routes/responses.h"
#include "server/url/links.h"
#include "server/url/matrix_params.h"
#include "server/views/aggregate_json.h"

namespace diplomed::server {
namespace {

constexpr std::size_t kPageMatrixSize = 12;  // lines of the page's table, either way
constexpr std::size_t kPagePairs = 50;

// What the caller asked for with facet.size, else the default of the representation.
std::size_t lines(const SearchParams& params, std::size_t otherwise) {
  return params.facet_size_given ? params.request.facet_size : otherwise;
}

std::string told(std::string url, const std::vector<ParamProblem>& problems) {
  for (const ParamProblem& p : problems) url += " !" + p.parameter + "=" + p.value;
  return url;
}

PageContext context_of(const SearchParams& params, const HttpRequest& request,
                       const std::vector<ParamProblem>& problems) {
  return {params.language ? *params.language : negotiate_language(request.accept_language), problems, {}};
}

std::string page_etag(const std::string& revision, const std::string& url, const PageContext& context) {
  return make_etag(revision, "html", std::string(to_word(context.language)) + " " + told(url, context.problems));
}

}  // namespace

HttpResponse App::matrix(const HttpRequest& request) const {
  const ParsedMatrixParams parsed = parse_matrix_params(parse_query_string(request.query));
  PageContext context = context_of(parsed.params.search, request, parsed.problems);
  const std::string etag = page_etag(current_revision(), matrix_url(parsed.params), context);
  if (etag_matches(request.if_none_match, etag)) return not_modified(etag);
  MatrixAnswer answer{parsed.params, {}};
  auto found = service_.matrix(answer.params.search.request, answer.params.rows, answer.params.columns,
                               lines(answer.params.search, kPageMatrixSize), interrupt_of(request));
  if (!found.ok()) return page_of(request, found.error(), context);
  answer.matrix = std::move(found).value();
  if (answer.matrix.incomplete) tell_incomplete(context);
  HttpResponse response = html_response(matrix_page(answer, context));
  validate(response, etag, answer.matrix.incomplete);
  return response;
}

HttpResponse App::matrix_data(const HttpRequest& request) const {
  const ParsedMatrixParams parsed = parse_matrix_params(parse_query_string(request.query));
  if (!parsed.problems.empty()) return problem_response(param_problem(parsed.problems.front(), request.path));
  const std::string etag = make_etag(current_revision(), "json", matrix_url(parsed.params, kMatrixJsonPath));
  if (etag_matches(request.if_none_match, etag)) return not_modified(etag);
  MatrixAnswer answer{parsed.params, {}};
  auto found = service_.matrix(answer.params.search.request, answer.params.rows, answer.params.columns,
                               lines(answer.params.search, limits::kDefaultFacetSize), interrupt_of(request));
  if (!found.ok()) return problem_of(request, found.error());
  answer.matrix = std::move(found).value();
  HttpResponse response = json_response(matrix_json(answer));
  validate(response, etag, answer.matrix.incomplete);
  return response;
}

HttpResponse App::network(const HttpRequest& request) const {
  const ParsedParams parsed = parse_search_params(parse_query_string(request.query));
  PageContext context = context_of(parsed.params, request, parsed.problems);
  const std::string etag = page_etag(current_revision(), search_url(parsed.params, kNetworkPath), context);
  if (etag_matches(request.if_none_match, etag)) return not_modified(etag);
  NetworkAnswer answer{parsed.params, {}};
  auto found = service_.network(answer.params.request, lines(answer.params, kPagePairs), interrupt_of(request));
  if (!found.ok()) return page_of(request, found.error(), context);
  answer.network = std::move(found).value();
  if (answer.network.incomplete) tell_incomplete(context);
  HttpResponse response = html_response(network_page(answer, context));
  validate(response, etag, answer.network.incomplete);
  return response;
}

HttpResponse App::network_data(const HttpRequest& request) const {
  const ParsedParams parsed = parse_search_params(parse_query_string(request.query));
  if (!parsed.problems.empty()) return problem_response(param_problem(parsed.problems.front(), request.path));
  const std::string etag = make_etag(current_revision(), "json", search_url(parsed.params, kNetworkJsonPath));
  if (etag_matches(request.if_none_match, etag)) return not_modified(etag);
  NetworkAnswer answer{parsed.params, {}};
  auto found = service_.network(answer.params.request, lines(answer.params, limits::kDefaultNetworkEdges),
                                interrupt_of(request));
  if (!found.ok()) return problem_of(request, found.error());
  answer.network = std::move(found).value();
  HttpResponse response = json_response(network_json(answer));
  validate(response, etag, answer.network.incomplete);
  return response;
}

}  // namespace diplomed::server
