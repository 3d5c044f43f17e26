// Text → pieces: maximal runs that can be a word or a number, before compounds, domains and numbers are put together.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace diplomed::text {

struct Piece {
  Span span;                  // bytes of the text; begins and ends with a letter or a digit (marks may follow)
  std::uint16_t letters = 0;  // code points, saturating
  std::uint16_t capitals = 0;
  bool digits = false;       // has a digit
  bool plain = true;         // only a–z, A–Z, А–я, ё, Ё and 0–9: needs no normalisation
  bool capitalised = false;  // first code point is a capital letter
};

// Segments `text` (UTF-8; invalid bytes separate) and appends to `out`. Word boundaries are those of UAX #29 as ICU
// implements them, but "." ":" ";" "," "_" "·" "@" and quotes always separate here (the analyzer decides about them by
// its own rules). A small digit belongs to a word of few letters (CO₂, м²) and else to none. Runs of Latin, Cyrillic
// and digits are cut by a scanner of our own, which gives the same cuts (a test compares the two); anything else goes
// through ICU's break iterator. Thread-safe.
void segment(std::string_view text, std::vector<Piece>& out);

}  // namespace diplomed::text
