// One part of an article with its words and the vocabulary's concepts in it: what every finder of facts reads.
#pragma once

#include <string_view>
#include <vector>

#include "knowledge/facts.h"
#include "knowledge/vocabulary/matcher.h"
#include "text/token.h"

namespace diplomed::knowledge {

// Views only: valid until the analyzer that made the tokens is used again, so a finder keeps copies of what it needs.
struct AnnotatedText {
  Part part = Part::body;
  std::string_view text;
  const std::vector<text::Token>& tokens;  // of Analyzer::analyze(text, Mode::text), the extra ones too
  const std::vector<Match>& matches;       // of Matcher::match(tokens), in order of the first token
};

}  // namespace diplomed::knowledge
