#include "text/sound/foreign_name_key.h"

#include <algorithm>
#include <array>

#include "base/edit_distance.h"
#include "base/utf8.h"
#include "language_data/foreign_name_consonants.h"
#include "language_data/foreign_name_sounds.h"
#include "language_data/russian_letters.h"
#include "text/characters.h"

namespace diplomed::text {
namespace {

using language_data::kForeignNameConsonants;
using language_data::kForeignNameSounds;
using language_data::kRussianLetters;

constexpr std::size_t kMostKeys = 16;

bool is_vowel(char32_t c) {
  return std::u32string_view(U"аеёиоуыэюя").find(c) != std::u32string_view::npos;
}

// A letter of the Russian word that no reading explains, beside those before it.
double unexplained(char32_t c, char32_t before) {
  if (c == U'ь' || c == U'ъ') return 0.1;
  if (c == before) return 0.1;
  return c == U'й' ? 0.3 : is_vowel(c) ? 0.7 : 1.0;
}

// A letter of the Latin word that nothing stands for.
double unread(std::string_view latin, std::size_t at) {
  if (at > 0 && latin[at] == latin[at - 1]) return 0.05;
  const bool last = at + 1 == latin.size();
  const char c = latin[at];
  if (c == '\'') return 0;
  if (c == 'e' && last) return 0;
  if (last && (c == 's' || c == 't' || c == 'd' || c == 'x' || c == 'p' || c == 'h')) return 0.4;
  return std::string_view("aeiouyh").find(c) != std::string_view::npos ? 0.6 : 1.0;
}

double vowel_difference(char32_t read, char32_t typed) {
  if (read == typed) return 0;
  const auto pair = [&](char32_t a, char32_t b) { return (read == a && typed == b) || (read == b && typed == a); };
  if (pair(U'е', U'э') || pair(U'е', U'ё')) return 0.05;
  if (pair(U'и', U'й') || pair(U'и', U'ы') || pair(U'о', U'ё') || pair(U'у', U'ю')) return 0.15;
  if (is_vowel(read) && is_vowel(typed)) return 0.5;
  return 2;
}

double sound_difference(std::u32string_view read, std::u32string_view typed) {
  double sum = 0;
  for (std::size_t i = 0; i < read.size(); ++i) sum += vowel_difference(read[i], typed[i]);
  return sum;
}

// Readings of `latin` as `typed`: a grapheme and what it may sound like, a letter of either that nothing explains.
class ReadingSteps {
 public:
  static constexpr std::size_t kReach = 4;  // letters of the longest grapheme

  // REQUIRES: at most kMostEditedLetters Latin letters.
  ReadingSteps(std::u32string_view typed, std::string_view latin) : typed_(typed), latin_(latin) {
    for (std::size_t i = 0; i < latin.size(); ++i) {
      first_[i] = std::lower_bound(
          kForeignNameSounds.begin(), kForeignNameSounds.end(), latin.substr(i, 1),
          [](const language_data::ForeignNameSoundsRow& r, std::string_view c) { return r.latin.substr(0, 1) < c; });
    }
  }

  template <typename Step>
  void each_step(std::size_t i, std::size_t k, double cost, const Step& step) const {
    if (k < typed_.size()) step(0, 1, cost + unexplained(typed_[k], k > 0 ? typed_[k - 1] : 0));
    if (i == latin_.size()) return;
    step(1, 0, cost + unread(latin_, i));
    const std::string_view rest = latin_.substr(i);
    for (auto reading = first_[i]; reading != kForeignNameSounds.end() && reading->latin[0] == rest[0]; ++reading) {
      if (rest.starts_with(reading->latin)) follow(*reading, k, cost, step);
    }
  }

 private:
  static constexpr double kOtherReading = 0.06, kMostForReading = 0.3;

  template <typename Step>
  void follow(const language_data::ForeignNameSoundsRow& reading, std::size_t k, double start, const Step& step) const {
    double cost = start;
    for (std::u32string_view left = reading.sounds;;) {
      const std::size_t bar = left.find(U'|');
      const std::u32string_view sound = left.substr(0, bar);
      if (k + sound.size() <= typed_.size()) {
        // A silent consonant is dearer than another reading of it.
        const double silent = sound.empty() && reading.latin != "e" && reading.latin != "'" ? 0.4 : 0;
        step(reading.latin.size(), sound.size(),
             cost + silent + sound_difference(sound, typed_.substr(k, sound.size())));
      }
      if (bar == std::u32string_view::npos) break;
      left.remove_prefix(bar + 1);
      cost = std::min(cost + kOtherReading, start + kMostForReading);
    }
  }

  std::u32string_view typed_;
  std::string_view latin_;
  std::array<decltype(kForeignNameSounds.begin()), kMostEditedLetters> first_;
};

}  // namespace

std::string consonant_key(std::string_view word) {
  std::string out;
  const std::u32string letters = russian_letters(word);
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (letters[i] == U'д' && i + 1 < letters.size() && letters[i + 1] == U'ж') continue;
    if (letters[i] == U'ё') continue;
    const std::string_view consonant = kRussianLetters[letters[i] - U'а'].consonant;
    if (consonant.empty()) continue;
    const char c = consonant.front();
    if (out.empty() || out.back() != c) out.push_back(c);
  }
  return out;
}

std::vector<std::string> consonant_keys_of_latin(std::string_view word) {
  std::vector<std::string> keys = {""};
  const auto append = [](std::string key, std::string_view classes) {
    for (const char c : classes) {
      if (key.empty() || key.back() != c) key.push_back(c);
    }
    return key;
  };
  for (std::size_t i = 0; i < word.size();) {
    const std::string_view rest = word.substr(i);
    const bool letter = (rest[0] >= 'a' && rest[0] <= 'z') || rest[0] == '\'';
    if (!letter) return {};
    const auto* found =
        std::find_if(kForeignNameConsonants.begin(), kForeignNameConsonants.end(),
                     [&](const language_data::ForeignNameConsonantsRow& c) { return rest.starts_with(c.latin); });
    if (found == kForeignNameConsonants.end()) {
      ++i;  // a vowel
      continue;
    }
    i += found->latin.size();
    // The last consonant may be silent, as in French.
    const bool silent = i == word.size() && std::string_view("stdxp").find(word.back()) != std::string_view::npos;
    std::vector<std::string> next;
    for (std::string_view left = found->classes;;) {
      const std::size_t bar = left.find('|');
      for (const std::string& key : keys) next.push_back(append(key, left.substr(0, bar)));
      if (bar == std::string_view::npos) break;
      left.remove_prefix(bar + 1);
    }
    if (silent) next.insert(next.end(), keys.begin(), keys.end());
    std::sort(next.begin(), next.end());
    next.erase(std::unique(next.begin(), next.end()), next.end());
    if (next.size() > kMostKeys) next.resize(kMostKeys);
    keys = std::move(next);
  }
  std::erase(keys, "");
  return keys;
}

double transcription_distance(std::string_view cyrillic_word, std::string_view latin_word, double limit) {
  const std::u32string typed = russian_letters(cyrillic_word);
  // No reading makes a word so much longer or shorter.
  if (latin_word.size() > 2 * typed.size() + 3 || typed.size() > 2 * latin_word.size() + 1) return limit + 1;
  if (typed.empty() || typed.size() > kMostEditedLetters || latin_word.size() > kMostEditedLetters) return limit + 1;
  const double distance =
      cheapest_steps(latin_word.size(), typed.size(), {.cost = limit}, ReadingSteps(typed, latin_word)).cost;
  return distance <= limit ? distance : limit + 1;
}

}  // namespace diplomed::text
