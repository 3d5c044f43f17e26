// What goes into the arrays of a SpellingIndex for one word: the word itself, and the keys that lead to it.
#pragma once

#include <cstdint>
#include <string>

#include "index/spelling/spelling_image.h"

namespace diplomed::index {

inline constexpr int kMostSlips = 2;  // that a word is found by

// Appends the word to the list. `word` is a folded form of at most 255 bytes. Valid until the next call.
ListedWord& list_word(const std::string& word, std::uint32_t frequency, bool known, SpellingParts& out);

// `index` is that of the word in the list: what it sounds like in Latin letters and in Russian ones.
void list_sounds(const std::string& word, std::uint32_t index, SpellingParts& out);

// The same: what remains of it when letters are left out, and what it sounds like to a Russian ear.
void list_slips(const std::string& word, std::uint32_t index, SpellingParts& out);

// The order that a SpellingImage wants its keys in.
void sort_keys(SpellingParts& out);

}  // namespace diplomed::index
