// What the lexer of queries makes and the parser reads.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"
#include "query/parse/ast.h"

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
  Span span;                     // of the query, marks and quotes included
  Span plus = {};                // "+" before a leaf, a field or "("
  std::vector<Span> words = {};  // see Node::words; may be empty where `text` is all of `span`
  // The canonical name of the field: of a word that is the name of one whose value was not understood, and of a "("
  // with dates, years or numbers in it.
  std::string_view of_field = {};
  Span range_name = {};  // "(": "дата:" or "число:" before it
  bool soft = false;     // see Node::soft
};

// The token of an operator in letters.
inline TokenKind token_kind(SignKind kind) {
  switch (kind) {
    case SignKind::disj:
      return TokenKind::disj;
    case SignKind::negation:
      return TokenKind::negation;
    case SignKind::near:
      return TokenKind::near;
    default:
      return TokenKind::conj;
  }
}

// A leaf counts as words of the query.
inline bool is_leaf(const Token& token) {
  return token.kind == TokenKind::word || token.kind == TokenKind::exact || token.kind == TokenKind::prefix ||
         token.kind == TokenKind::phrase || token.kind == TokenKind::date || token.kind == TokenKind::number;
}

}  // namespace diplomed::query
