// --watch, through the program.
#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "folder_watch.h"
#include "index/directory.h"
#include "index_fixture.h"
#include "process.h"

namespace diplomed {
namespace {

namespace fs = std::filesystem;
using testing::eventually;

std::string article(const std::string& word) {
  return "Врачи приехали в город\n\nВ больнице им показали новый прибор, он называется " + word + ".\n";
}

class Watch : public ::testing::Test {
 protected:
  // Ids of the articles with this word, "" when there is no index yet.
  std::string found(const std::string& word) const {
    auto opened = search::Searcher::open(dir_.sub("db"), testing::shared_morphology());
    if (!opened) return "";
    const auto page = (*opened)->search(testing::request_for(word));
    std::string ids;
    if (!page) return ids;
    for (const auto& hit : page->hits) ids += (ids.empty() ? "" : " ") + hit.id;
    return ids;
  }
  ::testing::AssertionResult becomes(const std::string& word, const std::string& ids) const {
    if (eventually([&] { return found(word) == ids; })) return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << word << " is in \"" << found(word) << "\"";
  }

  testing::TempDir dir_;
};

TEST_F(Watch, FollowsEveryChangeAndEndsInOrder) {
  dir_.write("in/a.txt", article("барсук"));
  testing::Process program({"--watch", "--db", dir_.sub("db"), dir_.sub("in")});
  ASSERT_TRUE(becomes("барсук", "a.txt"));
  dir_.write("in/b.txt", article("фонарь"));
  ASSERT_TRUE(becomes("фонарь", "b.txt"));
  dir_.write("in/a.txt", article("янтарь"));
  ASSERT_TRUE(becomes("янтарь", "a.txt"));
  EXPECT_EQ(found("барсук"), "");
  dir_.write("in/new/deep/c.txt", article("якорь"));
  ASSERT_TRUE(becomes("якорь", "new/deep/c.txt"));
  dir_.write("in/new/deep/d.txt", article("парус"));
  ASSERT_TRUE(becomes("парус", "new/deep/d.txt")) << "a folder that came later is watched too";
  fs::rename(dir_.sub("in/b.txt"), dir_.sub("in/z.txt"));
  ASSERT_TRUE(becomes("фонарь", "z.txt"));
  fs::remove(dir_.sub("in/z.txt"));
  ASSERT_TRUE(becomes("фонарь", ""));
  EXPECT_TRUE(program.running());
  program.signal(SIGTERM);
  const testing::Finished finished = program.wait();
  EXPECT_EQ(finished.exit_code, 0) << finished.err;
  EXPECT_NE(finished.out.find("indexed 1 articles from 1 files"), std::string::npos) << finished.out;
}

TEST_F(Watch, TheIndexMayStandInsideOfTheFolder) {
  dir_.write("in/a.txt", article("барсук"));
  const std::string db = dir_.sub("in/db");
  testing::Process program({"--watch", "--db", db, dir_.sub("in")});
  ASSERT_TRUE(eventually([&] { return index::open_published(db).ok(); }));
  const auto revision = [&] { return index::published_generation(db); };
  const std::string first = revision();
  dir_.write("in/b.txt", article("фонарь"));
  ASSERT_TRUE(eventually([&] {
    const auto opened = index::open_published(db);
    return opened.ok() && opened->get_doccount() == 2;
  }));
  EXPECT_EQ(revision(), first) << "a small change goes into the same generation";
  program.signal(SIGINT);
  EXPECT_EQ(program.wait().exit_code, 0);
}

TEST_F(Watch, OutlivesARunThatCannotGetTheIndex) {
  dir_.write("in/a.txt", article("барсук"));
  const std::string report = dir_.sub("report.jsonl");
  testing::Process program({"--watch", "--report", report, "--db", dir_.sub("db"), dir_.sub("in")});
  ASSERT_TRUE(becomes("барсук", "a.txt"));
  std::unique_ptr<index::WriterLock> lock;
  ASSERT_TRUE(eventually([&] {
    auto taken = index::WriterLock::acquire(dir_.sub("db"));
    if (taken) lock = std::move(taken).value();
    return lock != nullptr;
  }));
  dir_.write("in/b.txt", article("фонарь"));
  dir_.write("in/c.txt", article("янтарь"));
  ASSERT_TRUE(eventually([&] {
    std::ifstream file(report);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return text.find("\"summary\":\"failed\"") != std::string::npos;
  })) << "a run was tried while the index was locked";
  EXPECT_TRUE(program.running());
  lock.reset();
  dir_.write("in/d.txt", article("якорь"));
  ASSERT_TRUE(becomes("фонарь", "b.txt"));
  program.signal(SIGINT);
  EXPECT_EQ(program.wait().exit_code, 0);
}

TEST_F(Watch, FollowsTheVocabulary) {
  dir_.write("in/a.txt", article("барсук"));
  dir_.write("in/b.txt", article("язвец"));
  dir_.write("words/terms.tsv", "id\tru\ten\tvariants\nbadger\tбарсук\tBadger\t\n");
  const std::string report = dir_.sub("report.jsonl");
  testing::Process program(
      {"--watch", "--vocabulary", dir_.sub("words"), "--report", report, "--db", dir_.sub("db"), dir_.sub("in")});
  ASSERT_TRUE(becomes("язвец", "b.txt"));
  dir_.write("words/terms.tsv", "id\tru\ten\tvariants\nbadger\tбарсук\tBadger\tязвец\n");
  ASSERT_TRUE(becomes("язвец", "b.txt a.txt")) << "the best hit first";
  program.signal(SIGTERM);
  EXPECT_EQ(program.wait().exit_code, 0);
  std::ifstream file(report);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  EXPECT_NE(text.find("published"), text.rfind("published")) << "each run has its lines: " << text;
}

TEST(WatchOptions, OtherModesAreRefused) {
  const testing::Finished finished = testing::run_process({"--watch", "--dry-run", "--db", "x", "y"});
  EXPECT_EQ(finished.exit_code, 2);
  EXPECT_NE(finished.err.find("--watch"), std::string::npos) << finished.err;
}

TEST(FolderWatch, EventsBeforeTheWaitCountAndAStopEndsIt) {
  const testing::TempDir dir;
  dir.write("in/a.txt", "x");
  const std::atomic<bool> stop = false;
  indexer::FolderWatch watch(
      {std::chrono::milliseconds(50), std::chrono::milliseconds(60'000), std::chrono::milliseconds(1)});
  ASSERT_EQ(watch.watch({dir.sub("in")}), "");
  for (int i = 0; i < 100; ++i) dir.write("in/" + std::to_string(i) + ".txt", "x");
  EXPECT_TRUE(watch.wait(stop, std::chrono::hours(1)));
  const std::atomic<bool> stopped = true;
  EXPECT_FALSE(watch.wait(stopped, std::chrono::hours(1)));
}

TEST(FolderWatch, OwnFileWakesNobody) {
  const testing::TempDir dir;
  dir.write("in/a.txt", "x");
  const std::atomic<bool> stop = false;
  indexer::FolderWatch watch(
      {std::chrono::milliseconds(1), std::chrono::milliseconds(60'000), std::chrono::milliseconds(1)},
      dir.sub("in/report"));
  ASSERT_EQ(watch.watch({dir.sub("in")}), "");
  dir.write("in/report", "x");
  const auto began = std::chrono::steady_clock::now();
  EXPECT_TRUE(watch.wait(stop, std::chrono::milliseconds(200)));
  EXPECT_GE(std::chrono::steady_clock::now() - began, std::chrono::milliseconds(100)) << "it woke before its time";
  dir.write("in/b.txt", "x");
  EXPECT_TRUE(watch.wait(stop, std::chrono::hours(1)));
}

}  // namespace
}  // namespace diplomed
