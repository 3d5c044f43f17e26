// A request and an answer as plain data; http_server.cc is the only file that knows the HTTP library.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/interrupt.h"

namespace diplomed::server {

struct HttpRequest {
  std::string method;
  std::string path;             // raw, still percent-encoded, without the query
  std::string query;            // raw, without "?"
  std::string host;             // Host header
  std::string scheme = "http";  // X-Forwarded-Proto when a proxy says so
  std::string accept;
  std::string accept_language;
  std::string if_none_match;
  std::string body;                            // POST only
  std::string id;                              // of this request, in its answer and in the log; empty in tests
  const Cancellation* cancellation = nullptr;  // says when nobody waits for the answer any more; may be nullptr
};

struct HttpResponse {
  int status = 200;
  std::string content_type;
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string access_note;  // more for the access line; never the text of a query

  void set(std::string name, std::string value) { headers.emplace_back(std::move(name), std::move(value)); }
};

}  // namespace diplomed::server
