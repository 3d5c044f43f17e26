// The tokens of a query as they are read, with what still waits for an operand.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "query/parse/parse_notes.h"
#include "query/parse/query_token.h"

namespace diplomed::query {

// A minus or a field waits for what stands directly after it. When nothing usable does, settle() takes it back: a minus
// vanishes, a field becomes a word. So every minus and field in the result has its operand.
class TokenList {
 public:
  // Both must outlive it; `text` is the query.
  TokenList(std::string_view text, Notes& notes) : text_(text), notes_(notes) {}

  void add(Token token);
  // One without a letter or digit is punctuation, and not added.
  void add_leaf(Token token);
  void settle();
  // "+" before the leaf, field or parenthesis that is added next.
  void set_plus(Span plus) { plus_ = plus; }

  bool waits() const { return waits_; }
  // The next word is the value of a field and read whole: source:https://who.int.
  bool at_value() const { return at_value_; }
  // Ids and addresses are taken as typed, but for a star at the end: source:https://who.int/x?y=z.
  bool at_literal_value() const;
  // nullptr when there is none.
  const Token* last() const { return tokens_.empty() ? nullptr : &tokens_.back(); }
  std::size_t leaves() const { return leaves_; }
  std::vector<Token> take() { return std::move(tokens_); }

 private:
  std::string_view text_;
  Notes& notes_;
  std::vector<Token> tokens_;
  Span plus_;
  std::size_t leaves_ = 0;
  bool waits_ = false;
  bool at_value_ = false;
};

}  // namespace diplomed::query
