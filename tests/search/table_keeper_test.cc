// Tables of a commit are made once, and nobody waits for them who can do without.
#include "search/table_keeper.h"

#include <gtest/gtest.h>

#include <future>
#include <latch>
#include <stdexcept>

#include "temp_dir.h"

namespace diplomed::search {
namespace {

class TableKeeperTest : public ::testing::Test {
 protected:
  Xapian::Database commit() {
    writer_.add_document(Xapian::Document());
    writer_.commit();
    return Xapian::Database(dir_.sub("db"));
  }

  testing::TempDir dir_;
  Xapian::WritableDatabase writer_{dir_.sub("db"), Xapian::DB_CREATE};
};

TEST_F(TableKeeperTest, FollowsCommits) {
  TableKeeper keeper;
  for (Xapian::docid last = 1; last <= 3; ++last) {
    const Xapian::Database db = commit();
    const Tables tables = keeper.of(db);
    EXPECT_EQ(tables.columns->last(), last);
    EXPECT_EQ(tables.revision, db.get_revision());
    EXPECT_EQ(keeper.of(db).columns, tables.columns);
  }
}

TEST_F(TableKeeperTest, OneBuildsAndTheCommitBeforeIsServedMeanwhile) {
  std::latch begun(1), go_on(1);
  std::atomic<int> built = 0;
  TableKeeper keeper([&](const Tables& old, const Xapian::Database& db) {
    if (++built == 2) {
      begun.count_down();
      go_on.wait();
    }
    return extend_tables(old, db);
  });
  const Xapian::Database before = commit();
  const Tables first = keeper.of(before);
  EXPECT_FALSE(keeper.ready_while_building(before.get_revision()));
  const Xapian::Database after = commit();
  auto builder = std::async(std::launch::async, [&] { return keeper.of(after); });
  begun.wait();
  const std::optional<Tables> ready = keeper.ready_while_building(before.get_revision());
  EXPECT_TRUE(ready && ready->columns == first.columns);
  EXPECT_FALSE(keeper.ready_while_building(after.get_revision()));
  EXPECT_EQ(keeper.of(before).columns, first.columns);
  const Xapian::Database too(dir_.sub("db"));
  auto waiting = std::async(std::launch::async, [&] { return keeper.of(too); });
  go_on.count_down();
  EXPECT_EQ(builder.get().columns, waiting.get().columns);
  EXPECT_EQ(built, 2);
}

TEST_F(TableKeeperTest, AnOlderRevisionGetsItsOwnAndReplacesNothing) {
  TableKeeper keeper;
  const Xapian::Database before = commit();
  const Xapian::Database after = commit();
  const Tables newest = keeper.of(after);
  EXPECT_EQ(keeper.of(before).revision, before.get_revision());
  EXPECT_EQ(keeper.of(after).reprints, newest.reprints);
}

TEST_F(TableKeeperTest, AFailureIsTriedAgain) {
  int calls = 0;
  TableKeeper keeper([&](const Tables& old, const Xapian::Database& db) {
    if (++calls == 1) throw std::runtime_error("no memory");
    return extend_tables(old, db);
  });
  const Xapian::Database db = commit();
  EXPECT_THROW(keeper.of(db), std::runtime_error);
  EXPECT_EQ(keeper.of(db).columns->last(), 1u);
}

}  // namespace
}  // namespace diplomed::search
