// Which bytes of a text match a query: the real inflected words, and only what matched.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"
#include "knowledge/matcher.h"
#include "query/compile.h"
#include "text/token.h"

namespace diplomed::search {

struct Mark {
  Span span;            // bytes of the text
  std::uint32_t token;  // index of its first token
  std::size_t what;     // equal for marks of the same query word; tells how many of them a passage has
};

// Marks in text order, not overlapping. `tokens` is Analyzer::analyze(text, mode_for(its language)); `matcher` may be
// nullptr. Thread-safe.
std::vector<Mark> find_marks(const std::vector<text::Token>& tokens, const query::Highlight& highlight,
                             const knowledge::Matcher* matcher);

}  // namespace diplomed::search
