// A lexicon that cannot be made now is made later, and whatever goes wrong nobody waits for ever.
#include "search/lexicon_keeper.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <thread>

#include "index/directory.h"
#include "index/spelling/spelling_index.h"
#include "small_index.h"

namespace diplomed::search {
namespace {

class Keeper : public ::testing::Test {
 protected:
  Keeper() {
    std::filesystem::remove(path_ + "/lexicon");
    std::filesystem::remove(path_ + "/" + std::string(index::kSpellingFile));
  }

  std::vector<std::string> troubles() {
    const std::lock_guard lock(mutex_);
    return told_;
  }

  testing::SmallIndex index_{testing::four_articles()};
  std::string path_ = index_.db() + "/" + index::published_generation(index_.db());
  Xapian::Database db_{path_};
  std::mutex mutex_;
  std::vector<std::string> told_;
  std::shared_ptr<Troubles> report_ = std::make_shared<Troubles>([this](const Error& error) {
    const std::lock_guard lock(mutex_);
    told_.push_back(error.to_string());
  });
};

TEST_F(Keeper, TriesAgainWhenTheWriterWasFaster) {
  std::atomic<int> calls = 0;
  LexiconKeeper keeper(path_, testing::shared_morphology(), report_,
                       [&](const Xapian::Database& db, text::Analyzer& analyzer, const index::Lexicon* old,
                           const std::atomic<bool>* stop) {
                         if (++calls <= 2) throw Xapian::DatabaseModifiedError("overtaken");
                         return index::build_lexicon(db, analyzer, old, stop);
                       });
  while (keeper.spelling(db_)->words() == 0) std::this_thread::yield();
  EXPECT_NE(keeper.lexicon(db_), nullptr);
  EXPECT_EQ(calls, 3);
  EXPECT_TRUE(troubles().empty());
}

TEST_F(Keeper, GivesUpWithAWordWhenTheWriterIsAlwaysFaster) {
  std::atomic<int> calls = 0;
  LexiconKeeper keeper(
      path_, testing::shared_morphology(), report_,
      [&](const Xapian::Database&, text::Analyzer&, const index::Lexicon*, const std::atomic<bool>*) -> std::string {
        ++calls;
        throw Xapian::DatabaseModifiedError("overtaken");
      });
  EXPECT_EQ(keeper.lexicon(db_), nullptr);
  EXPECT_EQ(keeper.spelling(db_)->words(), 0u);
  while (troubles().empty()) std::this_thread::yield();
  EXPECT_NE(troubles().at(0).find("the writer is always faster"), std::string::npos);
  EXPECT_EQ(calls, 7);
}

TEST_F(Keeper, OutlivesWhateverIsThrown) {
  LexiconKeeper keeper(path_, testing::shared_morphology(), report_,
                       [](const Xapian::Database&, text::Analyzer&, const index::Lexicon*,
                          const std::atomic<bool>*) -> std::string { throw std::length_error("too many words"); });
  EXPECT_EQ(keeper.lexicon(db_), nullptr);
  EXPECT_EQ(keeper.spelling(db_)->words(), 0u);
  ASSERT_EQ(troubles().size(), 1u);
  EXPECT_NE(troubles().at(0).find("too many words"), std::string::npos);
}

TEST_F(Keeper, OutlivesAReportThatThrows) {
  const auto deaf = std::make_shared<Troubles>([](const Error&) { throw std::runtime_error("no log"); });
  LexiconKeeper keeper(path_, testing::shared_morphology(), deaf,
                       [](const Xapian::Database&, text::Analyzer&, const index::Lexicon*,
                          const std::atomic<bool>*) -> std::string { throw 1; });
  EXPECT_EQ(keeper.lexicon(db_), nullptr);
  EXPECT_EQ(keeper.spelling(db_)->words(), 0u);
}

}  // namespace
}  // namespace diplomed::search
