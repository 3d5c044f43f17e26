// The parsed form of a query: what was asked, before any index is known, and where the query says it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"

namespace diplomed::query {

enum class NodeKind {
  all,       // matches everything (an empty query)
  word,      // one word as typed; any inflected form
  exact,     // =word: this form only
  prefix,    // word*: any continuation
  phrase,    // "…": words in this order, any inflected form; at most `distance` extra words between
  near,      // A NEAR/n B …: children within `distance` words, any order
  conj,      // AND of children
  disj,      // OR of children
  negation,  // children[0] and not children[1..]; children[0] is `all` for a purely negative query
  field,     // field:… : children[0] is matched in `field` (title, country, …)
  date,      // date:from..to, bounds in `text` and `text2`, either may be empty (open), inclusive
  number,    // number:from..to: the article states a figure in this range; bounds as those of a date
};

enum class SignKind {
  conj,         // И, AND
  disj,         // ИЛИ, OR, |
  negation,     // НЕ, БЕЗ, NOT, -
  near,         // РЯДОМ/5, NEAR
  plus,         // + directly before a word, a quotation or a parenthesis
  parentheses,  // ( … ); the span holds both, or ends with the query where the closing one is missing
  ranges,       // дата: or число: directly before parentheses, whose words are all dates or numbers
};

// An operator or sign as typed: its spelling and case are what stands in the span.
struct Sign {
  SignKind kind = SignKind::conj;
  Span span;

  friend bool operator==(const Sign&, const Sign&) = default;
};

// A value type: copyable, no owner. `text` is the user's own text (valid UTF-8, not folded) without
// operators or quotes; punctuation at its ends may be left for the analyzer, which may also find
// several words in it ("врач-терапевт", "10:30"). A word of a phrase with "=" before it stands in this form only. Date
// bounds are YYYY, YYYY-MM or YYYY-MM-DD; bounds of numbers are decimals ("5800000", "0.5"), after ">" or "<" when the
// bound itself does not count.
//
// What parse() yields is normal: no `all` below the root but as children[0] of a negation, no conj
// in a conj, no disj in a disj, no negation or `all` in a conj; conj, disj and near have two
// children or more. The children of a near are word, exact, prefix, phrase, or a disj of these.
// A field may hold another field in a group; the inner one wins. The tree is at most about 100
// levels deep (limits::kMaxQueryDepth groups), so recursion over it is safe.
struct Node {
  NodeKind kind = NodeKind::all;
  std::string text;
  std::string text2;  // second bound of a range
  std::string field;  // canonical field name, lower case
  std::uint32_t distance = 0;
  // Of a phrase: a quotation in prose (query/prose/prose.h), which gives way to its words where nothing has it.
  bool soft = false;
  std::vector<Node> children;
  // Bytes of the query that it was read from, without `signs`: a leaf with its marks and quotes, a field with its name,
  // a list from its first child to its last one with their signs. Empty for `all` only.
  Span span;
  // Of word, exact, prefix and phrase: where each word of `text` stands (blanks part them). Where it is written
  // otherwise than `text` has it ("теле*мед") that is the whole piece.
  std::vector<Span> words = {};
  // What was typed to join and group it, outside in: И НЕ (a) gives a conj, a negation and parentheses. Between
  // children with no sign there were blanks alone, or punctuation. A group that dissolves leaves its parentheses to
  // each of its children and its operators to the first of them: a И (b c) is (and a b c), where b has both and c the
  // parentheses. Operators without a side are in the notes.
  std::vector<Sign> signs = {};
};

// The node with its signs: from the first byte to the last one of all of them.
Span whole_span(const Node& node);

// From the first byte of either to the last one; the other one where one is empty.
Span cover(Span a, Span b);

bool has_sign(const Node& node, SignKind kind);

}  // namespace diplomed::query
