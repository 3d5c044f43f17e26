#include "server/routes/responses.h"

#include <fmt/format.h>
#include <zlib.h>

#include "base/strings.h"
#include "server/assets.h"

namespace diplomed::server {
namespace {

constexpr const char* kContentSecurityPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types diplomed";

// FNV-1a: a validator needs no secrecy, only a stable spread.
std::uint64_t fnv1a(std::string_view text, std::uint64_t hash = 14695981039346656037ull) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return hash;
}

// Calls `f` with each comma-separated element, trimmed, until it returns true.
template <typename F>
bool any_element(std::string_view list, F f) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (f(trim(list.substr(0, comma)))) return true;
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return false;
}

}  // namespace

HttpResponse html_response(std::string body, int status) {
  HttpResponse response;
  response.status = status;
  response.content_type = "text/html; charset=utf-8";
  response.body = std::move(body);
  response.set("Content-Security-Policy", kContentSecurityPolicy);
  response.set("Cross-Origin-Opener-Policy", "same-origin");
  response.set("Cross-Origin-Resource-Policy", "same-origin");
  response.set("Cache-Control", "no-cache");
  response.set("Vary", "Accept-Encoding, Accept-Language");
  return response;
}

HttpResponse json_response(std::string body, std::string content_type) {
  HttpResponse response;
  response.content_type = std::move(content_type);
  response.body = std::move(body);
  response.set("Cache-Control", "no-cache");
  response.set("Vary", "Accept-Encoding");
  return response;
}

std::string make_etag(std::string_view revision, std::string_view format, std::string_view normalised) {
  std::uint64_t hash = fnv1a(revision);
  for (const std::string_view part : {format, normalised, assets_revision()}) hash = fnv1a(part, fnv1a("\n", hash));
  return fmt::format("W/\"{:016x}\"", hash);
}

bool etag_matches(std::string_view if_none_match, std::string_view etag) {
  const auto opaque = [](std::string_view tag) { return tag.starts_with("W/") ? tag.substr(2) : tag; };
  return any_element(if_none_match,
                     [&](std::string_view tag) { return tag == "*" || (!tag.empty() && opaque(tag) == opaque(etag)); });
}

HttpResponse not_modified(const std::string& etag) {
  HttpResponse response;
  response.status = 304;
  response.set("ETag", etag);
  response.set("Cache-Control", "no-cache");
  return response;
}

bool accepts_gzip(std::string_view accept_encoding) {
  return any_element(accept_encoding, [](std::string_view element) {
    const std::size_t semicolon = std::min(element.find(';'), element.size());
    const std::string_view name = trim(element.substr(0, semicolon));
    if (name != "gzip" && name != "*") return false;
    const std::size_t q = element.find("q=", semicolon);
    return q == std::string_view::npos || element.find_first_of("123456789", q) != std::string_view::npos;
  });
}

bool is_compressible(std::string_view type) {
  return type.starts_with("text/") || type.find("json") != std::string_view::npos ||
         type.find("xml") != std::string_view::npos || type.find("javascript") != std::string_view::npos;
}

std::string gzip(std::string_view text) {
  constexpr int kLevel = 5;
  constexpr int kGzipWindow = 15 + 16;
  constexpr int kMemory = 8;
  z_stream stream{};
  if (deflateInit2(&stream, kLevel, Z_DEFLATED, kGzipWindow, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) return "";
  std::string out(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(done ? stream.total_out : 0);
  deflateEnd(&stream);
  return out;
}

}  // namespace diplomed::server
