// Spelling by ear.
#pragma once

#include <cstdint>
#include <string>

namespace diplomed::eval {

// One slip of those that Russian schools mark most: о for а, и for е and back, a voiceless consonant for a voiced one
// and back, one н for two, -тся for -ться, a soft sign left out, a silent consonant left out. Where in `word` (lower
// case) and which is drawn by `random`; the word itself when none of it is possible there.
std::u32string write_by_ear(const std::u32string& word, std::uint64_t random);

}  // namespace diplomed::eval
