#include "search/handle.h"

#include <exception>
#include <filesystem>
#include <utility>

#include "base/limits.h"
#include "index/directory.h"
#include "index/schema.h"

namespace diplomed::search {

query::Repaired Handle::repair(const query::Node& typed, std::string_view text) {
  const auto check = [this] {
    if (watch != nullptr) watch->check();
  };
  const auto guard = [this](const Xapian::Query& query) {
    return watch == nullptr ? query : watch->guard(db, query, false);
  };
  const query::RepairContext context{
      db, [this] { return generation->lexicon->spelling(db); }, analyzer, matcher(), check, guard};
  return query::repair(typed, text, context);
}

Result<std::unique_ptr<HandlePool>> HandlePool::open(const std::string& directory,
                                                     std::shared_ptr<const text::Morphology> morphology,
                                                     TroubleReport report) {
  std::unique_ptr<HandlePool> pool(new HandlePool());
  pool->directory_ = directory;
  pool->morphology_ = std::move(morphology);
  pool->troubles_ = std::make_shared<Troubles>(std::move(report));
  for (;;) {
    const std::string name = index::published_generation(directory);
    auto generation = pool->load(name);
    if (generation) {
      pool->current_ = std::move(generation).value();
      return pool;
    }
    if (index::published_generation(directory) == name) return generation.error();  // else it was replaced just now
  }
}

Result<std::shared_ptr<Generation>> HandlePool::load(const std::string& name) const {
  try {
    return read(name);
  } catch (const Xapian::Error& e) {
    return Error{ErrorCode::unreadable, "cannot read the index: " + e.get_msg(), directory_};
  } catch (const std::exception& e) {
    return Error{ErrorCode::internal, std::string("cannot read the index: ") + e.what(), directory_};
  }
}

Result<std::shared_ptr<Generation>> HandlePool::read(const std::string& name) const {
  const Result<Xapian::Database> db = index::open_generation(directory_, name);
  if (!db) return db.error();
  auto generation = std::make_shared<Generation>();
  generation->name = name;
  const std::string vocabulary_text = db->get_metadata(std::string(index::kVocabularyKey));
  if (!vocabulary_text.empty()) {
    auto vocabulary = knowledge::Vocabulary::deserialize(vocabulary_text);
    if (!vocabulary) return vocabulary.error();
    text::Analyzer analyzer(morphology_);
    generation->matcher = std::make_shared<knowledge::Matcher>(*vocabulary, analyzer);
  }
  generation->tables = std::make_unique<TableKeeper>();
  generation->tables->of(*db);
  generation->lexicon =
      std::make_unique<LexiconKeeper>((std::filesystem::path(directory_) / name).string(), morphology_, troubles_);
  return generation;
}

bool HandlePool::is_current(const std::string& name) {
  const std::lock_guard lock(mutex_);
  return name.empty() || name == current_->name;
}

// One thread reads a new generation while the others go on with the old one. An error leaves the old one in service
// and is told once; the next call tries again.
void HandlePool::follow_published(Loading loading) {
  if (is_current(index::published_generation(directory_))) return;
  std::shared_ptr<Generation> replaced;
  std::vector<std::unique_ptr<Handle>> handles;  // of the one that is replaced; both end when no lock is held
  std::unique_lock reader(loading_, std::defer_lock);
  if (loading == Loading::wait) {
    reader.lock();
  } else if (!reader.try_lock()) {
    return;
  }
  const std::string name = index::published_generation(directory_);
  if (is_current(name)) return;
  auto generation = load(name);
  if (!generation) {
    if (index::published_generation(directory_) == name) {  // else it was replaced just now
      troubles_->tell({generation.error().code,
                       "the published generation " + name +
                           " cannot be read, the one before goes on serving: " + generation.error().message,
                       generation.error().where});
    }
    return;
  }
  const std::lock_guard lock(mutex_);
  replaced = std::exchange(current_, std::move(generation).value());
  handles.swap(idle_);
}

std::unique_ptr<Handle> HandlePool::idle_or_new() {
  std::shared_ptr<Generation> generation;
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      std::unique_ptr<Handle> handle = std::move(idle_.back());
      idle_.pop_back();
      return handle;
    }
    generation = current_;
  }
  Xapian::Database db((std::filesystem::path(directory_) / generation->name).string());
  return std::make_unique<Handle>(
      Handle{generation, std::move(db), text::Analyzer(morphology_), nullptr, nullptr, nullptr, nullptr});
}

std::unique_ptr<Handle> HandlePool::take() {
  follow_published(Loading::pass);
  std::unique_ptr<Handle> handle;
  try {
    handle = idle_or_new();
  } catch (const Xapian::DatabaseError&) {
    // The generation is gone from the disk and the one that replaced it is being read.
    follow_published(Loading::wait);
    handle = idle_or_new();
  }
  const Tables tables = follow_commits(*handle);
  handle->columns = tables.columns;
  handle->reprints = tables.reprints;
  return handle;
}

// Sees the newest commit, and the tables of what is seen.
Tables HandlePool::follow_commits(Handle& handle) const {
  TableKeeper& keeper = *handle.generation->tables;
  if (auto tables = keeper.ready_while_building(handle.db.get_revision())) return *tables;
  try {
    handle.db.reopen();
  } catch (const Xapian::DatabaseError&) {
    // A generation that was replaced is gone from the disk, but its open files still answer.
    if (index::published_generation(directory_) == handle.generation->name) throw;
  }
  return keeper.of(handle.db);
}

void HandlePool::put(std::unique_ptr<Handle> handle) {
  handle->watch = nullptr;
  handle->expansions = nullptr;
  const std::lock_guard lock(mutex_);
  if (handle->generation == current_ && idle_.size() < limits::kMaxIdleHandles) idle_.push_back(std::move(handle));
}

}  // namespace diplomed::search
