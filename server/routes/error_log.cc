#include "server/routes/error_log.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "base/limits.h"
#include "base/utf8.h"

namespace diplomed::server {
namespace {

std::string_view name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid_argument:
      return "invalid argument";
    case ErrorCode::not_found:
      return "not found";
    case ErrorCode::unreadable:
      return "unreadable";
    case ErrorCode::malformed:
      return "malformed";
    case ErrorCode::too_large:
      return "too large";
    case ErrorCode::unsupported:
      return "unsupported";
    case ErrorCode::incomplete:
      return "incomplete";
    case ErrorCode::note:
      return "note";
    default:
      return "internal";
  }
}

// Controls (C0, DEL, C1), line and paragraph separators, and the characters that turn the direction of writing.
bool is_treacherous(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x61C || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

}  // namespace

std::string log_text(std::string_view text) {
  const std::string_view kept = utf8::truncate(text, limits::kMaxLogTextBytes);
  std::string out;
  for (std::size_t i = 0; i < kept.size();) {
    const utf8::CodePoint c = utf8::decode(kept, i);
    if (!c.valid) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(kept[i]));
    } else if (c.value == '\\') {
      out += "\\\\";
    } else if (c.value == '\n') {
      out += "\\n";
    } else if (is_treacherous(c.value)) {
      out += c.value < 0x80 ? fmt::format("\\x{:02x}", static_cast<unsigned>(c.value))
                            : fmt::format("\\u{:04x}", static_cast<unsigned>(c.value));
    } else {
      out.append(kept.substr(i, c.bytes));
    }
    i += c.bytes;
  }
  return kept.size() < text.size() ? out + "…" : out;
}

Failure failure_of(const HttpRequest& request, int status, Error error) {
  return {request.id, request.method + " " + request.path, status, std::move(error)};
}

std::string log_line(const Failure& failure) {
  std::string line;
  if (!failure.request_id.empty()) line += "request " + log_text(failure.request_id) + " ";
  if (!failure.request.empty()) line += log_text(failure.request) + " ";
  if (failure.status != 0) line += std::to_string(failure.status) + " ";
  return line + std::string(name_of(failure.error.code)) + ": " + log_text(failure.error.to_string());
}

void write_to_log(const Failure& failure) {
  spdlog::error("{}", log_line(failure));
}

}  // namespace diplomed::server
