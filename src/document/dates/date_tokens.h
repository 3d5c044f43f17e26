// The words and numbers of a line, as far as dates are made of them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace diplomed::document {

enum class TokenKind : std::uint8_t { number, word, sign };

// What a word means to a date; `none` for all the words of the language.
enum class DateWord : std::uint8_t {
  none,
  month,      // value 1…12
  weekday,    // value 1…7
  year_word,  // год, года, году, г., гг.
  this_year,  // этого, текущего, нынешнего, сего: value 0 when it stands with a year word
  last_year,  // прошлого, минувшего
  next_year,  // следующего, будущего
  in,
  since,
  until,
  by,
  during,
  on,
  from,          // в · с · до, по · к · за · на · от
  conjunction,   // и
  hour_word,     // час, часов, ч
  part_of_month  // начале, середине, конце
};

struct Token {
  TokenKind kind = TokenKind::sign;
  DateWord word = DateWord::none;
  bool genitive_month = false;  // «августа»: may follow a day
  bool short_month = false;     // «авг»: only after a day
  bool capital = false;
  int value = 0;  // of a number (-1 when it is longer than 4 digits), a month, a weekday
  std::uint8_t digits = 0;
  char32_t sign = 0;
  Span span;
};

// Tokens of `raw` (UTF-8) in order, into a cleared `out`. Blanks of any width are left out, and of several words in a
// row that mean nothing to a date all but the first.
void tokenize_dates(std::string_view raw, std::vector<Token>& out);

}  // namespace diplomed::document
