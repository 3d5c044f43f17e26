// The only HTML made outside templates: escaped text with <mark>, shared by the page and the JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/answer/hit.h"

namespace diplomed::server {

std::string escape_html(std::string_view text);

// Escaped pieces, the marked ones in <mark>…</mark>.
std::string marked_html(const std::vector<search::TextPiece>& pieces);

// The pieces without marks, not escaped.
std::string plain_text(const std::vector<search::TextPiece>& pieces);

// `url` when it is http(s), else empty: links of sources never run scripts.
std::string safe_link(std::string_view url);

}  // namespace diplomed::server
