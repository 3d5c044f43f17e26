// How a query writes a range, whatever it is a range of.
#pragma once

#include <string_view>

namespace diplomed::query {

// Pieces of the text that was split, without blanks around them. Both are empty when nothing is said.
struct Bounds {
  std::string_view from;
  std::string_view to;
  bool single = false;         // one value, in both
  bool from_excluded = false;  // >a
  bool to_excluded = false;    // <b
};

// a..b, a.., ..b, a...b, a…b, a–b, a—b, "a - b"; >a, >=a, ≥a, <b, <=b, ≤b, =a; the same in words (от a до b, с a по b,
// до b, более a, не менее a, после a, from a to b, over a, at least a …, in any case); otherwise a single value. A
// hyphen without blanks is left to the caller. Sentence punctuation at the end is left out.
Bounds split_bounds(std::string_view text);

// `text` without blanks at its ends.
std::string_view trim_blanks(std::string_view text);

// "-", "–", "—", "..", "…": stands between two bounds when blanks are around it.
bool is_range_sign(std::string_view word);

}  // namespace diplomed::query
