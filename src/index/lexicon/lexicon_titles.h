// The titles of a lexicon.
#pragma once

#include <xapian.h>

#include <atomic>

#include "index/lexicon/lexicon.h"
#include "index/lexicon/lexicon_image.h"

namespace diplomed::index {

// Titles of the newest limits::kMaxLexiconTitles documents. Those of `old` (may be nullptr), a lexicon of the same
// database, are taken over. May throw Xapian::Error.
void add_titles(const Xapian::Database& db, const Lexicon* old, LexiconImage& image, const std::atomic<bool>* stop);

}  // namespace diplomed::index
