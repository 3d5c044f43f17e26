#include "text/stopwords.h"

#include <algorithm>

#include "language_data/stop_words.h"

namespace diplomed::text {

bool is_stopword(std::string_view word) {
  return std::binary_search(language_data::kStopWords.begin(), language_data::kStopWords.end(), word);
}

}  // namespace diplomed::text
