// Dates that words of a query say by the way: «меморандум май 2024», «визит 24 октября 2025 года», «2023–2024 гг.».
#pragma once

#include <string_view>

#include "query/parse/ast.h"

namespace diplomed::query {

// Marks in `root`, which was read from `text`, the words that say a date or a closed range together (Node::date), as
// the field «дата:» reads them (parse_range.h). Words of one row only: nothing but blanks and punctuation stands
// between them. Not in quotes, in fields, beside РЯДОМ, in what is excluded, nor what И or a plus requires word by
// word.
//
// Open ranges («до 2030 года») say how long something lasts rather than when an article was written, and are none. A
// year without «год» is one from 1900 to 2099, unless it is round and counts the word that follows («2000 врачей»).
void read_dates(Node& root, std::string_view text);

}  // namespace diplomed::query
