// The tree of a query as text, for tests and for programs.
#pragma once

#include <string>

#include "query/parse/ast.h"

namespace diplomed::query {

// One line, unambiguous; two trees that search the same way give the same line, wherever they stand in their queries:
//
//   all                         everything
//   word:T  exact:T  prefix:T   T bare, or quoted when it holds a space, ( ) " or backslash
//   phrase:"T"  phrase:"T"~3    always quoted; ~n only when the distance is not 0
//   soft:"T"                    a phrase that gives way to its words (Node::soft)
//   date:2019..2021             an open bound is empty: date:2019..
//   number:100..500             the same; number:>100..
//   (near/5 A B …)  (and A B …)  (or A B …)
//   (not A B …)                 A and none of B …; A is `all` for a purely negative query
//   (field:title A)
//
// In quoted text " and \ stand after a backslash, control characters as \xNN.
std::string dump(const Node& node);

}  // namespace diplomed::query
