// Lines that are noise as a whole. Sections and widgets stand at the edges of a page; a word that could head a part of
// the story («Анализ», «Комментарии») counts only there.
#include <algorithm>
#include <unordered_map>

#include "base/strings.h"
#include "base/utf8.h"
#include "document/chars.h"
#include "document/noise/noise_rules.h"
#include "language_data/page_furniture.h"

namespace diplomed::document::noise {
namespace {

namespace furniture = language_data::page_furniture;

constexpr std::size_t kLongestPhrase = 80;  // bytes

}  // namespace

const Phrase* find_phrase(std::string_view folded) {
  const bool age_mark = folded.size() <= 3 && folded.ends_with('+');
  if (!age_mark) folded = chars::strip_punctuation(folded);
  if (folded.size() > kLongestPhrase) return nullptr;
  static const std::unordered_map<std::string_view, const Phrase*> all = [] {
    std::unordered_map<std::string_view, const Phrase*> map;
    for (const Phrase& phrase : language_data::kNoisePhrases) map.emplace(phrase.text, &phrase);
    return map;
  }();
  const auto at = all.find(folded);
  return at == all.end() ? nullptr : at->second;
}

bool is_section_name(std::string_view folded) {
  return one_of(folded, furniture::kSection);
}

bool begins_with_section(std::string_view folded) {
  while (!folded.empty() && !chars::is_letter(chars::first(folded)))
    folded.remove_prefix(chars::decode(folded, 0).bytes);
  static constexpr chars::HeadFilter kFilter(furniture::kSection);
  return kFilter.passes(folded) &&
         std::any_of(furniture::kSection.begin(), furniture::kSection.end(),
                     [&](std::string_view section) { return chars::begins(folded, section); });
}

// Every part between separators is noise of its own: «Поделиться | Печать | Отправить другу».
NoiseReason separated_phrases(std::string_view folded) {
  if (folded.size() > 200) return NoiseReason::none;
  NoiseReason reason = NoiseReason::none;
  std::size_t parts = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= folded.size();) {
    const utf8::CodePoint c = chars::decode(folded, i);
    const bool separator = i == folded.size() || c.value == '|' || c.value == '/' || c.value == '.' ||
                           c.value == 0xb7 || c.value == 0x2022 || c.value == ',';
    if (separator) {
      const std::string_view part = chars::strip_punctuation(folded.substr(begin, i - begin));
      if (!part.empty()) {
        const Phrase* phrase = find_phrase(part);
        if (phrase == nullptr && !is_social_list(part)) return NoiseReason::none;
        if (reason == NoiseReason::none) reason = phrase != nullptr ? phrase->reason : NoiseReason::share;
        ++parts;
      }
      begin = i + c.bytes;
    }
    if (i == folded.size()) break;
    i += c.bytes;
  }
  return parts >= 2 ? reason : NoiseReason::none;
}

bool is_social_list(std::string_view folded) {
  if (folded.size() > 200) return false;
  std::size_t found = 0;
  while (!folded.empty()) {
    const std::size_t end = std::min(folded.find_first_of(" ,|/"), folded.size());
    const std::string_view word = folded.substr(0, end);
    folded.remove_prefix(std::min(end + 1, folded.size()));
    if (word.empty()) continue;
    if (!one_of(word, furniture::kSocial)) return false;
    if (utf8::length(word) > 1) ++found;
  }
  return found > 0;
}

}  // namespace diplomed::document::noise
