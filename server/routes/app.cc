#include "server/routes/app.h"

#include <algorithm>

#include "base/limits.h"
#include "base/utf8.h"
#include "server/assets.h"
#include "server/language/page_language.h"
#include "server/language/phrases.h"
#include "server/routes/failure.h"
#include "server/routes/problem.h"
#include "server/routes/responses.h"
#include "server/url/links.h"
#include "server/url/matrix_params.h"
#include "server/views/json.h"

namespace diplomed::server {

enum class Match { exact, prefix };

struct App::Route {
  std::string_view path;
  Match match;
  Handler handler;
  bool api;  // CORS, errors as problems
};

namespace {

constexpr std::string_view kDocumentsPrefix = "/documents/";
constexpr const char* kReadMethods = "GET, HEAD, OPTIONS";
constexpr const char* kSearchMethods = "GET, HEAD, OPTIONS, POST";

bool is_search_json(std::string_view path) {
  return path == kJsonPath;
}

void add_cors(HttpResponse& response) {
  response.set("Access-Control-Allow-Origin", "*");
  response.set("Access-Control-Expose-Headers", "ETag, Link, Retry-After, X-Request-Id");
  response.set("Cross-Origin-Resource-Policy", "cross-origin");
}

HttpResponse method_not_allowed(const HttpRequest& request, std::string_view allowed) {
  HttpResponse response =
      problem_response(status_problem(405, "This path answers " + std::string(allowed) + ".", request.path));
  response.set("Allow", std::string(allowed));
  return response;
}

HttpResponse preflight(std::string_view allowed, bool api) {
  HttpResponse response;
  response.status = 204;
  response.set("Allow", std::string(allowed));
  if (api) {
    add_cors(response);
    response.set("Access-Control-Allow-Methods", std::string(allowed));
    response.set("Access-Control-Allow-Headers", "Content-Type, If-None-Match");
    response.set("Access-Control-Max-Age", "86400");
  }
  return response;
}

}  // namespace

const std::vector<std::string_view>& route_patterns() {
  static const std::vector<std::string_view> patterns = {"/",
                                                         "/search",
                                                         "/search.json",
                                                         "/matrix",
                                                         "/matrix.json",
                                                         "/network",
                                                         "/network.json",
                                                         "/documents/{id}",
                                                         "/documents/{id}.json",
                                                         "/documents/{id}/similar",
                                                         "/documents/{id}/similar.json",
                                                         "/suggest.json",
                                                         "/opensearch.xml",
                                                         "/opensearch/suggest",
                                                         "/healthz",
                                                         "/readyz",
                                                         "/assets/{file}",
                                                         "/favicon.ico"};
  return patterns;
}

const App::Route* App::find_route(std::string_view path) {
  static const std::vector<Route> routes = {
      {"/", Match::exact, &App::start, false},
      {kPagePath, Match::exact, &App::search_page, false},
      {kJsonPath, Match::exact, &App::search_json, true},
      {kMatrixPath, Match::exact, &App::matrix, false},
      {kMatrixJsonPath, Match::exact, &App::matrix_data, true},
      {kNetworkPath, Match::exact, &App::network, false},
      {kNetworkJsonPath, Match::exact, &App::network_data, true},
      {kDocumentsPrefix, Match::prefix, &App::document, true},
      {"/suggest.json", Match::exact, &App::suggest, true},
      {"/opensearch.xml", Match::exact, &App::opensearch, false},
      {"/opensearch/suggest", Match::exact, &App::opensearch_suggest, true},
      {"/healthz", Match::exact, &App::health, false},
      {"/readyz", Match::exact, &App::ready, false},
      {"/assets/", Match::prefix, &App::asset, false},
      {"/favicon.ico", Match::exact, &App::favicon, false},
  };
  const auto it = std::find_if(routes.begin(), routes.end(), [&](const Route& r) {
    return r.match == Match::exact ? path == r.path : path.starts_with(r.path) && path.size() > r.path.size();
  });
  return it == routes.end() ? nullptr : &*it;
}

HttpResponse App::handle(const HttpRequest& request) const {
  if (request.method == "OPTIONS" && request.path == "*") return preflight(kSearchMethods, false);
  const Route* route = find_route(request.path);
  if (route == nullptr) return not_found(request);
  const char* allowed = is_search_json(request.path) ? kSearchMethods : kReadMethods;
  if (request.method == "OPTIONS") return preflight(allowed, route->api);
  const bool post = request.method == "POST" && is_search_json(request.path);
  if (!post && request.method != "GET" && request.method != "HEAD") return method_not_allowed(request, allowed);
  return get(request, *route);
}

HttpResponse App::get(const HttpRequest& request, const Route& route) const {
  HttpResponse response = (this->*route.handler)(request);
  if (route.api) add_cors(response);
  return response;
}

HttpResponse App::not_found(const HttpRequest& request) const {
  const bool page = request.accept.find("text/html") != std::string::npos;
  if (!page) return problem_response(status_problem(404, "There is no such path.", request.path));
  const PageContext context{negotiate_language(request.accept_language), {}, {}};
  return html_response(error_page(context, "not_found_title", "not_found_text"), 404);
}

HttpResponse App::problem_of(const HttpRequest& request, const Error& error) const {
  Problem problem = error_problem(error, request.path);
  if (problem.status >= 500) {
    problem.request_id = request.id;
    options_.log(failure_of(request, problem.status, error));
  }
  return problem_response(problem);
}

HttpResponse App::page_of(const HttpRequest& request, const Error& error, PageContext context) const {
  context.request_id = request.id;
  HttpResponse response = failure_page(error, context);
  if (response.status >= 500) options_.log(failure_of(request, response.status, error));
  return response;
}

Interrupt App::interrupt_of(const HttpRequest& request) const {
  if (options_.deadline.count() == 0) return Interrupt(request.cancellation);
  return Interrupt(request.cancellation, Interrupt::Clock::now() + options_.deadline);
}

void App::note_query(const search::SearchRequest& request, const search::ResultPage& page,
                     HttpResponse& response) const {
  if (request.q.empty()) return;
  const QueryOutcome outcome = outcome_of(page);
  response.access_note = access_note(outcome);
  if (options_.queries == nullptr || request.page > 1 || !request.cursor.empty()) return;
  options_.queries->count(outcome);
  if (options_.queries->is_due(QueryCounters::Clock::now())) log_queries(options_.queries->sums());
}

std::string App::current_revision() const {
  const auto info = service_.info();
  return info.ok() ? info->revision : std::string();
}

HttpResponse App::opensearch(const HttpRequest& request) const {
  const bool clean = !request.host.empty() && request.host.size() < 256 &&
                     request.host.find_first_not_of(
                         "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                         "0123456789.-:[]") == std::string::npos;
  const std::string base = (request.scheme == "https" ? "https://" : "http://") + (clean ? request.host : "localhost");
  HttpResponse response = json_response(opensearch_description(negotiate_language(request.accept_language), base),
                                        "application/opensearchdescription+xml; charset=utf-8");
  return response;
}

HttpResponse App::suggest(const HttpRequest& request) const {
  const ParsedParams parsed = parse_search_params(parse_query_string(request.query));
  if (!parsed.problems.empty()) return problem_response(param_problem(parsed.problems.front(), request.path));
  const auto suggestions = service_.suggest(parsed.params.request, limits::kMaxSuggestions, interrupt_of(request));
  if (!suggestions.ok()) return problem_of(request, suggestions.error());
  return json_response(suggestions_json(parsed.params, *suggestions));
}

HttpResponse App::opensearch_suggest(const HttpRequest& request) const {
  const ParsedParams parsed = parse_search_params(parse_query_string(request.query));
  if (!parsed.problems.empty()) return problem_response(param_problem(parsed.problems.front(), request.path));
  const auto suggestions = service_.suggest(parsed.params.request, limits::kMaxSuggestions, interrupt_of(request));
  if (!suggestions.ok()) return problem_of(request, suggestions.error());
  return json_response(opensearch_suggestions_json(parsed.params, *suggestions), "application/x-suggestions+json");
}

HttpResponse App::health(const HttpRequest&) const {
  HttpResponse response = json_response("{\"status\":\"alive\"}\n");
  response.headers = {{"Cache-Control", "no-store"}};
  return response;
}

HttpResponse App::ready(const HttpRequest& request) const {
  const auto info = service_.info();
  if (!info.ok()) {
    options_.log(failure_of(request, 503, info.error()));
    return problem_response(
        {503, "not-ready", "Not ready", "The index does not answer.", "", request.path, request.id});
  }
  HttpResponse response = json_response(ready_json(*info));
  response.headers = {{"Cache-Control", "no-store"}};
  return response;
}

HttpResponse App::asset(const HttpRequest& request) const {
  const Asset* found = asset_of_path(request.path);
  if (found == nullptr) return not_found(request);
  HttpResponse response;
  response.content_type = found->name.ends_with(".js")    ? "text/javascript; charset=utf-8"
                          : found->name.ends_with(".css") ? "text/css; charset=utf-8"
                                                          : "image/svg+xml";
  response.body = std::string(found->bytes);
  response.set("Cache-Control", "public, max-age=31536000, immutable");
  response.set("Vary", "Accept-Encoding");
  return response;
}

HttpResponse App::favicon(const HttpRequest&) const {
  HttpResponse response;
  response.status = 308;
  response.set("Location", asset_url("favicon.svg"));
  response.set("Cache-Control", "public, max-age=86400");
  return response;
}

HttpResponse App::refuse(const HttpRequest& request, int status, const std::string& detail) const {
  const std::string id = status >= 500 ? request.id : "";
  if (request.path == "/" || request.path == kPagePath) {
    PageContext context{negotiate_language(request.accept_language), {}, {}};
    context.request_id = id;
    const std::string kind = status == 414 ? "too_long" : status == 503 ? "busy" : "bad_request";
    return html_response(error_page(context, kind + "_title", kind + "_text"), status);
  }
  Problem problem = status_problem(status, detail, utf8::sanitize(request.path));
  problem.request_id = id;
  HttpResponse response = problem_response(problem);
  const Route* route = find_route(request.path);
  if (route != nullptr && route->api) add_cors(response);
  return response;
}

}  // namespace diplomed::server
