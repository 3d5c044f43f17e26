#include "text/sound/phonetic.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "text/characters.h"

namespace diplomed::text {
namespace {

struct Cluster {
  std::u32string_view letters, sound;
};

// Written as on the left, heard as on the right; the longest first.
constexpr std::array kClusters = std::to_array<Cluster>({{U"вств", U"ств"},
                                                         {U"ться", U"ца"},
                                                         {U"тся", U"ца"},
                                                         {U"стн", U"сн"},
                                                         {U"здн", U"сн"},
                                                         {U"лнц", U"нц"},
                                                         {U"рдц", U"рц"},
                                                         {U"стл", U"сл"},
                                                         {U"тс", U"ц"},
                                                         {U"дс", U"ц"},
                                                         {U"сч", U"щ"},
                                                         {U"зч", U"щ"},
                                                         {U"жч", U"щ"},
                                                         {U"сщ", U"щ"},
                                                         {U"дц", U"ц"},
                                                         {U"тц", U"ц"},
                                                         {U"тч", U"ч"}});

// а … я; nothing for what is not heard.
constexpr std::u32string_view kHeard = U"апфктишсиjклмнапрстуфхцчшщ_и_иуи";
constexpr char32_t kSilent = U'_', kGlide = U'j';

}  // namespace

std::string phonetic_key(std::string_view word) {
  std::u32string letters = russian_letters(word);
  std::replace(letters.begin(), letters.end(), U'ё', U'е');
  std::string out;
  char32_t last = 0;
  const auto hear = [&](char32_t letter) {
    const char32_t sound = kHeard[letter - U'а'];
    if (sound == kSilent || sound == kGlide || sound == last) return;
    utf8::append(out, sound);
    last = sound;
  };
  for (std::size_t i = 0; i < letters.size();) {
    const std::u32string_view rest = std::u32string_view(letters).substr(i);
    const Cluster* cluster = nullptr;
    for (const Cluster& c : kClusters) {
      if (cluster == nullptr && rest.starts_with(c.letters)) cluster = &c;
    }
    for (const char32_t letter : cluster != nullptr ? cluster->sound : rest.substr(0, 1)) hear(letter);
    i += cluster != nullptr ? cluster->letters.size() : 1;
  }
  return out;
}

}  // namespace diplomed::text
