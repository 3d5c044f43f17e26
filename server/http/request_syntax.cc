#include "server/http/request_syntax.h"

#include <algorithm>
#include <charconv>

#include "base/limits.h"
#include "base/strings.h"

namespace diplomed::server {
namespace {

constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kDigits = "0123456789";

bool is_one_of(char c, std::string_view set) {
  return set.find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_token_char);
}

// Visible bytes; those above ASCII too, since people type Cyrillic into curl.
bool is_target_char(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte > ' ' && byte != 0x7f && c != '#';
}

bool is_value_char(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= ' ' && byte != 0x7f) || c == '\t';
}

// A host name or address with an optional port; no user information (RFC 9110, 4.2.4).
bool is_authority(std::string_view text) {
  return text.size() <= limits::kMaxHostBytes && std::all_of(text.begin(), text.end(), [](char c) {
           return is_one_of(c, kLetters) || is_one_of(c, kDigits) || is_one_of(c, "-._~%!$&'()*+,;=:[]");
         });
}

Refusal bad(std::string detail, const RequestMessage& message) {
  return {400, std::move(detail), message.target};
}

std::optional<Refusal> read_version(std::string_view version, RequestMessage& message) {
  const bool formed = version.size() == 8 && version.starts_with("HTTP/") && is_one_of(version[5], kDigits) &&
                      version[6] == '.' && is_one_of(version[7], kDigits);
  if (!formed) return bad("The request line does not end with a version of HTTP.", message);
  if (version[5] != '1') return Refusal{505, "This server speaks HTTP/1.1.", message.target};
  message.minor = version[7] == '0' ? 0 : 1;
  return std::nullopt;
}

std::optional<Refusal> read_target(std::string_view target, RequestMessage& message) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (lower_ascii(target.substr(0, scheme.size())) != scheme) continue;
    target.remove_prefix(scheme.size());
    const std::size_t path = std::min(target.find_first_of("/?"), target.size());
    message.host = target.substr(0, path);
    if (message.host.empty() || !is_authority(message.host)) return bad("The address names no valid host.", message);
    message.target = target.substr(path);
    if (!message.target.starts_with("/")) message.target.insert(0, "/");
    return std::nullopt;
  }
  const bool asterisk = target == "*" && message.method == "OPTIONS";
  if (!target.starts_with("/") && !asterisk) return bad("The target of the request is no path.", message);
  message.target = target;
  return std::nullopt;
}

// Calls `f` with each element of a comma-separated list, in lower case.
template <typename F>
void each_element(std::string_view list, F f) {
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t comma = std::min(list.find(',', begin), list.size());
    f(lower_ascii(trim(list.substr(begin, comma - begin))));
    begin = comma + 1;
  }
}

std::size_t count_headers(const RequestMessage& message, std::string_view name) {
  return static_cast<std::size_t>(std::count_if(message.headers.begin(), message.headers.end(),
                                                [&](const auto& header) { return header.first == name; }));
}

std::optional<Refusal> read_host(RequestMessage& message) {
  const std::size_t hosts = count_headers(message, "host");
  if (hosts > 1) return bad("The request has more than one Host header.", message);
  if (hosts == 0 && message.minor == 1) return bad("The request has no Host header.", message);
  const std::string host = message.header("host");
  if (!is_authority(host)) return bad("The Host header is not valid.", message);
  if (message.host.empty()) message.host = host;  // the host of an absolute target wins (RFC 9112, 3.2.2)
  return std::nullopt;
}

void read_connection(RequestMessage& message) {
  bool close = false, keep = false;
  each_element(message.header("connection"), [&](const std::string& option) {
    close = close || option == "close";
    keep = keep || option == "keep-alive";
  });
  message.keep_alive = !close && (message.minor == 1 || keep);
}

