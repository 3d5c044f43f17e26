// What may stand where somebody is typing: the syntax of the query before it says so.
#pragma once

#include <string>
#include <string_view>

namespace diplomed::search {

enum class Offers {
  all,    // words, values, titles
  words,  // a value would not say the same: after -, =, an operator, within quotes, parentheses, an alternative, title:
  values,  // of the one facet whose field it is
  none,    // in a date, a number, an id; in a field of a facet that is negated or an alternative
};

struct TypedPlace {
  Offers offers = Offers::all;
  std::string facet = {};  // values: whose
  std::string field = {};  // values: the query up to the colon and with it
  std::string rest = {};   // all, values: the query without the field, without spaces at its end
  // What the query means with a word: both `head` and `glue` + word, where it falls apart so.
  bool apart = true;
  std::string head = {}, glue = {};
};

// After `before`, in which signs, fields and operators are read as query::parse() reads them.
TypedPlace place_after(std::string_view before);

}  // namespace diplomed::search
