// Makes any token list one that a recursive parser can read without running out of stack.
#pragma once

#include <string_view>
#include <vector>

#include "query/parse/parse_notes.h"
#include "query/parse/query_token.h"

namespace diplomed::query {

// Cuts `tokens` after limits::kMaxQueryTerms words (in the middle of a phrase if need be) together
// with the operators left hanging there. True if anything was cut.
bool limit_words(std::vector<Token>& tokens, Notes& notes);

// Balances parentheses: a lone ")" goes, a missing one is added at the end, and pairs nested deeper
// than limits::kMaxQueryDepth go, with the field name before them. `text` is the query, for the
// notes; with `silent` a missing ")" is not worth a note.
std::vector<Token> balance(std::vector<Token> tokens, std::string_view text, bool silent, Notes& notes);

}  // namespace diplomed::query
