// Lists of words: those of corpus/language with "sorted: yes" (language_data). Texts are UTF-8
// in lower case with ё as е. Pure functions; any thread may call them.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>

#include "base/strings.h"

namespace diplomed::knowledge {

using WordList = std::span<const std::string_view>;  // in byte order, each once

inline bool in_list(WordList list, std::string_view word) {
  return std::binary_search(list.begin(), list.end(), word);
}

}  // namespace diplomed::knowledge
