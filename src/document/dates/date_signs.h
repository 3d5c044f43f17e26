// Phrases in a sentence that say how a date in it is meant.
#pragma once

#include <string_view>

namespace diplomed::document {

struct DateSigns {
  bool background = false;  // «ранее», «напомним»: an earlier event
  bool plan = false;        // «планируется»
  bool own_year = false;  // «в этом году», «состоится»: the year is the one the text is written in
};

// `folded`: UTF-8 as chars::fold() makes it, a space at both ends. Pure.
DateSigns find_date_signs(std::string_view folded);

}  // namespace diplomed::document
