#include "query/parse/token_list.h"

#include <cstdint>
#include <utility>

#include "query/parse/parse_chars.h"

namespace diplomed::query {

void TokenList::add(Token token) {
  const bool field = token.kind == TokenKind::field;
  waits_ = field || (token.kind == TokenKind::negation && token.text == "-");
  at_value_ = (at_value_ && token.kind == TokenKind::negation) || field;
  if (is_leaf(token)) ++leaves_;
  token.plus = std::exchange(plus_, {});
  tokens_.push_back(std::move(token));
}

void TokenList::add_leaf(Token token) {
  if (count_alnum(token.text) > 0) return add(std::move(token));
  plus_ = {};
  settle();
}

void TokenList::settle() {
  if (!std::exchange(waits_, false)) return;
  at_value_ = false;
  if (tokens_.back().kind == TokenKind::negation) tokens_.pop_back();
  if (tokens_.empty() || tokens_.back().kind != TokenKind::field) return;
  Token& field = tokens_.back();
  notes_.add(NoteKind::empty_field, field.span.of(text_));
  const Span name{field.span.begin, field.span.begin + static_cast<std::uint32_t>(field.text2.size())};
  field = {TokenKind::word, field.text2, {}, 0, field.span, field.plus, {name}};
}

bool TokenList::at_literal_value() const {
  if (!at_value_) return false;
  std::size_t i = tokens_.size();
  while (i > 0 && tokens_[i - 1].kind == TokenKind::negation) --i;
  return i > 0 && tokens_[i - 1].kind == TokenKind::field &&
         (tokens_[i - 1].text == "id" || tokens_[i - 1].text == "source");
}

}  // namespace diplomed::query
