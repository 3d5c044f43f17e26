// The parsed form of a query: what was asked, before any index is known.
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
// levels deep (limits::max_query_depth groups), so recursion over it is safe.
struct Node {
  NodeKind kind = NodeKind::all;
  std::string text;
  std::string text2;  // second bound of a range
  std::string field;  // canonical field name, lower case
  std::uint32_t distance = 0;
  std::vector<Node> children;
  Span span;  // bytes of the query string it was read from
};

// One line, unambiguous, for tests and for `explain`:
//
//   all                         everything
//   word:T  exact:T  prefix:T   T bare, or quoted when it holds a space, ( ) " or backslash
//   phrase:"T"  phrase:"T"~3    always quoted; ~n only when the distance is not 0
//   date:2019..2021             an open bound is empty: date:2019..
//   number:100..500             the same; number:>100..
//   (near/5 A B …)  (and A B …)  (or A B …)
//   (not A B …)                 A and none of B …; A is `all` for a purely negative query
//   (field:title A)
//
// In quoted text " and \ stand after a backslash, control characters as \xNN.
std::string dump(const Node& node);

// The reading for a person, with Russian operators: минздрав И "дорожная карта" БЕЗ covid. Mixed
// AND and OR always show their parentheses; fields, dates and numbers read "страна: KG",
// "дата: 2019 – 2021", "число: больше 5 800 000". Empty for `all`. Close to the query language, but not meant to be
// parsed again.
std::string describe(const Node& node);

}  // namespace diplomed::query
