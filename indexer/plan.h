// What a run has to do: which of the files it found are new or changed, which it may leave alone, which leave.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "checkpoint.h"
#include "index/manifest.h"
#include "options.h"
#include "walk.h"

namespace diplomed::indexer {

// The published generation, as far as a run goes on from it.
struct Base {
  Xapian::Database db;
  bool kept = false;         // false: there is none, or every file is indexed anew
  index::Manifest manifest;  // of the kept one
  index::Manifest outdated;  // of one that is not kept
  std::string generation;    // of the kept one

  // Errors: those of index::open_published(), but for not_found.
  static Result<Base> read(const std::string& directory, const std::string& pipeline);
  // The file of the document with this id, empty when there is none.
  std::string owner_of(const std::string& id) const;
  Xapian::docid next_docid() const { return kept ? db.get_lastdocid() + 1 : 1; }
};

struct Plan {
  std::vector<FoundFile> changed;  // to be read; sorted by path
  std::set<std::string> again;     // of those: unchanged, but an id that they claim may be free now
  std::vector<std::string> unchanged;
  std::map<std::string, std::int64_t> taken;  // finished by an interrupted run → their mtime now
  std::set<std::string> vanished;             // files of the index that leave because they are not there
  std::uint64_t changed_bytes = 0;
};

// Errors: invalid_argument when indexing anew would lose files that were not found.
Result<Plan> make_plan(const Options& options, const Walk& found, const Base& base, const Checkpoint& checkpoint);

}  // namespace diplomed::indexer
