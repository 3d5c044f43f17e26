#include "text/stopwords.h"

#include <algorithm>

#include "language_data/english_words.h"
#include "language_data/stop_words.h"

namespace diplomed::text {
namespace {

namespace english = language_data::english_words;

constexpr std::string_view kPast = "ed";
constexpr std::size_t kLettersOfPast = 5;

bool stands_in(const auto& list, std::string_view word) {
  return std::binary_search(list.begin(), list.end(), word);
}

}  // namespace

bool is_stopword(std::string_view word) {
  return stands_in(language_data::kStopWords, word);
}

bool is_stopword(const Word& word) {
  if (is_stopword(word.form)) return true;
  if (word.kind != WordKind::latin || word.all_caps || (word.capitalised && word.form.size() == 1)) return false;
  return stands_in(english::kStop, word.form) || stands_in(english::kQuestion, word.form) ||
         stands_in(english::kAuxiliary, word.form);
}

bool is_english_question_word(std::string_view word) {
  return stands_in(english::kQuestion, word);
}

bool is_english_verb(std::string_view word) {
  return stands_in(english::kAuxiliary, word) || stands_in(english::kPast, word) ||
         (word.size() >= kLettersOfPast && word.ends_with(kPast));
}

}  // namespace diplomed::text
