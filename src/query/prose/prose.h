// Whether what was typed is plain prose – a pasted headline, a sentence, a question – and what its marks mean then.
//
// A mark of a sentence is no command there: brackets, colons, dashes, operators in capitals at the beginning of a
// sentence or in a line of capitals are read as what they are in a sentence. What only the query language has is kept:
// a field directly before its value, "-", "+" and "=" directly before a word, "*" behind the beginning of one. Where
// words are combined by it – an operator within a sentence, "|", NEAR/5, "a b"~2, a^2 – the whole text is the query
// language, and nothing softens. docs/query-syntax.md says it for people.
#pragma once

#include <optional>
#include <string_view>

#include "query/prose/prose_marks.h"

namespace diplomed::query {

// `text`: UTF-8, its quotation marks those of is_quote(). Nothing when it is no prose. Thread-safe.
std::optional<Prose> as_prose(std::string_view text);

}  // namespace diplomed::query
