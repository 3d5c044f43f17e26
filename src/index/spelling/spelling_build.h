// Makes the SpellingIndex of a database, and the file of it that belongs to a generation.
#pragma once

#include <xapian.h>

#include <atomic>
#include <memory>
#include <string>

#include "base/result.h"
#include "index/lexicon/lexicon.h"
#include "index/spelling/spelling_index.h"
#include "text/analyzer.h"

namespace diplomed::index {

// The words of `lexicon`, which was made from `db`, the limits::kMaxSpellingWords most frequent: those whose forms
// stand twice in the collection or that the dictionary has. Others can only be found by their exact sound, unless the
// collection is small. `analyzer` is used during the call only. May throw Xapian::Error. Without words when `stop`
// (may be nullptr) becomes true.
std::shared_ptr<const SpellingIndex> build_spelling(const Lexicon& lexicon, const Xapian::Database& db,
                                                    text::Analyzer& analyzer, const std::atomic<bool>* stop = nullptr);
// The same from a database without a lexicon.
std::shared_ptr<const SpellingIndex> build_spelling(const Xapian::Database& db, text::Analyzer& analyzer,
                                                    const std::atomic<bool>* stop = nullptr);

// Path of the file of the generation in `directory`.
std::string spelling_path(const std::string& directory);

// Writes the file of the generation in `directory`, which has its lexicon. Errors: those of Lexicon::open(), unreadable
// when it cannot be written, internal when `stop` became true. May throw Xapian::Error.
Status write_spelling(const std::string& directory, text::Analyzer& analyzer, const std::atomic<bool>& stop);

}  // namespace diplomed::index
