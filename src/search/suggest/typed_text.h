// What somebody is typing, read as beginnings of names.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/parse/typing_context.h"

namespace diplomed::search {

// The end of a query from one of its words on.
struct TypedEnd {
  std::string before;  // the query up to there, as typed
  std::string raw;     // the end as typed
  std::string folded;  // index::fold_name() of it
  std::size_t words = 1;
  query::TypingPlace place = {};  // after `before`; values are those of a facet

  // What the query means with a word: both head() and glue() + word, where the place is apart.
  std::string head() const { return before.substr(0, place.glue); }
  std::string glue() const { return before.substr(place.glue); }
  // Values: the query up to the colon of the field and with it.
  std::string field() const { return before.substr(0, place.field_span.end); }
  // The query without the word and the field it is a value of, without spaces at its end.
  std::string rest() const;
};

// Ends of one to five words, the longest first; the last is the word being typed, which begins after the last space,
// quotation mark, bracket or operator. Ends of several words have nothing but spaces between them, and no operator.
// None when no word is being typed; none of less than `least_letters` letters.
std::vector<TypedEnd> typed_ends(std::string_view q, std::size_t least_letters);

// The same ends as typed with the other keyboard layout on; without those that are not.
std::vector<TypedEnd> on_other_layout(const std::vector<TypedEnd>& ends);

}  // namespace diplomed::search
