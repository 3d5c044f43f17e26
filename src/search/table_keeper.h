// What a generation has in memory for all queries: facet columns and groups of reprints, made as commits come.
#pragma once

#include <xapian.h>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include "index/columns.h"
#include "index/reprints.h"

namespace diplomed::search {

struct Tables {
  std::shared_ptr<const index::Columns> columns;        // cover every document of the revision
  std::shared_ptr<const index::ReprintTable> reprints;  // of the revision
  Xapian::rev revision = 0;
};

// Tables for the revision of `db`; what those of `old` (may be empty) say of its documents is taken over. May throw
// Xapian::Error.
Tables extend_tables(const Tables& old, const Xapian::Database& db);

// Makes the tables of each revision once, and holds no lock meanwhile. Thread-safe.
class TableKeeper {
 public:
  using Build = std::function<Tables(const Tables& old, const Xapian::Database& db)>;
  explicit TableKeeper(Build build = extend_tables) : build_(std::move(build)) {}

  // For the revision of `db`, a database of the generation. Whoever sees a revision first makes them; others that need
  // them wait for that. Throws what making them throws; the next call tries again.
  Tables of(const Xapian::Database& db);
  // Those of `revision` when they are the newest that are ready and a call makes newer ones just now; never waits.
  std::optional<Tables> ready_while_building(Xapian::rev revision);

 private:
  class Building;

  Build build_;
  std::mutex mutex_;  // guards what stands below
  std::condition_variable changed_;
  bool building_ = false;
  Tables newest_;  // without columns: none yet
};

}  // namespace diplomed::search
