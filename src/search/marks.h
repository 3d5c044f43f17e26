// Which bytes of a text match a query: the real inflected words, and only what matched.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"
#include "knowledge/facts.h"
#include "knowledge/vocabulary/matcher.h"
#include "query/compile/compile.h"
#include "text/token.h"

namespace diplomed::search {

struct Mark {
  Span span;            // bytes of the text
  std::uint32_t token;  // index of its first token
  std::size_t what;     // equal for marks of the same query word; tells how many of them a passage has
};

// Evidence of the figures in `part` that a number: of the query asks for. Thread-safe.
std::vector<Span> figures_asked_for(const std::vector<knowledge::Figure>& figures, knowledge::Part part,
                                    const query::Highlight& highlight);

// Marks in text order, not overlapping. `tokens` is Analyzer::analyze(text, mode_for(its language)); `matcher` may be
// nullptr; `figures` are those of the text that figures_asked_for() gives. Thread-safe.
std::vector<Mark> find_marks(const std::vector<text::Token>& tokens, const query::Highlight& highlight,
                             const knowledge::Matcher* matcher, const std::vector<Span>& figures = {});

}  // namespace diplomed::search
