// One HTTP/1.1 request as it came over a connection, read and checked but not yet understood.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diplomed::server {

struct RequestMessage {
  std::string method;  // a token, as sent: methods are case-sensitive
  std::string target;  // origin form ("/path?query", raw bytes, percent-encoded as sent) or "*"; never a fragment
  int minor = 1;       // HTTP/1.minor, 0 or 1
  std::string host;    // of the target's absolute form, else of the Host header; empty when HTTP/1.0 sends none
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case, values trimmed, in their order
  std::string body;
  bool has_body = false;   // one was announced, be it empty chunks
  bool keep_alive = true;  // the client wants to go on with this connection

  // The value of a header, `name` in lower case; several of one name are joined by ", " (RFC 9110, 5.3). Empty when
  // there is none.
  std::string header(std::string_view name) const;
};

// Why a request is not read any further. The connection ends with its answer: what follows has no certain beginning.
struct Refusal {
  int status = 400;
  std::string detail;  // one sentence, ASCII but for what `target` has
  std::string target;  // as far as it is known
};

inline constexpr const char* kTooManyRequests = "The server has more requests than it can answer now.";

}  // namespace diplomed::server
