// Words before a number that bound or blur it: «более», «не менее», «около», «до».
#pragma once

#include <cstddef>
#include <string_view>

#include "knowledge/words/clause_words.h"

namespace diplomed::knowledge {

struct Modifier {
  std::string_view sign;  // ">", "<", "~" or nothing
  std::size_t first = 0;  // the modifier's first word; without one the numeral's
};

// The modifier of the numeral that begins at word `first`.
Modifier figure_modifier(const ClauseWords& words, std::size_t first);

}  // namespace diplomed::knowledge