std::optional<Refusal> read_length(RequestMessage& message, Framing& framing) {
  const std::string value = message.header("content-length");
  if (value.empty() || value.find_first_not_of(kDigits) != std::string::npos) {
    return bad("Content-Length is not a number of bytes.", message);
  }
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), framing.length);
  if (error != std::errc()) framing.length = UINT64_MAX;
  message.has_body = framing.length > 0;
  return std::nullopt;
}

}  // namespace

std::string RequestMessage::header(std::string_view name) const {
  std::string joined;
  bool found = false;
  for (const auto& [key, value] : headers) {
    if (key != name) continue;
    if (found) joined += ", ";
    joined += value;
    found = true;
  }
  return joined;
}

std::string too_long_target() {
  return "The address is longer than " + std::to_string(limits::kMaxTargetBytes) +
         " bytes; send a POST to /search.json.";
}

std::string too_long_body() {
  return "The body is longer than " + std::to_string(limits::kMaxBodyBytes) + " bytes.";
}

bool is_token_char(char c) {
  return is_one_of(c, kLetters) || is_one_of(c, kDigits) || is_one_of(c, "!#$%&'*+-.^_`|~");
}

std::optional<Refusal> read_request_line(std::string_view line, RequestMessage& message) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || last == first) {
    return bad("The request line is not \"METHOD /path HTTP/1.1\".", message);
  }
  const std::string_view method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, last - first - 1);
  if (!is_token(method)) return bad("The method of the request is not valid.", message);
  if (!std::all_of(target.begin(), target.end(), is_target_char)) {
    return bad("The target of the request holds a blank, a control character or a \"#\"; write it as %20, %23 …",
               message);
  }
  message.method = method;
  if (target.size() > limits::kMaxTargetBytes) {
    return Refusal{414, too_long_target(), std::string(target.substr(0, target.find('?')))};
  }
  if (auto refusal = read_target(target, message)) return refusal;
  return read_version(line.substr(last + 1), message);
}

std::optional<Refusal> read_header_line(std::string_view line, RequestMessage& message) {
  if (is_one_of(line.front(), " \t")) return bad("A header goes on in the next line.", message);
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return bad("A header has no colon.", message);
  if (!is_token(line.substr(0, colon))) return bad("The name of a header is not valid.", message);
  const std::string_view value = line.substr(colon + 1);
  if (!std::all_of(value.begin(), value.end(), is_value_char)) {
    return bad("A header holds a control character.", message);
  }
  message.headers.emplace_back(lower_ascii(line.substr(0, colon)), trim(value));
  return std::nullopt;
}

std::optional<Refusal> read_framing(RequestMessage& message, Framing& framing) {
  if (auto refusal = read_host(message)) return refusal;
  read_connection(message);
  const std::size_t lengths = count_headers(message, "content-length");
  const std::size_t encodings = count_headers(message, "transfer-encoding");
  if (lengths > 1) return bad("The request has more than one Content-Length.", message);
  if (lengths == 1 && encodings > 0) return bad("The request has Content-Length and Transfer-Encoding.", message);
  if (encodings > 0) {
    if (message.minor == 0) return bad("HTTP/1.0 has no Transfer-Encoding.", message);
    if (lower_ascii(message.header("transfer-encoding")) != "chunked") {
      return bad("Transfer-Encoding can only be \"chunked\".", message);
    }
    framing.chunked = message.has_body = true;
    return std::nullopt;
  }
  return lengths == 1 ? read_length(message, framing) : std::nullopt;
}

std::optional<std::uint64_t> chunk_size(std::string_view line) {
  const std::string_view number = trim(line.substr(0, line.find(';')));
  std::uint64_t size = 0;
  if (number.empty() || number.size() > 16 || line.front() == ' ' || line.front() == '\t') return std::nullopt;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), size, 16);
  if (error != std::errc() || end != number.data() + number.size()) return std::nullopt;
  if (!std::all_of(line.begin(), line.end(), is_value_char)) return std::nullopt;
  return size;
}

}  // namespace diplomed::server
