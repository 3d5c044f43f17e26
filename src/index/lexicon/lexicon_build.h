// Makes the lexicon of a database.
#pragma once

#include <xapian.h>

#include <atomic>
#include <memory>
#include <string>

#include "base/result.h"
#include "index/lexicon/lexicon.h"
#include "text/analyzer.h"

namespace diplomed::index {

// The bytes of the lexicon of `db`, one database on disk. `analyzer` is used during the call only. `old` (may be
// nullptr) is an earlier lexicon of the same database, of which is taken over what costs most to read. May throw
// Xapian::Error. With `stop` (may be nullptr) becoming true it ends early with a lexicon that lacks something.
std::string build_lexicon(const Xapian::Database& db, text::Analyzer& analyzer, const Lexicon* old = nullptr,
                          const std::atomic<bool>* stop = nullptr);

// Path of the lexicon of the generation in `directory`.
std::string lexicon_path(const std::string& directory);

// Writes the lexicon of the database in `directory` there, through a temporary file that is renamed, unless the one
// that is there is good enough still (Lexicon::is_outdated()). Errors: unreadable when it cannot be written. May throw
// Xapian::Error.
Status refresh_lexicon(const std::string& directory, text::Analyzer& analyzer);

}  // namespace diplomed::index
