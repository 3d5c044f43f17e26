// Database handles for threads, on the newest published generation.
#pragma once

#include <xapian.h>

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/result.h"
#include "knowledge/vocabulary/matcher.h"
#include "query/compile/compile_expansions.h"
#include "query/repair/repair_query.h"
#include "search/lexicon_keeper.h"
#include "search/query_watch.h"
#include "search/table_keeper.h"
#include "search/troubles.h"
#include "text/analyzer.h"
#include "text/morphology/morphology.h"

namespace diplomed::search {

// What all handles on one generation share. Its end waits for the lexicon's thread: no lock is held meanwhile.
struct Generation {
  std::string name;
  std::shared_ptr<const knowledge::Matcher> matcher;  // nullptr when the index was built without annotation
  std::unique_ptr<TableKeeper> tables;
  std::unique_ptr<LexiconKeeper> lexicon;
};

// Used by one thread at a time.
struct Handle {
  std::shared_ptr<Generation> generation;
  Xapian::Database db;
  text::Analyzer analyzer;
  std::shared_ptr<const index::Columns> columns;        // cover every document of `db`
  std::shared_ptr<const index::ReprintTable> reprints;  // of the revision of `db`
  Watch* watch = nullptr;                               // of the call that has the handle
  query::Expansions* expansions = nullptr;              // of its query

  std::string revision() const { return generation->name + "-" + std::to_string(db.get_revision()); }
  const knowledge::Matcher* matcher() const { return generation->matcher.get(); }
  // `typed` with the words mended that are not in the index.
  query::Repaired repair(const query::Node& typed, std::string_view text);
};

// Thread-safe.
class HandlePool {
 public:
  static Result<std::unique_ptr<HandlePool>> open(const std::string& directory,
                                                  std::shared_ptr<const text::Morphology> morphology,
                                                  TroubleReport report = nullptr);

  // A handle, without a watch, that sees the newest commit of the newest generation. While one call reads a new
  // generation, and when it cannot be opened, the old one goes on serving; while one makes the tables of a commit, the
  // others go on with the commit before. May throw Xapian::Error.
  std::unique_ptr<Handle> take();
  // Gives it back for reuse; what is more than limits::kMaxIdleHandles is closed.
  void put(std::unique_ptr<Handle> handle);

 private:
  HandlePool() = default;
  Result<std::shared_ptr<Generation>> load(const std::string& name) const;
  enum class Loading { pass, wait };  // when another thread reads the new generation
  void follow_published(Loading loading);
  Result<std::shared_ptr<Generation>> read(const std::string& name) const;
  bool is_current(const std::string& name);
  std::unique_ptr<Handle> idle_or_new();
  Tables follow_commits(Handle& handle) const;

  std::string directory_;
  std::shared_ptr<const text::Morphology> morphology_;
  std::shared_ptr<Troubles> troubles_;
  std::mutex loading_;  // held by the one thread that reads a new generation
  std::mutex mutex_;    // guards what stands below
  std::shared_ptr<Generation> current_;
  std::vector<std::unique_ptr<Handle>> idle_;  // of the current generation
};

}  // namespace diplomed::search
