#include "text/sound/foreign_name_key.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "text/characters.h"
#include "text/sound/foreign_name_table.h"

namespace diplomed::text {
namespace {

constexpr std::size_t kMostKeys = 16;
constexpr std::size_t kMostLetters = 40;

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

// Least cost of reading all of `latin` as all of `typed`, cell by cell.
class Alignment {
 public:
  Alignment(std::u32string_view typed, std::string_view latin) : typed_(typed), latin_(latin) {
    for (std::size_t i = 0; i <= latin.size(); ++i) std::fill_n(cost_[i].begin(), typed.size() + 1, kFar);
  }

  double run(double limit) {
    cost_[0][0] = 0;
    for (std::size_t i = 0; i <= latin_.size(); ++i) {
      double least = kFar;
      for (std::size_t k = 0; k <= typed_.size(); ++k) {
        if (k > 0) lower(i, k, cost_[i][k - 1] + unexplained(typed_[k - 1], k > 1 ? typed_[k - 2] : 0));
        least = std::min(least, cost_[i][k]);
        if (i < latin_.size() && cost_[i][k] <= limit) {
          lower(i + 1, k, cost_[i][k] + unread(latin_, i));
          follow(i, k);
        }
      }
      if (least > limit && i + kLongest > latin_.size()) break;
    }
    return cost_[latin_.size()][typed_.size()];
  }

 private:
  static constexpr double kFar = 1000, kOtherReading = 0.06, kMostForReading = 0.3;
  static constexpr std::size_t kLongest = 4;

  void lower(std::size_t i, std::size_t k, double cost) { cost_[i][k] = std::min(cost_[i][k], cost); }

  void follow(std::size_t i, std::size_t k) {
    const std::string_view rest = latin_.substr(i);
    const auto first = std::lower_bound(kReadings.begin(), kReadings.end(), rest.substr(0, 1),
                                        [](const Reading& r, std::string_view c) { return r.latin.substr(0, 1) < c; });
    for (auto reading = first; reading != kReadings.end() && reading->latin[0] == rest[0]; ++reading) {
      if (!rest.starts_with(reading->latin)) continue;
      double cost = cost_[i][k];
      for (std::u32string_view left = reading->sounds;;) {
        const std::size_t bar = left.find(U'|');
        const std::u32string_view sound = left.substr(0, bar);
        if (k + sound.size() <= typed_.size()) {
          // A silent consonant is dearer than another reading of it.
          const double silent = sound.empty() && reading->latin != "e" && reading->latin != "'" ? 0.4 : 0;
          lower(i + reading->latin.size(), k + sound.size(),
                cost + silent + sound_difference(sound, typed_.substr(k, sound.size())));
        }
        if (bar == std::u32string_view::npos) break;
        left.remove_prefix(bar + 1);
        cost = std::min(cost + kOtherReading, cost_[i][k] + kMostForReading);
      }
    }
  }

  std::u32string_view typed_;
  std::string_view latin_;
  std::array<std::array<double, kMostLetters + 1>, kMostLetters + 1> cost_;
};

}  // namespace

std::string consonant_key(std::string_view word) {
  std::string out;
  const std::u32string letters = russian_letters(word);
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (letters[i] == U'д' && i + 1 < letters.size() && letters[i + 1] == U'ж') continue;
    const std::size_t at = std::u32string_view(U"пбфвтдкгхлмнрзсжшщчц").find(letters[i]);
    if (at == std::u32string_view::npos) continue;
    const char c = std::string_view("PPFFTTKKKLMNRSSSSSSS")[at];
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
        std::find_if(kClasses.begin(), kClasses.end(), [&](const Classes& c) { return rest.starts_with(c.latin); });
    if (found == kClasses.end()) {
      ++i;  // a vowel
      continue;
    }
    i += found->latin.size();
    // The last consonant may be silent, as in French.
    const bool silent = i == word.size() && std::string_view("stdxp").find(word.back()) != std::string_view::npos;
    std::vector<std::string> next;
    for (std::string_view left = found->keys;;) {
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
  if (typed.empty() || typed.size() > kMostLetters || latin_word.size() > kMostLetters) return limit + 1;
  const double distance = Alignment(typed, latin_word).run(limit);
  return distance <= limit ? distance : limit + 1;
}

}  // namespace diplomed::text
