// Command line of diplomed-server.
#pragma once

#include <optional>
#include <string>

#include "base/limits.h"
#include "server/http/http_server.h"

namespace diplomed::server {

struct Options {
  std::string db;
  std::string dictionary;
  std::string log_level = "info";
  unsigned search_deadline_ms = limits::kDefaultSearchDeadlineMs;  // 0: none
  HttpOptions http;
};

// None when the program should end with `exit_code` (help was shown, or the arguments are wrong and it said so).
std::optional<Options> parse_options(int argc, const char* const* argv, int& exit_code);

}  // namespace diplomed::server
