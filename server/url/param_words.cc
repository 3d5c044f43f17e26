#include "server/url/param_words.h"

namespace diplomed::server {

std::string_view to_word(search::Sort sort) {
  return word_of(sort_words, sort);
}
std::string_view to_word(search::Interval interval) {
  return word_of(interval_words, interval);
}
std::string_view to_word(search::Duplicates duplicates) {
  return word_of(duplicates_words, duplicates);
}
std::string_view to_word(search::Undated undated) {
  return word_of(undated_words, undated);
}

}  // namespace diplomed::server
