// The grammar of a request's head, RFC 9112 (HTTP/1.1): each line by itself, strictly. Where two readers could disagree
// about what a line means it is refused, since a proxy in front may read it the other way (request smuggling).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/request_message.h"

namespace diplomed::server {

// Each function takes a line without its CRLF, adds what it says to `message` and returns a refusal if it is not
// acceptable. Pure; any thread.

// "METHOD target HTTP/1.x". An absolute target ("http://host/path") gives its path, and its authority as the host.
std::optional<Refusal> read_request_line(std::string_view line, RequestMessage& message);

// "Name: value".
std::optional<Refusal> read_header_line(std::string_view line, RequestMessage& message);

// How the body is delimited.
struct Framing {
  bool chunked = false;
  std::uint64_t length = 0;  // bytes, when not chunked
};

// Judges the head as a whole: hosts, Content-Length against Transfer-Encoding, Connection. Sets host, has_body and
// keep_alive of `message`.
std::optional<Refusal> read_framing(RequestMessage& message, Framing& framing);

// "1a;extension" → 26; none if it is no chunk size.
std::optional<std::uint64_t> chunk_size(std::string_view line);

// What is said of an address or body over its limit, with the limit and the way out.
std::string too_long_target();
std::string too_long_body();

// True for a character of a token (RFC 9110, 5.6.2), as methods and header names are.
bool is_token_char(char c);

}  // namespace diplomed::server
