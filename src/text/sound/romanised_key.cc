// Keys use lower case for plain letters and capitals for sounds that take several Latin ones:
//   Z ж zh j dzh дж    H х kh h x    C ц тс ts tz c    Q ч ch tch    S ш щ sh shch sch    u ю yu iu ju    a я ya ia ja
// The glide is dropped before vowels and after them, so that "ий iy y ij", "ие iye ie", "я ia iya" meet.
#include "text/sound/romanised_key.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "text/characters.h"

namespace diplomed::text {
namespace {

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

struct Sound {
  std::string_view letters;
  std::string_view keys;  // alternatives between "|"; each may be empty
};

// Longest first within a first letter.
constexpr std::array kLatin = std::to_array<Sound>({
    {"shch", "S"},  {"sch", "S"},   {"sh", "S"}, {"dzh", "Z"},   {"dj", "Z"},   {"zh", "Z"},   {"kh", "H"},
    {"tch", "Q"},   {"tsh", "Q"},   {"ts", "C"}, {"tz", "C"},    {"ch", "Q|H"}, {"ph", "f"},   {"th", "t"},
    {"ck", "k"},    {"yu", "u"},    {"iu", "u"}, {"ju", "u|Zu"}, {"ya", "a"},   {"ia", "a"},   {"ja", "a|Za"},
    {"yo", "e|io"}, {"jo", "e|Zo"}, {"ye", "e"}, {"je", "e|Ze"}, {"oo", "u"},   {"ee", "e|i"}, {"a", "a"},
    {"b", "b"},     {"c", "k|C|s"}, {"d", "d"},  {"e", "e"},     {"f", "f"},    {"g", "g|Z"},  {"h", "H|"},
    {"i", "i"},     {"j", "Z|i"},   {"k", "k"},  {"l", "l"},     {"m", "m"},    {"n", "n"},    {"o", "o"},
    {"p", "p"},     {"q", "k"},     {"r", "r"},  {"s", "s"},     {"t", "t"},    {"u", "u"},    {"v", "v"},
    {"w", "v"},     {"x", "H|ks"},  {"y", "i"},  {"z", "z"},     {"'", ""},
});

const Sound* latin_sound(std::string_view rest) {
  for (const Sound& sound : kLatin) {
    if (rest.starts_with(sound.letters)) return &sound;
  }
  return nullptr;
}

std::string_view cyrillic_sound(char32_t c) {
  static constexpr std::array<std::string_view, 32> kSounds = {"a", "b", "v", "g", "d", "e", "Z", "z", "i", "i", "k",
                                                               "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "H",
                                                               "C", "Q", "S", "S", "",  "i", "",  "e", "u", "a"};
  if (c == U'ё') return "e";
  return kSounds[c - U'а'];
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
    raw += ts ? "C" : cyrillic_sound(c.value);
    if (!soft) previous = c.value;
    i += c.bytes;
  }
  return settle(raw);
}

// What differs from one romanisation to the next is written one way; every vowel and glide stays.
std::string plain_latin(std::string_view word) {
  struct Pair {
    std::string_view from, to;
  };
  static constexpr std::array<Pair, 17> kPairs = {{{"shch", "sh"},
                                                   {"sch", "sh"},
                                                   {"dzh", "zh"},
                                                   {"tch", "ch"},
                                                   {"kh", "h"},
                                                   {"ts", "c"},
                                                   {"tz", "c"},
                                                   {"iu", "yu"},
                                                   {"ju", "yu"},
                                                   {"ia", "ya"},
                                                   {"ja", "ya"},
                                                   {"ye", "e"},
                                                   {"je", "e"},
                                                   {"yo", "e"},
                                                   {"jo", "e"},
                                                   {"x", "h"},
                                                   {"w", "v"}}};
  std::string out;
  for (std::size_t i = 0; i < word.size();) {
    const auto pair =
        std::find_if(kPairs.begin(), kPairs.end(), [&](const Pair& p) { return word.substr(i).starts_with(p.from); });
    if (pair != kPairs.end()) {
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
  static constexpr std::array<std::string_view, 32> kLetters = {
      "a", "b", "v", "g", "d", "e", "zh", "z",  "i",  "i",  "k", "l", "m", "n", "o",  "p",
      "r", "s", "t", "u", "f", "h", "c",  "ch", "sh", "sh", "",  "i", "",  "e", "iu", "ia"};
  std::string out;
  for (std::size_t i = 0; i < word.size();) {
    const utf8::CodePoint c = utf8::decode(word, i);
    i += c.bytes;
    if (c.value == U'ё') out.push_back('e');
    if (c.value >= U'а' && c.value <= U'я') out += kLetters[c.value - U'а'];
  }
  return plain_latin(out);
}

std::vector<std::string> latin_sound_keys(std::string_view word) {
  std::vector<std::string> raws = {""};
  for (std::size_t i = 0; i < word.size();) {
    const Sound* sound = latin_sound(word.substr(i));
    if (sound == nullptr) return {};
    i += sound->letters.size();
    std::vector<std::string> next;
    for (std::size_t at = 0; at != std::string_view::npos;) {
      const std::size_t bar = sound->keys.find('|', at);
      const std::string_view key = sound->keys.substr(at, bar == std::string_view::npos ? bar : bar - at);
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
