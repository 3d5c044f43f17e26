// Text whose letters a bad conversion replaced by question marks: «????????? ? ????????».
#pragma once

#include <string_view>

#include "document/article.h"

namespace diplomed::document {

// What is said of such a text.
inline constexpr std::string_view kLostText =
    "the letters of the text were replaced by question marks before the file was written";

// What is said of a text most of which was decoded wrongly beyond mending (mojibake.h).
inline constexpr std::string_view kUndecodableText =
    "most of the text was decoded wrongly before it was saved and cannot be mended";

// True when more than half of the words of `text` (UTF-8), and at least five, are runs of two and more question marks
// without a letter. What stands without either («12», «—», a lone «?») is no word. Such a text cannot be mended.
// Thread-safe.
bool is_lost_text(std::string_view text);

// Why an article's letters are none to read: one of the two above, of what it says with the lines that were left out
// for having no words; empty when they are.
std::string_view why_lost(const Article& article);

}  // namespace diplomed::document
