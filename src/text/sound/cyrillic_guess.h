// Latin letters read as Russian ones.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diplomed::text {

// What a Russian word in Latin letters may have been, likeliest first, at most `most`: "murashkoy" → "мурашкой",
// "bishkeke" → "бишкеке". Reverse tables of BGN/PCGN, passports (ICAO 9303), the press and what people type. `word` is
// a folded form (a-z and apostrophes); empty when it has other letters. ё is е. UTF-8 out. Thread-safe.
std::vector<std::string> cyrillic_readings(std::string_view latin_word, std::size_t most);

}  // namespace diplomed::text
