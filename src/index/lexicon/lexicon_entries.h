// The parts of a lexicon that completions come from.
#pragma once

#include <xapian.h>

#include <atomic>
#include <vector>

#include "index/lexicon/lexicon_image.h"
#include "index/lexicon/lexicon_words.h"

namespace diplomed::index {

// Words as a person would write them: of each family of forms the lemma when it is in the dictionary, else the form
// that most documents have. Then the values of the facets by all their names, and which sampled documents have each.
// `words` are in byte order. May throw Xapian::Error.
void add_entries(const Xapian::Database& db, const std::vector<GatheredWord>& words, LexiconImage& image,
                 const std::atomic<bool>* stop);

}  // namespace diplomed::index
