// What goes wrong inside while requests are answered, for the log of the server.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "server/routes/message.h"

namespace diplomed::server {

struct Failure {
  std::string request_id;  // empty: no request's own, as when a new index cannot be read
  std::string request;     // "GET /search.json", without the query; may be empty
  int status = 0;          // of the answer; 200: it was given without the part that failed; 0: no answer
  Error error;
};

// Called by any thread.
using ErrorLog = std::function<void(const Failure&)>;

Failure failure_of(const HttpRequest& request, int status, Error error);

// One line: "request 0f… GET /search.json 500 malformed: records: the stored data are damaged".
std::string log_line(const Failure& failure);

// `text` as a part of one line of a log: control characters, those that turn the direction of writing and bytes that
// are no UTF-8 are written as \n, \x1b or \u202e, a backslash as \\; what is longer than limits::kMaxLogTextBytes is
// cut.
std::string log_text(std::string_view text);

// Writes log_line() to the log of the program.
void write_to_log(const Failure& failure);

}  // namespace diplomed::server
