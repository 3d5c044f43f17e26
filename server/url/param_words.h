// The words that enum values of the URL go by.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "search/answer/request.h"
#include "server/language/page_language.h"

namespace diplomed::server {

template <typename T>
struct Word {
  std::string_view word;
  T value;
};

inline constexpr std::array<Word<search::Sort>, 4> kSortWords = {{{"relevance", search::Sort::relevance},
                                                                  {"fresh", search::Sort::fresh},
                                                                  {"newest", search::Sort::newest},
                                                                  {"oldest", search::Sort::oldest}}};
inline constexpr std::array<Word<search::Interval>, 3> kIntervalWords = {
    {{"year", search::Interval::year}, {"month", search::Interval::month}, {"day", search::Interval::day}}};
inline constexpr std::array<Word<search::Undated>, 3> kUndatedWords = {
    {{"include", search::Undated::include}, {"only", search::Undated::only}, {"exclude", search::Undated::exclude}}};
inline constexpr std::array<Word<search::Duplicates>, 2> kDuplicatesWords = {
    {{"collapse", search::Duplicates::collapse}, {"show", search::Duplicates::show}}};
inline constexpr std::array<Word<search::Spelling>, 3> kSpellWords = {
    {{"auto", search::Spelling::automatic}, {"suggest", search::Spelling::suggest}, {"off", search::Spelling::off}}};
inline constexpr std::array<Word<bool>, 2> kRelaxWords = {{{"auto", true}, {"off", false}}};
inline constexpr std::array<Word<bool>, 4> kFlagWords = {{{"1", true}, {"0", false}, {"true", true}, {"false", false}}};

template <typename Words>
std::string list_words(const Words& words) {
  std::string out;
  for (const auto& w : words) out += (out.empty() ? "" : ", ") + std::string(w.word);
  return out;
}

template <typename Words, typename T>
std::string_view word_of(const Words& words, T value) {
  for (const auto& w : words) {
    if (w.value == value) return w.word;
  }
  return "";
}

// Words of the URL for enum values.
std::string_view to_word(search::Sort sort);
std::string_view to_word(search::Interval interval);
std::string_view to_word(search::Duplicates duplicates);
std::string_view to_word(search::Undated undated);

}  // namespace diplomed::server
