#include "eval/repair/romanise.h"

#include <array>
#include <vector>

#include "base/utf8.h"

namespace diplomed::eval {
namespace {

using Row = std::array<std::string_view, 32>;  // а … я

constexpr Row kBgn = {"a", "b", "v", "g", "d", "e",  "zh", "z",  "i",  "y",    "k", "l", "m", "n", "o",  "p",
                      "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "'", "y", "'", "e", "yu", "ya"};
constexpr Row kPassport = {"a", "b", "v", "g", "d", "e",  "zh", "z",  "i",  "i",    "k",  "l", "m", "n", "o",  "p",
                           "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "ie", "y", "",  "e", "iu", "ia"};
constexpr Row kPress = {"a", "b", "v", "g", "d", "e",  "zh", "z",  "i",  "y",    "k", "l", "m", "n", "o",  "p",
                        "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "",  "y", "",  "e", "yu", "ya"};
// Alternatives between "|".
constexpr Row kInformal = {"a",    "b",  "v",  "g",        "d", "e",   "zh|j", "z", "i",       "y|i|j",   "k",
                           "l",    "m",  "n",  "o",        "p", "r",   "s",    "t", "u",       "f",       "h|kh",
                           "c|ts", "ch", "sh", "sch|shch", "",  "y|i", "",     "e", "yu|ju|u", "ya|ja|ia"};

const Row& row_of(Romanisation system) {
  switch (system) {
    case Romanisation::bgn:
      return kBgn;
    case Romanisation::passport:
      return kPassport;
    case Romanisation::press:
      return kPress;
    case Romanisation::informal:
      return kInformal;
  }
  return kPress;
}

std::string choose(std::string_view alternatives, std::uint64_t& random) {
  std::vector<std::string> all(1);
  for (const char c : alternatives) {
    if (c == '|') {
      all.emplace_back();
    } else {
      all.back().push_back(c);
    }
  }
  const std::size_t pick = random % all.size();
  random = random / 3 + (random << 61);
  return all[pick];
}

bool opens_syllable(char32_t before) {
  return before == 0 || std::u32string_view(U"аеёиоуыэюяъь").find(before) != std::u32string_view::npos;
}

}  // namespace

std::string romanise(std::string_view word, Romanisation system, std::uint64_t random) {
  const Row& row = row_of(system);
  std::u32string letters;
  for (std::size_t i = 0; i < word.size();) {
    const utf8::CodePoint c = utf8::decode(word, i);
    letters.push_back(c.value);
    i += c.bytes;
  }
  const bool glides = system == Romanisation::bgn || system == Romanisation::press;
  std::string out;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const char32_t c = letters[i];
    const char32_t before = i == 0 ? 0 : letters[i - 1];
    const bool last_pair = i + 2 == letters.size() && letters[i + 1] == U'й' && (c == U'и' || c == U'ы');
    if (c == U'ё') {
      out += glides ? "yo" : "e";
    } else if (c == U'е' && glides && opens_syllable(before)) {
      out += "ye";
    } else if (last_pair && system == Romanisation::press) {
      continue;  // ий, ый → y
    } else if (c >= U'а' && c <= U'я') {
      out += choose(row[c - U'а'], random);
    }
  }
  return out;
}

}  // namespace diplomed::eval
