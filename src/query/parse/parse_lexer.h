// Query string → tokens: everything about characters, quotes, fields and dates, so that the parser
// proper sees operators and leaves only.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "query/parse/parse_notes.h"
#include "query/parse/query_token.h"

namespace diplomed::query {

struct Lexed {
  std::vector<Token> tokens;
  // Where the first quote stands that opens and is not closed; npos when there is none.
  std::size_t open_quote = std::string_view::npos;
  bool prose = false;  // its marks have softened
};

// REQUIRES: text.size() <= limits::kMaxQueryBytes; `notes` are of `text` or of what it is the beginning of.
Lexed tokenize(std::string_view text, Notes& notes);

}  // namespace diplomed::query
