// Recursive descent over balanced tokens (see parse_lexer and parse_tokens for what happens
// before): recursion follows parentheses only, which are at most limits::kMaxQueryDepth deep;
// chains of operators and negations are loops. A missing side is no error: a rule returns nothing,
// and the operator that wanted it is noted and ignored.
#include "query/parse/parser.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "base/limits.h"
#include "base/utf8.h"
#include "query/parse/parse_lexer.h"
#include "query/parse/parse_tokens.h"

namespace diplomed::query {
namespace {

using Maybe = std::optional<Node>;

void put_before(std::vector<Sign>& signs, const std::vector<Sign>& outer) {
  signs.insert(signs.begin(), outer.begin(), outer.end());
}

// Takes `node` apart: its children from `first` on, with its signs, see Node::signs.
std::vector<Node> dissolved(Node node, std::size_t first = 0) {
  std::vector<Node> out(std::make_move_iterator(node.children.begin() + static_cast<std::ptrdiff_t>(first)),
                        std::make_move_iterator(node.children.end()));
  std::vector<Sign> parentheses;
  std::copy_if(node.signs.begin(), node.signs.end(), std::back_inserter(parentheses),
               [](const Sign& sign) { return sign.kind == SignKind::parentheses; });
  for (std::size_t i = 0; i < out.size(); ++i) put_before(out[i].signs, i == 0 ? node.signs : parentheses);
  return out;
}

void append(std::vector<Node>& to, std::vector<Node> more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// One node of `kind` over `parts`, those of the same kind taken apart; a single part is itself.
Maybe combine(NodeKind kind, std::vector<Node> parts) {
  if (parts.empty()) return std::nullopt;
  if (parts.size() == 1) return std::move(parts.front());
  Node node;
  node.kind = kind;
  for (Node& part : parts) {
    node.span = cover(node.span, whole_span(part));
    if (part.kind == kind) {
      append(node.children, dissolved(std::move(part)));
    } else {
      node.children.push_back(std::move(part));
    }
  }
  return node;
}

// What a conjunction collects: parts it demands and parts it excludes.
struct Sides {
  std::vector<Node> demanded;
  std::vector<Node> excluded;
  Span span;

  bool empty() const { return demanded.empty() && excluded.empty(); }

  // (x БЕЗ y) И z is the same as (x И z) БЕЗ y.
  void add(Node node) {
    span = cover(span, whole_span(node));
    if (node.kind != NodeKind::negation) {
      demanded.push_back(std::move(node));
      return;
    }
    const bool only_excludes = node.children[0].kind == NodeKind::all;
    std::vector<Node> parts = dissolved(std::move(node), only_excludes ? 1 : 0);
    if (!only_excludes) {
      demanded.push_back(std::move(parts.front()));
      parts.erase(parts.begin());
    }
    append(excluded, std::move(parts));
  }

  Maybe node() && {
    Maybe base = combine(NodeKind::conj, std::move(demanded));
    if (excluded.empty()) return base;
    Node node;
    node.kind = NodeKind::negation;
    node.span = span;
    node.children.push_back(base ? std::move(*base) : Node{});
    append(node.children, std::move(excluded));
    return node;
  }
};

// Not `node`, whose signs hold the negation; twice not is nothing.
Node negate(Node node) {
  if (node.kind == NodeKind::negation && node.children.size() == 2 && node.children[0].kind == NodeKind::all) {
    return std::move(dissolved(std::move(node), 1).front());
  }
  Node out;
  out.kind = NodeKind::negation;
  out.span = whole_span(node);
  out.children.emplace_back();
  out.children.push_back(std::move(node));
  return out;
}

bool is_positional(const Node& node) {
  const auto single = [](const Node& n) {
    return n.kind == NodeKind::word || n.kind == NodeKind::exact || n.kind == NodeKind::prefix ||
           n.kind == NodeKind::phrase;
  };
  if (node.kind == NodeKind::disj) {
    return std::all_of(node.children.begin(), node.children.end(), single);
  }
  return single(node) || node.kind == NodeKind::near;
}

// `a` near `b`, both positional; a chain has the largest distance of its links.
Node join_near(Node a, Node b, std::uint32_t distance) {
  for (const Node* side : {&a, &b}) {
    if (side->kind == NodeKind::near) distance = std::max(distance, side->distance);
  }
  std::vector<Node> sides;
  sides.push_back(std::move(a));
  sides.push_back(std::move(b));
  Node joined = *combine(NodeKind::near, std::move(sides));
  joined.distance = distance;
  return joined;
}

class Parser {
 public:
  Parser(std::vector<Token> tokens, Notes& notes) : tokens_(std::move(tokens)), notes_(notes) {}

  Maybe run() {
    Maybe root = parse_or();
    return root ? std::move(root) : operators_as_words();
  }

 private:
  bool at(TokenKind kind) const { return next_ < tokens_.size() && tokens_[next_].kind == kind; }

  bool at_primary() const {
    return at(TokenKind::open) || at(TokenKind::field) || (next_ < tokens_.size() && is_leaf(tokens_[next_]));
  }

  const Token& take() { return tokens_[next_++]; }

  void dangling(const Token& op) { notes_.add(NoteKind::dangling_operator, op.span, op.text); }

  Maybe parse_or() {
    std::vector<Node> sides;
    if (Maybe first = parse_and()) sides.push_back(std::move(*first));
    while (at(TokenKind::disj)) {
      const Token& op = take();
      if (sides.empty()) dangling(op);
      if (Maybe side = parse_and()) {
        if (!sides.empty()) put_before(side->signs, {{SignKind::disj, op.span}});
        sides.push_back(std::move(*side));
      } else {
        dangling(op);
      }
    }
    return combine(NodeKind::disj, std::move(sides));
  }

  Maybe parse_and() {
    Sides sides;
    const Token* waiting = nullptr;  // an AND without its right side yet
    for (;;) {
      if (at(TokenKind::conj) || at(TokenKind::near)) {
        const Token& op = take();
        const bool joins = op.kind == TokenKind::conj && !sides.empty() && waiting == nullptr;
        if (joins) {
          waiting = &op;
        } else {
          dangling(op);
        }
      } else if (at(TokenKind::negation) || at_primary()) {
        Maybe side = parse_unary();
        if (!side) continue;
        if (waiting != nullptr) put_before(side->signs, {{SignKind::conj, waiting->span}});
        sides.add(std::move(*side));
        waiting = nullptr;
      } else {
        break;
      }
    }
    if (waiting != nullptr) dangling(*waiting);
    return std::move(sides).node();
  }

  Maybe parse_unary() {
    const Token* last = nullptr;
    std::vector<Sign> signs;
    while (at(TokenKind::negation)) {
      last = &take();
      signs.push_back({SignKind::negation, last->span});
    }
    Maybe operand = parse_near();
    if (!operand) {
      if (last != nullptr) dangling(*last);
      return std::nullopt;
    }
    put_before(operand->signs, signs);
    return signs.size() % 2 == 0 ? std::move(operand) : negate(std::move(*operand));
  }

  Maybe parse_near() {
    Maybe current = parse_primary();
    if (!current) return std::nullopt;
    std::vector<Node> parts;
    while (at(TokenKind::near)) {
      const Token& op = take();
      Maybe side = parse_primary();
      if (!side) {
        dangling(op);
      } else if (is_positional(*current) && is_positional(*side)) {
        put_before(side->signs, {{SignKind::near, op.span}});
        current = join_near(std::move(*current), std::move(*side), op.distance);
      } else {
        dangling(op);
        parts.push_back(std::exchange(*current, std::move(*side)));
      }
    }
    if (parts.empty()) return current;
    Sides sides;
    for (Node& part : parts) sides.add(std::move(part));
    sides.add(std::move(*current));
    return std::move(sides).node();
  }

  Maybe parse_primary() {
    if (at(TokenKind::open)) return parse_group();
    if (at(TokenKind::field)) return parse_field();
    if (!at_primary()) return std::nullopt;
    return leaf(take());
  }

  Maybe parse_group() {
    const Token& open = take();
    Maybe inside = parse_or();
    const Span pair{open.span.begin, at(TokenKind::close) ? take().span.end : open.span.end};
    const bool quote = open.text.empty();  // without its pair: no parenthesis was typed
    if (inside && !quote) put_before(inside->signs, {{SignKind::parentheses, pair}});
    if (inside && !open.range_name.empty()) put_before(inside->signs, {{SignKind::ranges, open.range_name}});
    if (inside) add_plus(open, *inside);
    return inside;
  }

  // What stands before this puts a leaf, a group or a minus and one of these after each field.
  Maybe parse_field() {
    const Token& name = take();
    const Token* minus = at(TokenKind::negation) ? &take() : nullptr;
    if (at(TokenKind::field)) return std::nullopt;  // never; a chain would recurse without bound
    Maybe value = parse_primary();
    if (!value) return std::nullopt;
    Node node;
    node.kind = NodeKind::field;
    node.field = name.text;
    node.span = cover(name.span, whole_span(*value));
    node.children.push_back(std::move(*value));
    add_plus(name, node);
    if (minus == nullptr) return node;
    put_before(node.signs, {{SignKind::negation, minus->span}});
    return negate(std::move(node));
  }

  static void add_plus(const Token& token, Node& node) {
    if (!token.plus.empty()) put_before(node.signs, {{SignKind::plus, token.plus}});
  }

  static Node leaf(const Token& token) {
    Node node;
    switch (token.kind) {
      case TokenKind::exact:
        node.kind = NodeKind::exact;
        break;
      case TokenKind::prefix:
        node.kind = NodeKind::prefix;
        break;
      case TokenKind::phrase:
        node.kind = NodeKind::phrase;
        break;
      case TokenKind::date:
        node.kind = NodeKind::date;
        break;
      case TokenKind::number:
        node.kind = NodeKind::number;
        break;
      default:
        node.kind = NodeKind::word;
        break;
    }
    node.text = token.text;
    node.text2 = token.text2;
    node.distance = token.distance;
    node.soft = token.soft;
    node.span = token.span;
    const bool range = token.kind == TokenKind::date || token.kind == TokenKind::number;
    if (!range) node.words = token.words.empty() ? std::vector<Span>{token.span} : token.words;
    add_plus(token, node);
    return node;
  }

  // A query of nothing but operators asks for these words.
  Maybe operators_as_words() {
    std::vector<Node> words;
    for (const Token& token : tokens_) {
      const bool letters = token.kind == TokenKind::conj || token.kind == TokenKind::near ||
                           ((token.kind == TokenKind::disj || token.kind == TokenKind::negation) && token.text != "|" &&
                            token.text != "-");
      if (letters && words.size() < limits::kMaxQueryTerms) {
        words.push_back(leaf({TokenKind::word, token.text, {}, 0, token.span}));
      }
    }
    return combine(NodeKind::conj, std::move(words));
  }

  std::vector<Token> tokens_;
  Notes& notes_;
  std::size_t next_ = 0;
};

}  // namespace

ParsedQuery parse(std::string_view text) {
  Notes notes(text);
  const std::string_view read = utf8::truncate(text, limits::kMaxQueryBytes);
  Lexed lexed = tokenize(read, notes);
  std::vector<Token> tokens = std::move(lexed.tokens);
  const bool cut = limit_words(tokens, notes);
  if (!cut && read.size() < text.size()) {
    notes.add(NoteKind::too_many_words, text.substr(read.size()));
  }
  tokens = balance(std::move(tokens), read, cut, notes);
  Maybe root = Parser(std::move(tokens), notes).run();
  if (!root && read.find_first_not_of(" \t\r\n") != std::string_view::npos) notes.add(NoteKind::no_words, text);
  return {root ? std::move(*root) : Node{}, notes.take(), lexed.prose};
}

}  // namespace diplomed::query
