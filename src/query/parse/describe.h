// The reading of a query for a person.
#pragma once

#include <string>
#include <string_view>

#include "query/parse/ast.h"

namespace diplomed::query {

// With Russian operators: минздрав И "дорожная карта" БЕЗ covid. Mixed AND and OR always show their parentheses;
// fields, dates and numbers read "страна: KG", "дата: 2019 – 2021", "число: больше 5 800 000". Empty for `all`. Close
// to the query language, but not meant to be parsed again.
std::string describe(const Node& node);

// Whether describe(node) says what `typed` says itself: the same words, quotations, operators and bounds, however the
// operators are written and whether an "and" stands between words or a blank.
bool says_as_typed(const Node& node, std::string_view typed);

}  // namespace diplomed::query
