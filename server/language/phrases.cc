#include "server/language/phrases.h"

#include <algorithm>
#include <unordered_map>

namespace diplomed::server {
namespace {

constexpr std::string_view kMissing = "[?]";

const std::unordered_map<std::string_view, const Phrase*>& index() {
  static const auto map = [] {
    std::unordered_map<std::string_view, const Phrase*> out;
    for (const Phrase& p : phrases()) out.emplace(p.key, &p);
    return out;
  }();
  return map;
}

// `pattern` with {name} replaced.
std::string filled(std::string_view pattern,
                   std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size();) {
    const std::size_t close = pattern[i] == '{' ? pattern.find('}', i) : std::string_view::npos;
    if (close == std::string_view::npos) {
      out += pattern[i++];
      continue;
    }
    const std::string_view name = pattern.substr(i + 1, close - i - 1);
    for (const auto& [key_name, value] : values) {
      if (key_name == name) out += value;
    }
    i = close + 1;
  }
  return out;
}

// Rules of Unicode CLDR for whole numbers.
std::string_view russian_form(std::uint64_t n, const PluralPhrase& p) {
  const std::uint64_t tens = n % 100;
  const std::uint64_t ones = n % 10;
  if (tens >= 11 && tens <= 14) return p.ru_many;
  if (ones == 1) return p.ru_one;
  return ones >= 2 && ones <= 4 ? p.ru_few : p.ru_many;
}

std::string_view english_form(std::uint64_t n, const PluralPhrase& p) {
  return n == 1 ? p.en_one : p.en_other;
}

}  // namespace

std::string_view phrase(Language language, std::string_view key) {
  const auto it = index().find(key);
  if (it == index().end()) return kMissing;
  return language == Language::en ? it->second->en : it->second->ru;
}

std::string phrase_or(Language language, std::string_view key, std::string_view fallback) {
  return std::string(index().contains(key) ? phrase(language, key) : fallback);
}

std::string phrase(Language language, std::string_view key,
                   std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
  return filled(phrase(language, key), values);
}

std::string plural_phrase(Language language, std::string_view key, std::uint64_t n, std::string_view number) {
  const auto all = plural_phrases();
  const auto found = std::find_if(all.begin(), all.end(), [&](const PluralPhrase& p) { return p.key == key; });
  if (found == all.end()) return std::string(kMissing);
  return filled(language == Language::en ? english_form(n, *found) : russian_form(n, *found), {{"n", number}});
}

}  // namespace diplomed::server
