#include "server/url/param_words.h"

namespace diplomed::server {

std::string_view to_word(search::Sort sort) {
  return word_of(kSortWords, sort);
}
std::string_view to_word(search::Interval interval) {
  return word_of(kIntervalWords, interval);
}
std::string_view to_word(search::Duplicates duplicates) {
  return word_of(kDuplicatesWords, duplicates);
}
std::string_view to_word(search::Undated undated) {
  return word_of(kUndatedWords, undated);
}

}  // namespace diplomed::server
