// Keys use lower case for plain letters and capitals for sounds that take several Latin ones:
//   Z ж zh j dzh дж    H х kh h x    C ц тс ts tz c    Q ч ch tch    S ш щ sh shch sch    u ю yu iu ju    a я ya ia ja
// The glide is dropped before vowels and after them, so that "ий iy y ij", "ие iye ie", "я ia iya" meet.
#include "text/sound/romanised_key.h"

#include <algorithm>

#include "base/utf8.h"
#include "language_data/latin_sounds.h"
#include "language_data/romanisation_variants.h"
#include "language_data/russian_letters.h"
#include "text/characters.h"

namespace diplomed::text {
namespace {

using language_data::kLatinSounds;
using language_data::kRomanisationVariants;
using language_data::kRussianLetters;
using language_data::LatinSoundsRow;
using language_data::RussianLettersRow;

constexpr std::size_t kMostKeys = 16;

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

// Drops glides and repetitions: "i" beside a vowel, and a letter equal to the one before it.
std::string settle(const std::string& raw) {
  std::string out;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const bool before_vowel = i + 1 < raw.size() && is_vowel(raw[i + 1]) && raw[i + 1] != 'i';
    const bool after_vowel = !out.empty() && is_vowel(out.back());
    if (raw[i] == 'i' && (before_vowel || after_vowel)) continue;
    if (!out.empty() && out.back() == raw[i]) continue;
    out.push_back(raw[i]);
  }
  return out;
}

const LatinSoundsRow* latin_sound(std::string_view rest) {
  for (const LatinSoundsRow& sound : kLatinSounds) {
    if (rest.starts_with(sound.letters)) return &sound;
  }
  return nullptr;
}

// REQUIRES: a small Russian letter.
const RussianLettersRow& letter_of(char32_t c) {
  return kRussianLetters[(c == U'ё' ? U'е' : c) - U'а'];
}

}  // namespace

std::string sound_key(std::string_view word) {
  std::string raw;
  char32_t previous = 0;
  for (std::size_t i = 0; i < word.size();) {
    const utf8::CodePoint c = utf8::decode(word, i);
    if (!is_small_russian(c.value)) return {};
    const bool soft = c.value == U'ь' || c.value == U'ъ';
    if (c.value == U'ж' && previous == U'д') raw.pop_back();
    const bool ts = c.value == U'с' && previous == U'т';  // ться, отсут…: "ts" is no other in Latin letters
    if (ts) raw.pop_back();
    raw += ts ? std::string_view("C") : letter_of(c.value).sound;
    if (!soft) previous = c.value;
    i += c.bytes;
  }
  return settle(raw);
}

// What differs from one romanisation to the next is written one way; every vowel and glide stays.
std::string plain_latin(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size();) {
    const auto* pair = std::find_if(kRomanisationVariants.begin(), kRomanisationVariants.end(),
                                    [&](const auto& variant) { return word.substr(i).starts_with(variant.from); });
    if (pair != kRomanisationVariants.end()) {
      out += pair->to;
      i += pair->from.size();
      continue;
    }
    if (word[i] != '\'') out.push_back(word[i] == 'y' || word[i] == 'j' ? 'i' : word[i]);
    ++i;
  }
  std::replace(out.begin(), out.end(), 'y', 'i');
  return out;
}

std::string plain_romanisation(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size();) {
    const utf8::CodePoint c = utf8::decode(word, i);
    i += c.bytes;
    if ((c.value >= U'а' && c.value <= U'я') || c.value == U'ё') out += letter_of(c.value).latin;
  }
  return plain_latin(out);
}

std::vector<std::string> latin_sound_keys(std::string_view word) {
  std::vector<std::string> raws = {""};
  for (std::size_t i = 0; i < word.size();) {
    const LatinSoundsRow* sound = latin_sound(word.substr(i));
    if (sound == nullptr) return {};
    i += sound->letters.size();
    std::vector<std::string> next;
    for (std::size_t at = 0; at != std::string_view::npos;) {
      const std::size_t bar = sound->sounds.find('|', at);
      const std::string_view key = sound->sounds.substr(at, bar == std::string_view::npos ? bar : bar - at);
      for (const std::string& raw : raws) {
        if (next.size() < kMostKeys) next.push_back(std::string(raw).append(key));
      }
      at = bar == std::string_view::npos ? bar : bar + 1;
    }
    raws = std::move(next);
  }
  std::vector<std::string> keys;
  for (const std::string& raw : raws) {
    std::string key = settle(raw);
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
  }
  return keys;
}

}  // namespace diplomed::text
