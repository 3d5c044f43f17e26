#include "query/parse/parse_tokens.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/limits.h"
#include "query/parse/parse_chars.h"

namespace diplomed::query {
namespace {

std::size_t words_of(const Token& token) {
  if (!is_leaf(token)) return 0;
  const bool range = token.kind == TokenKind::date || token.kind == TokenKind::number;
  return range ? 1 : count_words(token.text);
}

// The first `words` words of a leaf; a cut prefix is a word, a range is not cut.
Token first_words(Token token, std::size_t words) {
  token.text = std::string(take_words(token.text, words));
  const auto pieces = static_cast<std::size_t>(std::count(token.text.begin(), token.text.end(), ' ')) + 1;
  if (token.words.size() > pieces) token.words.resize(pieces);
  if (token.kind == TokenKind::prefix) token.kind = TokenKind::word;
  return token;
}

void drop_hanging_operators(std::vector<Token>& tokens) {
  while (!tokens.empty() && !is_leaf(tokens.back()) && tokens.back().kind != TokenKind::close) {
    tokens.pop_back();
  }
}

// Removes a field name, and only that, that has its value coming: title: or title:-
void drop_field(std::vector<Token>& tokens) {
  const bool minus = !tokens.empty() && tokens.back().kind == TokenKind::negation;
  const std::size_t behind = minus ? 2 : 1;
  if (tokens.size() < behind) return;
  const auto field = tokens.end() - static_cast<std::ptrdiff_t>(behind);
  if (field->kind == TokenKind::field) tokens.erase(field);
}

}  // namespace

bool limit_words(std::vector<Token>& tokens, Notes& notes) {
  std::size_t left = limits::kMaxQueryTerms;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::size_t words = words_of(tokens[i]);
    if (words <= left) {
      left -= words;
      continue;
    }
    const std::size_t kept = left > 0 ? take_words(tokens[i].text, left).size() : 0;
    notes.add(NoteKind::too_many_words, tokens[i].span, std::string_view(tokens[i].text).substr(kept));
    if (left > 0) tokens[i] = first_words(std::move(tokens[i]), left);
    tokens.resize(left > 0 ? i + 1 : i);
    drop_hanging_operators(tokens);
    return true;
  }
  return false;
}

std::vector<Token> balance(std::vector<Token> tokens, std::string_view text, bool silent, Notes& notes) {
  std::vector<Token> out;
  std::vector<Span> open;   // kept ones; empty where a quote has its note already
  std::size_t ignored = 0;  // open ones beyond the limit
  for (Token& token : tokens) {
    if (token.kind == TokenKind::open) {
      if (open.size() >= limits::kMaxQueryDepth) {
        notes.add(NoteKind::too_deep, token.span, "(");
        drop_field(out);
        ++ignored;
        continue;
      }
      open.push_back(token.text.empty() ? Span{} : token.span);
    } else if (token.kind == TokenKind::close) {
      if (ignored > 0) {
        --ignored;
        continue;
      }
      if (open.empty()) {
        notes.add(NoteKind::unbalanced_parenthesis, token.span, ")");
        continue;
      }
      open.pop_back();
    }
    out.push_back(std::move(token));
  }
  const auto noted = std::find_if(open.rbegin(), open.rend(), [](Span span) { return !span.empty(); });
  if (noted != open.rend() && !silent) {
    notes.add(NoteKind::unbalanced_parenthesis, text.substr(noted->begin));
  }
  const auto end = static_cast<std::uint32_t>(text.size());
  for (std::size_t i = 0; i < open.size(); ++i) {
    out.push_back({TokenKind::close, ")", {}, 0, {end, end}});
  }
  return out;
}

}  // namespace diplomed::query
