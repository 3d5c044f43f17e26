// What somebody is typing, read as beginnings of names.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "search/suggest/typed_place.h"

namespace diplomed::search {

// The end of a query from one of its words on.
struct TypedEnd {
  std::string before;  // the query up to there, as typed
  std::string raw;     // the end as typed
  std::string folded;  // index::fold_name() of it
  std::size_t words = 1;
  TypedPlace place = {};  // after `before`
};

// Ends of one to five words, the longest first; the last is the word being typed, which begins after the last space,
// quotation mark, bracket or operator. Ends of several words have nothing but spaces between them, and no operator.
// None when no word is being typed; none of less than `least_letters` letters.
std::vector<TypedEnd> typed_ends(std::string_view q, std::size_t least_letters);

// The same ends as typed with the other keyboard layout on; without those that are not.
std::vector<TypedEnd> on_other_layout(const std::vector<TypedEnd>& ends);

}  // namespace diplomed::search
