#include "index/spelling/spelling_keys.h"

#include <algorithm>

#include "base/strings.h"
#include "index/spelling/letters.h"
#include "text/sound/foreign_name_key.h"
#include "text/sound/phonetic.h"
#include "text/sound/romanised_key.h"

namespace diplomed::index {

ListedWord& list_word(const std::string& word, std::uint32_t frequency, bool known, SpellingParts& out) {
  const std::u32string letters = to_u32(word);
  ListedWord listed;
  listed.offset = static_cast<std::uint32_t>(out.letters.size());
  listed.frequency = frequency;
  listed.mask = letter_mask(letters);
  listed.bytes = static_cast<std::uint8_t>(word.size());
  listed.letters = static_cast<std::uint8_t>(letters.size());
  listed.flags = known ? kKnownWord : 0;
  out.letters += word;
  out.words.push_back(listed);
  return out.words.back();
}

void list_sounds(const std::string& word, std::uint32_t index, SpellingParts& out) {
  if (const std::string key = text::sound_key(word); !key.empty()) out.sounds.push_back({hash_of(key), index});
  for (const std::string& key : text::consonant_keys_of_latin(word)) out.foreign.push_back({hash_of(key), index});
}

void list_slips(const std::string& word, std::uint32_t index, SpellingParts& out) {
  for (const std::uint32_t hash : delete_hashes(to_u32(word), kMostSlips)) out.deletes.push_back({hash, index});
  if (const std::string key = text::phonetic_key(word); !key.empty()) out.phonetics.push_back({hash_of(key), index});
}

void sort_keys(SpellingParts& out) {
  for (auto* entries : {&out.deletes, &out.sounds, &out.phonetics, &out.foreign}) {
    std::sort(entries->begin(), entries->end(), [](const HashedWord& a, const HashedWord& b) {
      return a.hash != b.hash ? a.hash < b.hash : a.word < b.word;
    });
  }
}

}  // namespace diplomed::index
