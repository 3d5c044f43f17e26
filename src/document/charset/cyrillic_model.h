// How Russian a row of bytes looks when it is read in a given single-byte charset.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace diplomed::document {

struct CharsetScore {
  std::string name;  // IANA name
  double score = 0;  // per non-ASCII byte; above kPlausibleRussian the reading makes sense
};

inline constexpr double kPlausibleRussian = 0.6;

// The score of `sample` read with `table` (byte → code point, U+FFFD for a hole).
double russian_score(std::string_view sample, const std::array<char32_t, 256>& table);

// All Cyrillic charsets that are known here, best first; on a tie the more common one first. Thread-safe.
std::vector<CharsetScore> rank_cyrillic_charsets(std::string_view sample);

}  // namespace diplomed::document
