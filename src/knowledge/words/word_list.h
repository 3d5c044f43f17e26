// Lists of words, endings and beginnings: those of corpus/language with "sorted: yes" (language_data). Texts are UTF-8
// in lower case with ё as е. Pure functions; any thread may call them.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>

namespace diplomed::knowledge {

using WordList = std::span<const std::string_view>;  // in byte order, each once

inline bool in_list(WordList list, std::string_view word) {
  return std::binary_search(list.begin(), list.end(), word);
}

inline bool ends_with_any(std::string_view word, WordList endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view e) { return word.ends_with(e); });
}

inline bool starts_with_any(std::string_view word, WordList beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view b) { return word.starts_with(b); });
}

inline bool contains_any(std::string_view word, WordList parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return word.find(part) != std::string_view::npos; });
}

}  // namespace diplomed::knowledge
