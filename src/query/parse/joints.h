// How the words of a query are joined: what somebody meant by signs between them.
#pragma once

#include <string_view>

#include "query/parse/ast.h"

namespace diplomed::query {

// The outermost conjunction, or what stands in its place: of `root` without what it excludes.
const Node& wanted_part(const Node& root);

// Whether somebody means "and" who could have left blanks: И stands between parts of the outermost conjunction, or a
// plus or parentheses at one of its words.
bool says_and(const Node& root);

// Whether it is words beside each other and nothing else: no phrase, no field, no exclusion, no alternative.
bool only_words(const Node& root);

// Whether nothing but blanks stands between two words of `text`, the query, and no plus before either.
bool only_blanks_between(const Node& left, const Node& right, std::string_view text);

}  // namespace diplomed::query
