// Articles and problems between a reader process and the indexer: length-prefixed frames of CBOR (RFC 8949).
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>

#include "base/result.h"
#include "document/article.h"

namespace diplomed::indexer {

nlohmann::json article_json(const document::Article& article);
// Errors: malformed when `json` was not made by article_json().
Result<document::Article> article_of(const nlohmann::json& json);

nlohmann::json error_json(const Error& error);
Error error_of(const nlohmann::json& json);

// "malformed", "too_large", …
std::string_view name_of(ErrorCode code);

// A frame: four bytes of length (of this machine's order: both ends are one program), then CBOR.
std::string to_frame(const nlohmann::json& message);
inline constexpr std::size_t kFrameHead = 4;  // bytes
std::size_t frame_bytes(std::string_view head);
// The message of a frame without its head; a discarded value when it is no CBOR.
nlohmann::json message_of(std::string_view body);

}  // namespace diplomed::indexer
