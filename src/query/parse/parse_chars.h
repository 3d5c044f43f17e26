// What a code point means to the query parser. Only as much of Unicode as the syntax needs: the
// analyzer decides what a word is, the parser only where one ends and whether there is one at all.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "text/characters.h"

namespace diplomed::query {

using text::is_space;

// Characters without a width that pasted text carries: byte order mark, soft hyphen, direction
// marks.
bool is_invisible(char32_t c);

using text::is_alnum;
bool is_letter(char32_t c);

// ", «, » , “, ”, „.
bool is_quote(char32_t c);
// May open a quotation outside of one: all but » and ”.
bool is_opening_quote(char32_t c);

// `text` without sentence punctuation (. , ; : ! ? …) at its end.
std::string_view trim_punctuation(std::string_view text);

// First offset of `text` from `from` on that is no part of a word: white space, ( ) |, a quote, an invalid byte.
std::size_t word_end(std::string_view text, std::size_t from);

std::size_t count_alnum(std::string_view text);

// Runs of letters and digits, an ideograph being a run of its own: an upper estimate, without the
// analyzer, of the words that it will find in `text`.
std::size_t count_words(std::string_view text);

// The longest prefix of `text` with at most `words` words as count_words() counts them.
std::string_view take_words(std::string_view text, std::size_t words);

}  // namespace diplomed::query
