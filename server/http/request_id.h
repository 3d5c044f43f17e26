// The name of one request, which its answer (X-Request-Id) and the log both give.
#pragma once

#include <string>
#include <string_view>

namespace diplomed::server {

// `incoming`, the header of a proxy, when it is 1 to 64 of [A-Za-z0-9._-]; else 16 hex digits that no other call of
// this program gives and, but for chance (2⁻⁶⁴ a pair), none of another run. Thread-safe.
std::string make_request_id(std::string_view incoming);

}  // namespace diplomed::server
