// Russian words in Latin letters, as people and authorities write them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace diplomed::eval {

enum class Romanisation {
  bgn,       // BGN/PCGN 1947: ye for е at the beginning and after vowels, y for й and ы, ' for ь
  passport,  // ICAO Doc 9303: i for й, ia iu for я ю, ie for ъ, nothing for ь
  press,     // newspapers and Wikipedia: as BGN without signs, ий and ый end in y
  informal,  // what people type: h j c w for х ж ц в …, drawn by `random`
};

// `word` is lower case UTF-8 of Russian letters. `random` decides where the system leaves a choice.
std::string romanise(std::string_view word, Romanisation system, std::uint64_t random);

}  // namespace diplomed::eval
