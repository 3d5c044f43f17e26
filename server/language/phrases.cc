#include "server/language/phrases.h"

#include <unordered_map>

namespace diplomed::server {
namespace {

const std::unordered_map<std::string_view, const Phrase*>& index() {
  static const auto map = [] {
    std::unordered_map<std::string_view, const Phrase*> out;
    for (const Phrase& p : phrases()) out.emplace(p.key, &p);
    return out;
  }();
  return map;
}

}  // namespace

std::string_view phrase(Language language, std::string_view key) {
  const auto it = index().find(key);
  if (it == index().end()) {
    static const std::string_view missing = "[?]";
    return missing;
  }
  return language == Language::en ? it->second->en : it->second->ru;
}

std::string phrase_or(Language language, std::string_view key, std::string_view fallback) {
  return std::string(index().contains(key) ? phrase(language, key) : fallback);
}

std::string phrase(Language language, std::string_view key,
                   std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
  const std::string_view pattern = phrase(language, key);
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

}  // namespace diplomed::server
