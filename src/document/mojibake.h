// Text that was decoded with a wrong charset and saved as UTF-8: «РџСЂРёРІРµС‚», «ÐŸÑ€Ð¸Ð²ÐµÑ‚», «Ïðèâåò».
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "document/charset.h"

namespace diplomed::document {

// Mends `text` (valid UTF-8) line by line: UTF-8 that was read as windows-1251, windows-1252 or Latin-1, cp866 or
// KOI8-R, and eight-bit Russian that was read as windows-1252 or Latin-1. A line is changed only when nearly all of its
// letters turn into other ones and the result is clearly better Russian (cyrillic_model.h). Adds to `repairs` what was
// mended, and what looks broken and cannot be undone; `base` is the place of `text` in the file (bytes). Text without
// the tell-tale characters costs one quick scan. Thread-safe.
void mend_mojibake(std::string& text, std::size_t base, std::vector<Repair>& repairs);

}  // namespace diplomed::document
