// Where a quotation ends and what it says.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace diplomed::query {

// `text` with quotation marks that are written otherwise as those of is_quote(): ''a'', ``a'', ,,a‘‘, <<a>>, ‹a›, ‚a‘,
// ‘a’, 'a', 「a」 … Each of them needs its pair and stands where a quotation begins or ends, so that an apostrophe is
// none (д'Артаньян, doctors' pay, 5''). Every byte keeps its place: what a mark is longer than its stand-in is blank.
// Nothing when there is none.
std::optional<std::string> with_plain_quotes(std::string_view text);

// Byte offset of the quote that closes the one at `open`, or npos. Kinds of quotes may be mixed:
//
//   «a" b     the first quote of any kind that stands as a closing one closes
//   «a "b" c» quotes nest: one that stands before a word and after a space opens
//   «a «b» c  with a closing one missing the first closes: Russian typography lets one » close two
//   "a "b     a straight quote opened is closed by the next straight one, whatever stands around it
//
// REQUIRES: a quote at `open`.
std::size_t find_closing_quote(std::string_view text, std::size_t open);

// What stands inside a quotation, with single spaces and without quotes, stars and invalid bytes.
std::string phrase_text(std::string_view quoted);
// Where each word of it stands in the text; `inside` are the bytes that stand inside the quotation.
std::vector<Span> phrase_words(std::string_view text, Span inside);

// "a b" → "=a =b": each word in the form typed.
std::string exact_words(std::string_view phrase);

}  // namespace diplomed::query
