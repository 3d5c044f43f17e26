// Where somebody is typing: which completions fit at the cursor, judged from the query before it.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace diplomed::query {

enum class Fits {
  anything,  // words, values of facets, titles
  words,  // a value would not say the same: after -, =, an operator, within quotes, parentheses, an alternative, title:
  values,   // those of `field`
  nothing,  // in a field behind a part of its value, or one that is negated or an alternative; beyond the limits of a
            // query
};

// What may begin at one place before the cursor. All offsets are bytes of the query.
struct TypingPlace {
  std::size_t begin = 0;  // where the word begins that is to be completed, or the first of several
  Fits fits = Fits::anything;
  std::string_view field = {};  // values: canonical name
  Span field_span = {};         // values: the field up to its colon, with signs before it
  // Signs, a field and quotes stand directly before the word from here on; `begin` where there are none.
  std::size_t glue = 0;
  // The query means the same as what stands before `glue` AND what stands behind it.
  bool apart = true;
};

struct TypingContext {
  // The word being typed: it begins after the last blank, quote, parenthesis or operator; empty right after one.
  Span word;
  // The same word, and before it those it may be the end of a name with: words with only blanks between, and no
  // operator. The longest run first, `word` alone last; at most `most_words`.
  std::vector<TypingPlace> places;
};

// At the byte `cursor` of `text`, UTF-8; what stands behind it plays no part. Signs, fields and operators are read as
// parse() reads them. Thread-safe.
TypingContext context_at(std::string_view text, std::size_t cursor, std::size_t most_words);

}  // namespace diplomed::query
