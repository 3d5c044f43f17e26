// What a number counts or measures: the words after it.
#pragma once

#include <optional>
#include <string>

#include "knowledge/words/clause_words.h"

namespace diplomed::knowledge {

struct FigureUnit {
  std::string text;       // «больниц и поликлиник», «%», «долларов»
  std::size_t head = 0;   // the word that names it; the numeral's last word when a sign does
  std::size_t last = 0;   // the last word of it
  std::uint32_t end = 0;  // byte where it ends, which may be past the last word («40 %»)
};

// The unit that follows word `i`, the last one of a numeral; none when nothing that can be counted does.
std::optional<FigureUnit> unit_after(const ClauseWords& words, std::size_t i);

// «$5», «€ 3»: the currency whose sign stands before byte `at`, and the byte where the sign begins.
struct CurrencySign {
  std::string unit;
  std::uint32_t begin = 0;
};
std::optional<CurrencySign> currency_before(std::string_view text, std::uint32_t at);

}  // namespace diplomed::knowledge
