// Where sentences end in Russian prose.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"

namespace diplomed::document {

// The first sentence of `text` with its closing punctuation; all of it when no end is found. Abbreviations
// («им.», «г.», «тыс.»), initials and numbers («10.30») do not end a sentence.
std::string_view first_sentence(std::string_view text);

// The sentence of `text` around the byte range `at`. REQUIRES: at.end <= text.size().
std::string_view sentence_around(std::string_view text, Span at);

// All sentences of `text` in order, trimmed and never empty. A line ends a sentence too. REQUIRES: text.size() < 4 GiB.
std::vector<Span> split_sentences(std::string_view text);

}  // namespace diplomed::document
