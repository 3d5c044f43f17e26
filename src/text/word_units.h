// Pieces → units: what the gaps between pieces say. Hyphens make compounds, dots make domains and initials, dots and
// commas between digits make numbers, single spaces make digit groups.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/segment.h"

namespace diplomed::text {

enum class UnitKind : std::uint8_t {
  piece,    // one piece as it is
  initial,  // one capital letter before a dot
  number,   // several digit pieces: 5,8 · 18.08.2025 · 1 200 000
  joined,   // beside its parts: AP-HP, травматолог-ортопед
  domain,   // beside its parts: ДОБРО.РФ, VB.KG
};

struct WordUnit {
  UnitKind kind = UnitKind::piece;
  std::uint32_t first = 0;  // index of its first piece
  std::uint32_t count = 1;  // pieces it is made of
  std::uint32_t position = 0;
  bool sentence_start = false;
  bool shouting = false;  // its line has no word in lower case, so capitals mean nothing
};

// Words of a paragraph never stand beside words of the next: positions jump by this much at a blank line.
inline constexpr std::uint32_t kParagraphGap = 10;

// Appends the units of `pieces` (as segment() cut them from `text`) in text order; joined and domain units follow
// their parts and share the position of the first. Thread-safe.
void compose(std::string_view text, const std::vector<Piece>& pieces, std::vector<WordUnit>& out);

// A decimal comma becomes a dot, the spaces and commas of digit groups vanish: "1 200 000,5" → "1200000.5".
std::string normalise_number(std::string_view text);

}  // namespace diplomed::text
