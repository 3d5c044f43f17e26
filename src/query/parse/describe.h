// The reading of a query for a person.
#pragma once

#include <string>

#include "query/parse/ast.h"

namespace diplomed::query {

enum class DescribeIn { russian, english };

// With the operators and names of that language: минздрав И "дорожная карта" БЕЗ covid, or AND and NOT. Mixed AND and
// OR always show their parentheses; fields, dates and numbers read "страна: KG", "дата: 2019 – 2021", "число: больше 5
// 800 000", or "country: KG", "number: over 5,800,000". Empty for `all`. Close to the query language, but not meant to
// be parsed again.
std::string describe(const Node& node, DescribeIn language = DescribeIn::russian);

}  // namespace diplomed::query
