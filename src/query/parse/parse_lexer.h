// Query string → tokens: everything about characters, quotes, fields and dates, so that the parser
// proper sees operators and leaves only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "query/parse/parse_notes.h"

namespace diplomed::query {

enum class TokenKind {
  word,  // leaves: `text` holds at least one letter or digit
  exact,
  prefix,
  phrase,  // `distance`
  date,    // `text` … `text2`
  number,  // the same
  field,   // `text` canonical, `text2` as typed; a leaf, "(" or "-" follows
  open,    // `text` empty: opened by a quote without its pair, closes without a note
  close,
  conj,  // operators: `text` as typed
  disj,
  negation,  // a minus is followed by a leaf, a field or "("
  near,      // `distance`
};

struct Token {
  TokenKind kind = TokenKind::word;
  std::string text;
  std::string text2;
  std::uint32_t distance = 0;
  Span span;
};

// A leaf counts as words of the query.
bool is_leaf(const Token& token);

// REQUIRES: text.size() <= limits::max_query_bytes.
std::vector<Token> tokenize(std::string_view text, Notes& notes);

}  // namespace diplomed::query
