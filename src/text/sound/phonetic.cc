#include "text/sound/phonetic.h"

#include <algorithm>

#include "base/utf8.h"
#include "language_data/russian_letters.h"
#include "language_data/sound_clusters.h"
#include "text/characters.h"

namespace diplomed::text {
namespace {

using language_data::kRussianLetters;
using language_data::kSoundClusters;
static_assert(kRussianLetters.size() == U'я' - U'а' + 1);

}  // namespace

std::string phonetic_key(std::string_view word) {
  std::u32string letters = russian_letters(word);
  std::replace(letters.begin(), letters.end(), U'ё', U'е');
  std::string out;
  char32_t last = 0;
  const auto hear = [&](char32_t letter) {
    const std::u32string_view sound = kRussianLetters[letter - U'а'].heard;
    if (sound.empty() || sound.front() == last) return;
    utf8::append(out, sound.front());
    last = sound.front();
  };
  for (std::size_t i = 0; i < letters.size();) {
    const std::u32string_view rest = std::u32string_view(letters).substr(i);
    const auto* cluster = std::find_if(kSoundClusters.begin(), kSoundClusters.end(),
                                       [&](const auto& row) { return rest.starts_with(row.letters); });
    const bool found = cluster != kSoundClusters.end();
    for (const char32_t letter : found ? cluster->heard : rest.substr(0, 1)) hear(letter);
    i += found ? cluster->letters.size() : 1;
  }
  return out;
}

}  // namespace diplomed::text
