// Handles are to be had while one thread makes the tables of a commit or ends a generation.
#include "search/handle.h"

#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <latch>
#include <memory>
#include <mutex>
#include <thread>

#include "index/directory.h"
#include "small_index.h"

namespace diplomed::search {
namespace {

using testing::json_lines;

// What is long enough for any machine: only a call that waits for what the test holds takes it.
constexpr std::chrono::minutes kNever{1};

class Handles : public ::testing::Test {
 protected:
  void index(const std::string& id, bool annotate = true) {
    dir_.write("in/" + id + ".jsonl", json_lines({{id, "Заметка", "Здесь барсук.", "2020-01-02"}}));
    auto options = testing::index_options(db(), {dir_.sub("in")});
    options.annotate = annotate;
    const std::atomic<bool> stop = false;
    ASSERT_TRUE(indexer::run(options, stop));
  }
  std::string db() const { return dir_.sub("db"); }
  std::string lexicon() const { return db() + "/" + index::published_generation(db()) + "/lexicon"; }

  testing::TempDir dir_;
};

TEST_F(Handles, AreThereWhileTheTablesOfACommitAreMade) {
  index("a");
  auto pool = HandlePool::open(db(), testing::shared_morphology());
  ASSERT_TRUE(pool);
  std::latch begun(1), go_on(1);
  std::atomic<int> built = 0;
  const auto slow = [&](const Tables& old, const Xapian::Database& database) {
    if (++built == 2) {
      begun.count_down();
      go_on.wait();
    }
    return extend_tables(old, database);
  };
  auto first = (*pool)->take();
  auto second = (*pool)->take();
  first->generation->tables = std::make_unique<TableKeeper>(slow);
  const std::string before = first->revision();
  first->generation->tables->of(first->db);
  (*pool)->put(std::move(first));
  (*pool)->put(std::move(second));
  index("b");
  auto builder = std::async(std::launch::async, [&] { return (*pool)->take(); });
  begun.wait();
  auto other = std::async(std::launch::async, [&] { return (*pool)->take(); });
  EXPECT_EQ(other.wait_for(kNever), std::future_status::ready);
  go_on.count_down();
  const auto handle = other.get();
  EXPECT_EQ(handle->revision(), before);
  EXPECT_EQ(handle->columns->last(), 1u);
  EXPECT_EQ(builder.get()->columns->last(), 2u);
}

TEST_F(Handles, AreThereWhileAGenerationEnds) {
  index("a");
  std::filesystem::resize_file(lexicon(), 100);
  std::latch told(1), go_on(1);
  std::once_flag first;
  // The damaged lexicon is told of by its thread, which the generation's end waits for.
  auto pool = HandlePool::open(db(), testing::shared_morphology(), [&](const Error&) {
    std::call_once(first, [&] { told.count_down(); });
    go_on.wait();
  });
  ASSERT_TRUE(pool);
  told.wait();
  const std::weak_ptr<Generation> old = (*pool)->take()->generation;
  const std::string name = index::published_generation(db());
  index("b", false);
  ASSERT_NE(index::published_generation(db()), name);
  // The only call so far: it follows, and ends the old generation, which nobody else has.
  auto follower = std::async(std::launch::async, [&] { return (*pool)->take(); });
  const auto late = std::chrono::steady_clock::now() + kNever;
  while (!old.expired() && std::chrono::steady_clock::now() < late) std::this_thread::yield();
  EXPECT_TRUE(old.expired());
  auto other = std::async(std::launch::async, [&] { return (*pool)->take(); });
  EXPECT_EQ(other.wait_for(kNever), std::future_status::ready);
  EXPECT_EQ(follower.wait_for(std::chrono::seconds(0)), std::future_status::timeout);
  go_on.count_down();
  EXPECT_EQ(other.get()->columns->last(), 2u);
  EXPECT_NE(follower.get()->generation->name, name);
}

}  // namespace
}  // namespace diplomed::search
