#include "search/table_keeper.h"

namespace diplomed::search {

Tables extend_tables(const Tables& old, const Xapian::Database& db) {
  return {index::Columns::extend(old.columns, db), std::make_shared<index::ReprintTable>(index::read_groups(db)),
          db.get_revision()};
}

// While it lives, others that need newer tables wait.
class TableKeeper::Building {
 public:
  explicit Building(TableKeeper& keeper) : keeper_(keeper) { keeper_.building_ = true; }  // REQUIRES: the mutex is held
  ~Building() {
    {
      const std::lock_guard lock(keeper_.mutex_);
      keeper_.building_ = false;
    }
    keeper_.changed_.notify_all();
  }
  Building(const Building&) = delete;
  Building& operator=(const Building&) = delete;

 private:
  TableKeeper& keeper_;
};

Tables TableKeeper::of(const Xapian::Database& db) {
  const Xapian::rev revision = db.get_revision();
  Tables old;  // holds what is replaced, so that it ends when no lock is held
  std::optional<Building> building;
  {
    std::unique_lock lock(mutex_);
    const auto reached = [&] { return newest_.columns != nullptr && newest_.revision >= revision; };
    changed_.wait(lock, [&] { return reached() || !building_; });
    if (reached() && newest_.revision == revision) return newest_;
    old = newest_;
    if (!reached()) building.emplace(*this);
  }
  Tables made = build_(old, db);
  if (!building) return made;  // of a revision that others are past
  const std::lock_guard lock(mutex_);
  newest_ = made;
  return made;
}

std::optional<Tables> TableKeeper::ready_while_building(Xapian::rev revision) {
  const std::lock_guard lock(mutex_);
  if (!building_ || newest_.columns == nullptr || newest_.revision != revision) return std::nullopt;
  return newest_;
}

}  // namespace diplomed::search
