// Keeps hostile HTML from exhausting the parser.
#pragma once

#include <string>
#include <string_view>

namespace diplomed::document {

// `html` with those start tags blanked out that would nest elements deeper than limits::kMaxHtmlDepth or pile up
// unclosed formatting (a parser repeats those in every paragraph), and overlong tags, and without what stands in
// scripts and style sheets but JSON-LD. Text and line numbers stay as they are. Returns an empty string when nothing
// had to be changed.
std::string guard_html(std::string_view html);

}  // namespace diplomed::document
