// The passage of a text that shows best why it matched.
#pragma once

#include <string_view>
#include <vector>

#include "search/answer/hit.h"
#include "search/marks.h"
#include "text/token.h"

namespace diplomed::search {

// The whole text as pieces, marked where `marks` say.
std::vector<TextPiece> whole_text(std::string_view text, const std::vector<Mark>& marks);

// About limits::kSnippetChars code points of `text`: the passage with the most different query words, then the most
// marks, then the first; it begins at a sentence where that leaves room, else a few words before its first mark, and
// ends at a word; at the end of the text it takes in sentences before it. An ellipsis stands where something is left
// out. Without marks: the beginning. Line breaks become spaces. `tokens` are those of `text`. Thread-safe.
std::vector<TextPiece> make_snippet(std::string_view text, const std::vector<text::Token>& tokens,
                                    const std::vector<Mark>& marks);

}  // namespace diplomed::search
