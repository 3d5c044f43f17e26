#include "index/spelling/common_words.h"

#include <map>
#include <mutex>
#include <set>
#include <string>

#include "base/utf8.h"
#include "index/spelling/spelling_keys.h"
#include "language_data/common_words.h"

namespace diplomed::index {
namespace {

constexpr std::size_t kLeastLetters = 3, kMostLetters = 28;

std::shared_ptr<const SpellingIndex> make(const text::Morphology& morphology) {
  std::set<std::string> words;
  for (const std::string_view word : language_data::kCommonWords) {
    words.emplace(word);
    for (std::string& form : morphology.forms(word, text::Morphology::Participles::without))
      words.insert(std::move(form));
  }
  SpellingParts parts;
  for (const std::string& word : words) {
    const std::size_t letters = utf8::length(word);
    if (letters < kLeastLetters || letters > kMostLetters) continue;
    const auto index = static_cast<std::uint32_t>(parts.words.size());
    list_word(word, 0, true, parts);
    list_sounds(word, index, parts);
    list_slips(word, index, parts);
  }
  sort_keys(parts);
  return std::make_shared<const SpellingIndex>(SpellingImage(parts));
}

}  // namespace

std::shared_ptr<const SpellingIndex> common_words(const text::Morphology& morphology) {
  static std::mutex mutex;
  static std::map<std::string, std::shared_ptr<const SpellingIndex>> made;
  const std::lock_guard lock(mutex);
  std::shared_ptr<const SpellingIndex>& words = made[morphology.revision()];
  if (words == nullptr) words = make(morphology);
  return words;
}

}  // namespace diplomed::index
