// Text that was decoded with a wrong charset and saved as UTF-8: «РџСЂРёРІРµС‚», «ÐŸÑ€Ð¸Ð²ÐµÑ‚», «Ïðèâåò», «оПХБЕР».
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "document/charset/byte_repair.h"

namespace diplomed::document {

// Lines, and the place of the first one in the text (bytes).
struct LinesFound {
  std::size_t count = 0;
  std::size_t first = 0;
};

struct Mending {
  LinesFound mended;
  LinesFound lost;                 // of the mended ones, those with letters that are gone
  LinesFound hopeless;             // look decoded wrongly and are left as they are
  std::size_t hopeless_bytes = 0;  // of those lines

  // What was mended, for a reader of messages; `base` is the place of the text in the file.
  std::vector<ByteRepair> repairs(std::size_t base) const;
  // The same with what could not be.
  std::vector<ByteRepair> all(std::size_t base) const;
};

// True when `text` (UTF-8) has characters that wrongly decoded text always has and good text hardly ever: one quick
// scan. Thread-safe.
bool may_be_mojibake(std::string_view text);

// Mends `text` (valid UTF-8) line by line: UTF-8 that was read as windows-1251, windows-1252 or Latin-1, cp866 or
// KOI8-R, once or twice; eight-bit Russian that was read as windows-1252 or Latin-1; and eight-bit Russian that was
// read with the table of another Cyrillic charset. A line is changed only when nearly all of its
// letters turn into other ones and the result is clearly better Russian (cyrillic_model.h). Text for which
// may_be_mojibake() is false is left alone. The number of lines stays. Takes time that grows with the text, no faster.
// Thread-safe.
Mending mend_mojibake(std::string& text);

}  // namespace diplomed::document
