// The words and numbers of a line, as far as dates are made of them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "language_data/date_words.h"

namespace diplomed::document {

enum class TokenKind : std::uint8_t { number, word, sign };

// What a word means to a date: corpus/language/date-words.tsv; `none` for all the words of the language.
using DateWord = language_data::DateWord;

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
