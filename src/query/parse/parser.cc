// Recursive descent over balanced tokens (see parse_lexer and parse_tokens for what happens
// before): recursion follows parentheses only, which are at most limits::max_query_depth deep;
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

Span cover(Span a, Span b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
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
    node.span = cover(node.span, part.span);
    if (part.kind == kind) {
      append(node.children, std::move(part.children));
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
    span = cover(span, node.span);
    if (node.kind != NodeKind::negation) {
      demanded.push_back(std::move(node));
      return;
    }
    if (node.children[0].kind != NodeKind::all) demanded.push_back(std::move(node.children[0]));
    node.children.erase(node.children.begin());
    append(excluded, std::move(node.children));
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

// Not `node`; twice not is nothing.
Node negate(Node node, Span sign) {
  if (node.kind == NodeKind::negation && node.children.size() == 2 && node.children[0].kind == NodeKind::all) {
    Node inner = std::move(node.children[1]);
    return inner;
  }
  Node out;
  out.kind = NodeKind::negation;
  out.span = cover(sign, node.span);
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

  void dangling(const Token& op) { notes_.add(NoteKind::dangling_operator, op.text); }

  Maybe parse_or() {
    std::vector<Node> sides;
    if (Maybe first = parse_and()) sides.push_back(std::move(*first));
    while (at(TokenKind::disj)) {
      const Token& op = take();
      if (sides.empty()) dangling(op);
      if (Maybe side = parse_and()) {
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
    const Token* first = nullptr;
    const Token* last = nullptr;
    bool negative = false;
    while (at(TokenKind::negation)) {
      last = &take();
      if (first == nullptr) first = last;
      negative = !negative;
    }
    Maybe operand = parse_near();
    if (!operand) {
      if (last != nullptr) dangling(*last);
      return std::nullopt;
    }
    return negative ? negate(std::move(*operand), first->span) : std::move(operand);
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
    ++next_;
    Maybe inside = parse_or();
    if (at(TokenKind::close)) ++next_;
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
    node.span = cover(name.span, value->span);
    node.children.push_back(std::move(*value));
    if (minus != nullptr) return negate(std::move(node), minus->span);
    return node;
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
    node.span = token.span;
    return node;
  }

  // A query of nothing but operators asks for these words.
  Maybe operators_as_words() {
    std::vector<Node> words;
    for (const Token& token : tokens_) {
      const bool letters = token.kind == TokenKind::conj || token.kind == TokenKind::near ||
                           ((token.kind == TokenKind::disj || token.kind == TokenKind::negation) && token.text != "|" &&
                            token.text != "-");
      if (letters && words.size() < limits::max_query_terms) {
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

std::string_view note_name(NoteKind kind) {
  switch (kind) {
    case NoteKind::unbalanced_quote:
      return "unbalanced_quote";
    case NoteKind::unbalanced_parenthesis:
      return "unbalanced_parenthesis";
    case NoteKind::dangling_operator:
      return "dangling_operator";
    case NoteKind::unknown_field:
      return "unknown_field";
    case NoteKind::empty_field:
      return "empty_field";
    case NoteKind::bad_date:
      return "bad_date";
    case NoteKind::short_prefix:
      return "short_prefix";
    case NoteKind::too_many_words:
      return "too_many_words";
    case NoteKind::too_deep:
      return "too_deep";
    case NoteKind::inner_wildcard:
      return "inner_wildcard";
    case NoteKind::bad_number:
      return "bad_number";
    case NoteKind::reversed_range:
      return "reversed_range";
    case NoteKind::boost_ignored:
      return "boost_ignored";
    case NoteKind::fuzzy_ignored:
      return "fuzzy_ignored";
    case NoteKind::regex_ignored:
      return "regex_ignored";
    case NoteKind::too_many_forms:
      return "too_many_forms";
  }
  return {};
}

ParsedQuery parse(std::string_view text) {
  Notes notes;
  const std::string_view read = utf8::truncate(text, limits::max_query_bytes);
  std::vector<Token> tokens = tokenize(read, notes);
  const bool cut = limit_words(tokens, notes);
  if (!cut && read.size() < text.size()) {
    notes.add(NoteKind::too_many_words, text.substr(read.size()));
  }
  tokens = balance(std::move(tokens), read, cut, notes);
  Maybe root = Parser(std::move(tokens), notes).run();
  return {root ? std::move(*root) : Node{}, notes.take()};
}

}  // namespace diplomed::query
