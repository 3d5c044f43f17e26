// The reading of a query for a person.
#pragma once

#include <string>

#include "query/parse/ast.h"

namespace diplomed::query {

// With Russian operators: минздрав И "дорожная карта" БЕЗ covid. Mixed AND and OR always show their parentheses;
// fields, dates and numbers read "страна: KG", "дата: 2019 – 2021", "число: больше 5 800 000". Empty for `all`. Close
// to the query language, but not meant to be parsed again.
std::string describe(const Node& node);

}  // namespace diplomed::query
