// RFC 9457 problem details: the one shape of every error of the API.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "server/routes/message.h"
#include "server/url/param_problem.h"

namespace diplomed::server {

struct Problem {
  int status = 500;
  std::string kind;             // last part of the type URN; empty: about:blank
  std::string title;            // the same for every problem of a kind
  std::string detail;           // what is wrong this time
  std::string parameter;        // at fault; may be empty
  std::string instance;         // path of the request
  std::string request_id = {};  // of a 5xx: what the log names it by; may be empty
};

HttpResponse problem_response(const Problem& problem);

// A problem that only says the status: "Not Found" and the like.
Problem status_problem(int status, std::string detail, std::string instance);

Problem param_problem(const ParamProblem& p, std::string instance);

// Errors of the search room: invalid_argument → 400, not_found → 404, deadline → 503, nobody_waits → 499, ending → 503,
// else 500 without inner details.
Problem error_problem(const Error& error, std::string instance);

std::string_view status_title(int status);

}  // namespace diplomed::server
