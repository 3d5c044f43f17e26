// The marks of prose, softened.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "query/prose/prose_pieces.h"

namespace diplomed::query {

struct Prose {
  // The text without the marks that soften, for the lexer: blanks in their place, operators in lower case, quotations
  // of several words as "a b". Every byte that stays keeps its place.
  std::string text;
  // Operators that are words here. Not those that mean "and", which is what words beside each other mean anyhow.
  std::vector<Span> operators;
};

struct JudgedPieces {
  const ProsePieces& pieces;
  const std::vector<bool>& written;  // those that stay as they are
  bool sentence = false;             // plainly one: a star behind a word of it is a footnote's
};

// `text` is what `judged` was read from. Thread-safe.
Prose without_marks(std::string_view text, const JudgedPieces& judged);

}  // namespace diplomed::query
