// How likely one word was typed for another: edits with costs that follow the fingers and the ear. A neighbouring key,
// a doubled or a dropped double letter and two letters exchanged are likelier than other slips, so are letters that
// sound alike, signs and silent consonants; the first letter is seldom wrong. The distance itself:
// base/edit_distance.h.
#pragma once

#include <string_view>

#include "base/edit_distance.h"

namespace diplomed::index {

// Of two words as code points; more than `limit` edits cost kTooFar, and so do words of more than kMostEditedLetters.
// Thread-safe.
EditDistance slip_distance(std::u32string_view typed, std::u32string_view meant, int limit);
double edit_cost(std::u32string_view typed, std::u32string_view meant, int limit);

}  // namespace diplomed::index
