// The commonest words of Russian (corpus/language/common-words.tsv) in all their forms, found by what they look or
// sound like: what a mistyped word may be meant for, whatever the index has.
#pragma once

#include <memory>

#include "index/spelling/spelling_index.h"
#include "text/morphology/morphology.h"

namespace diplomed::index {

// Forms as `morphology` has them, made once for each revision of the dictionary; some 13,000 words in 3 MB. Their
// frequency is 0. Thread-safe.
std::shared_ptr<const SpellingIndex> common_words(const text::Morphology& morphology);

}  // namespace diplomed::index
