// What a single word of a query means: an operator, an exact form, a beginning, or a word with signs of other query
// languages on it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "query/parse/parse_lexer.h"

namespace diplomed::query {

struct FoundOperator {
  TokenKind kind;
  std::uint32_t distance = 0;  // of a near
};

// `word` is an operator, in capitals and as a whole: И, AND, NEAR/5 …
std::optional<FoundOperator> find_operator(std::string_view word);

// A distance in words, at most limits::max_near_distance. REQUIRES: digits only.
std::uint32_t read_distance(std::string_view digits);

// Reads a word (`kind` is word or exact) into the kind and text of a token: телемед* is a prefix; stars and question
// marks elsewhere, weights (врач^2), degrees of likeness (врач~1) and regular expressions (/врач.*/) are taken off and
// noted.
void read_word(std::string_view raw, Token& token, Notes& notes);

// The bytes of "^2", "~0.8" and the like at the start of `text`, 0 when nothing of the kind stands there.
std::size_t suffix_size(std::string_view text);
// Notes one that suffix_size() found.
void note_suffix(std::string_view suffix, std::string_view whole, Notes& notes);

}  // namespace diplomed::query
