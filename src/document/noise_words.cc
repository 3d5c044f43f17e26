#include "document/noise_words.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <unordered_map>
#include <vector>

#include "document/noise_word_table.h"

namespace diplomed::document::noise {
namespace {

struct Entry {
  std::string_view text;
  bool prefix;
  Classes classes;
};

// The first four bytes: two Cyrillic letters.
std::uint32_t key_of(std::string_view word) {
  std::uint32_t key = 0;
  std::memcpy(&key, word.data(), std::min<std::size_t>(word.size(), sizeof key));
  return key;
}

using Buckets = std::unordered_map<std::uint32_t, std::vector<Entry>>;

Buckets make_buckets() {
  Buckets buckets;
  for (const WordList& list : kWordLists) {
    for (std::string_view rest = list.words; !rest.empty();) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      std::string_view word = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      const bool prefix = word.ends_with('*');
      if (prefix) word.remove_suffix(1);
      if (!word.empty()) buckets[key_of(word)].push_back({word, prefix, list.classes});
    }
  }
  return buckets;
}

Classes in_table(std::string_view word) {
  static const Buckets buckets = make_buckets();
  const auto at = buckets.find(key_of(word));
  if (at == buckets.end()) return 0;
  Classes classes = 0;
  for (const Entry& entry : at->second) {
    if (entry.prefix ? word.starts_with(entry.text) : word == entry.text) classes |= entry.classes;
  }
  return classes;
}

template <std::size_t N>
bool ends_with_any(std::string_view word, const std::array<std::string_view, N>& endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view e) { return word.ends_with(e); });
}

// Past tense, 3rd person, short participles; some nouns end so as well, which only makes the rules more careful.
bool looks_finite(std::string_view word) {
  static constexpr std::array<std::string_view, 10> kShort = {"ет", "ит", "ют", "ут", "ят",
                                                              "ла", "ло", "ли", "ал", "ил"};
  static constexpr std::array<std::string_view, 18> kLong = {"ется", "ится",  "ются", "утся", "ятся",  "атся",
                                                             "лся",  "лась",  "лось", "лись", "овано", "ованы",
                                                             "ован", "ована", "дено", "дены", "щены",  "щено"};
  static constexpr std::array<std::string_view, 10> kWhole = {"есть", "был",  "нет",  "может", "могут",
                                                              "едет", "ждет", "идет", "дает",  "должны"};
  if (word.size() >= 10 && (ends_with_any(word, kShort) || ends_with_any(word, kLong))) return true;
  if (word.size() >= 10 && (word.ends_with("ат") || word.ends_with("ел") || word.ends_with("ул"))) return true;
  return std::find(kWhole.begin(), kWhole.end(), word) != kWhole.end();
}

bool looks_imperative(std::string_view word) {
  static constexpr std::array<std::string_view, 6> kEndings = {"йте", "ите", "ьте", "йтесь", "итесь", "ьтесь"};
  return word.size() >= 10 && ends_with_any(word, kEndings);
}

bool is_number_word(std::string_view word) {
  if (word.size() >= 2 && word.ends_with('k')) word.remove_suffix(1);
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '-' || c == '+' || c == '/' || c == ':' || c == '%';
  });
}

}  // namespace

Classes classes_of(std::string_view folded_word) {
  if (folded_word.empty()) return 0;
  if (is_number_word(folded_word)) return kNumber;
  if (folded_word.front() == '@') return kNetwork;
  Classes classes = in_table(folded_word);
  if (classes == 0 && folded_word.find('-') != std::string_view::npos) {
    for (std::string_view rest = folded_word; !rest.empty();) {
      const std::size_t end = std::min(rest.find('-'), rest.size());
      if (end > 2) classes |= in_table(rest.substr(0, end)) & ~kGlue;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  if (looks_imperative(folded_word)) classes |= kImperative;
  if (classes == 0 && looks_finite(folded_word)) classes = kVerb;
  return classes & ~kNoun;
}

}  // namespace diplomed::document::noise
