#include "server/routes/problem.h"

#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace diplomed::server {

std::string_view status_title(int status) {
  switch (status) {
    case 400:
      return "Bad Request";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 416:
      return "Range Not Satisfiable";
    case 417:
      return "Expectation Failed";
    case 431:
      return "Request Header Fields Too Large";
    case 505:
      return "HTTP Version Not Supported";
    case 499:
      return "Client Closed Request";
    case 503:
      return "Service Unavailable";
    default:
      return status >= 500 ? "Internal Server Error" : "Bad Request";
  }
}

HttpResponse problem_response(const Problem& problem) {
  nlohmann::ordered_json json;
  json["type"] = problem.kind.empty() ? "about:blank" : "urn:diplomed:problem:" + problem.kind;
  json["title"] = problem.title.empty() ? std::string(status_title(problem.status)) : problem.title;
  json["status"] = problem.status;
  json["detail"] = utf8::sanitize(problem.detail);
  if (!problem.parameter.empty()) json["parameter"] = utf8::sanitize(problem.parameter);
  json["instance"] = utf8::sanitize(problem.instance);
  if (!problem.request_id.empty()) json["request_id"] = utf8::sanitize(problem.request_id);
  HttpResponse response;
  response.status = problem.status;
  response.content_type = "application/problem+json";
  response.body = json.dump() + "\n";
  response.set("Cache-Control", "no-store");
  return response;
}

Problem status_problem(int status, std::string detail, std::string instance) {
  return {status, "", "", std::move(detail), "", std::move(instance)};
}

Problem param_problem(const ParamProblem& p, std::string instance) {
  const bool unknown = p.kind == ProblemKind::unknown_parameter;
  return {400,
          unknown ? "unknown-parameter" : "invalid-parameter",
          unknown ? "Unknown parameter" : "Invalid parameter",
          describe(p),
          p.parameter,
          std::move(instance)};
}

Problem error_problem(const Error& error, std::string instance) {
  switch (error.code) {
    case ErrorCode::invalid_argument:
      return {400, "invalid-parameter", "Invalid parameter", error.message, error.where, std::move(instance)};
    case ErrorCode::not_found:
      return {404, "not-found", "Not found", error.message, "", std::move(instance)};
    case ErrorCode::deadline:
      return {503,
              "deadline",
              "The search took too long",
              "The search was ended at its deadline; make the query narrower, or take what is found by then with "
              "partial=1.",
              "",
              std::move(instance)};
    case ErrorCode::ending:
      return status_problem(503, "The server is stopping.", std::move(instance));
    case ErrorCode::nobody_waits:
      return status_problem(499, "The client left before the answer was ready.", std::move(instance));
    default:
      return {500, "search-failed",    "The search failed", "The index could not answer; the server's log says why.",
              "",  std::move(instance)};
  }
}

}  // namespace diplomed::server
