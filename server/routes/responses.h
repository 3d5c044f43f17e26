// Headers, validators and compression that answers share.
#pragma once

#include <string>
#include <string_view>

#include "server/routes/message.h"

namespace diplomed::server {

HttpResponse html_response(std::string body, int status = 200);
HttpResponse json_response(std::string body, std::string content_type = "application/json");

// Weak validator over the index revision, the format, the normalised URL and the embedded files.
std::string make_etag(std::string_view revision, std::string_view format, std::string_view normalised);

// True when If-None-Match names `etag` (weak comparison) or is "*".
bool etag_matches(std::string_view if_none_match, std::string_view etag);

HttpResponse not_modified(const std::string& etag);

// True when an Accept-Encoding header admits gzip.
bool accepts_gzip(std::string_view accept_encoding);

// The gzip form of `text`; empty when zlib fails.
std::string gzip(std::string_view text);

// True for types that get smaller.
bool is_compressible(std::string_view content_type);

}  // namespace diplomed::server
