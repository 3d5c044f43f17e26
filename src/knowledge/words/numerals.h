// Numbers in Russian prose, in digits and in words: «5,8 миллиона», «двадцать пять», «две трети», «шестьдесят девятой».
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "knowledge/words/clause_words.h"

namespace diplomed::knowledge {

// mantissa / 10^scale, or a fraction when `denominator` is set.
struct Amount {
  std::int64_t mantissa = 0;
  int scale = 0;
  int denominator = 0;

  std::string to_string() const;  // "5800000", "5.8", "2/3"
  bool is(std::int64_t whole) const { return denominator == 0 && scale == 0 && mantissa == whole; }
};

struct Numeral {
  Amount amount;
  std::size_t first = 0, last = 0;  // words
  bool in_words = false;
  bool ordinal = false;     // шестьдесят девятой, 69-й
  bool multiplied = false;  // a тысяча, миллион … is part of it
};

// The longest numeral that begins at word `i`; none for a word that is no number. What it counts, and whether it is a
// date or an address, is the caller's question.
std::optional<Numeral> numeral_at(const ClauseWords& words, std::size_t i);

// `amount` times the multiplier («тыс», «миллион») that word `i` is; none when it is not one or the product is too
// large.
std::optional<Amount> multiplied_by(const ClauseWords& words, std::size_t i, const Amount& amount);

}  // namespace diplomed::knowledge
