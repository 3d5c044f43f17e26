// The program itself: exit codes, messages, locks, interruption.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include <csignal>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "corpus_on_disk.h"
#include "index/directory.h"
#include "index/schema.h"
#include "process.h"

namespace diplomed {
namespace {

namespace fs = std::filesystem;
using testing::article_text;
using testing::CorpusOnDisk;
using testing::Finished;
using testing::record_line;
using testing::run_process;

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// Path → content of everything below, but for the lock.
std::map<std::string, std::string> snapshot(const std::string& directory) {
  std::map<std::string, std::string> out;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    if (!entry.is_regular_file() || entry.path().filename() == "lock") continue;
    std::ostringstream content;
    content << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    out[entry.path().string()] = content.str();
  }
  return out;
}

TEST(Program, EndsWithZeroWhenAllIsIndexed) {
  const CorpusOnDisk corpus;
  corpus.write("a.txt", article_text("барсук"));
  corpus.write("b.png", "x");
  const Finished run = run_process({"--db", corpus.db(), corpus.in()});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_TRUE(has(run.out, "indexed 1 articles from 1 files, unchanged 0, removed 0 (--prune below), rejected 0"))
      << run.out;
  EXPECT_TRUE(has(run.out, ".png 1")) << run.out;
  EXPECT_EQ(corpus.find("барсук"), "a.txt");
}

TEST(Program, EndsWithThreeWhenSomethingWasRejected) {
  const CorpusOnDisk corpus;
  corpus.write("a.txt", article_text("барсук"));
  corpus.write("r.jsonl", record_line("one", "барсук") + "{broken}\n");
  const Finished run = run_process({"--db", corpus.db(), corpus.in()});
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_TRUE(has(run.err, "rejected: " + corpus.in("r.jsonl") + ":2: ")) << run.err;
  EXPECT_EQ(corpus.find("барсук"), "a.txt one");
}

TEST(Program, EndsWithTwoWhenItIsCalledWrongly) {
  const CorpusOnDisk corpus;
  corpus.write("a.txt", article_text("барсук"));
  const std::vector<std::vector<std::string>> calls = {{},
                                                       {corpus.in()},
                                                       {"--db", corpus.db()},
                                                       {"--no-such-option", "--db", corpus.db(), corpus.in()},
                                                       {"--jobs", "0", "--db", corpus.db(), corpus.in()},
                                                       {"--jobs", "many", "--db", corpus.db(), corpus.in()},
                                                       {"--inspect", "--db", corpus.db(), corpus.in()},
                                                       {"--db"}};
  for (const auto& call : calls) {
    const Finished run = run_process(call);
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_FALSE(run.err.empty());
  }
  EXPECT_FALSE(fs::exists(corpus.db()));
  const Finished needs_none = run_process({"--dry-run", corpus.in()});
  EXPECT_EQ(needs_none.exit_code, 0) << needs_none.err;
  EXPECT_TRUE(has(needs_none.out, "would index: " + corpus.in("a.txt"))) << needs_none.out;
  const Finished policy = run_process({"--prune", "al", "--db", corpus.db(), corpus.in()});
  EXPECT_EQ(policy.exit_code, 2);
  EXPECT_TRUE(has(policy.err, "must be below, never or all")) << policy.err;
}

TEST(Program, HelpIsNoError) {
  const Finished run = run_process({"--help"});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_TRUE(has(run.out, "--inspect")) << run.out;
}

TEST(Program, EndsWithOneWhenTheRunFails) {
  const CorpusOnDisk corpus;
  corpus.write("a.txt", article_text("барсук"));
  const Finished no_dictionary = run_process({"--dictionary", corpus.in(), "--db", corpus.db(), corpus.in()});
  EXPECT_EQ(no_dictionary.exit_code, 1);
  EXPECT_TRUE(has(no_dictionary.err, corpus.in())) << no_dictionary.err;
  const Finished db_is_a_file = run_process({"--db", corpus.in("a.txt"), corpus.in()});
  EXPECT_EQ(db_is_a_file.exit_code, 1);
  EXPECT_TRUE(has(db_is_a_file.err, "a.txt")) << db_is_a_file.err;
}

TEST(Program, ADirectoryOfSomethingElseIsLeftAlone) {
  const CorpusOnDisk corpus;
  corpus.write("a.txt", article_text("барсук"));
  corpus.dir().write("photos/one.jpg", "x");
  const auto before = snapshot(corpus.dir().sub("photos"));
  const Finished run = run_process({"--db", corpus.dir().sub("photos"), corpus.in()});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_TRUE(has(run.err, "photos/one.jpg: no part of an index")) << run.err;
  EXPECT_EQ(snapshot(corpus.dir().sub("photos")), before);
  EXPECT_FALSE(fs::exists(corpus.dir().sub("photos/lock")));
}

TEST(Program, AnIndexOfAnotherFormatIsNamedAndLeftAlone) {
  const CorpusOnDisk corpus;
  corpus.write("a.txt", article_text("барсук"));
  corpus.index();
  {
    Xapian::WritableDatabase db(corpus.db() + "/" + index::published_generation(corpus.db()), Xapian::DB_OPEN);
    db.set_metadata(std::string(index::kFormatKey), "diplomed-0");
    db.commit();
  }
  const auto before = snapshot(corpus.db());
  corpus.write("a.txt", article_text("янтарь"));
  const Finished run = run_process({"--db", corpus.db(), corpus.in()});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_TRUE(has(run.err, "diplomed-0") && has(run.err, std::string(index::kFormatVersion))) << run.err;
  EXPECT_TRUE(has(run.err, corpus.db())) << run.err;
  EXPECT_EQ(snapshot(corpus.db()), before);
  const auto searcher = search::Searcher::open(corpus.db(), testing::shared_morphology());
  ASSERT_FALSE(searcher.ok());
  EXPECT_EQ(searcher.error().code, ErrorCode::unsupported);
}

TEST(Program, OneRunAtATime) {
  const CorpusOnDisk corpus;
  corpus.write("a.txt", article_text("барсук"));
  corpus.index();
  const auto before = snapshot(corpus.db());
  corpus.write("b.txt", article_text("барсук"));
  const int held = ::open((corpus.db() + "/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  ASSERT_GE(held, 0);
  ASSERT_EQ(::flock(held, LOCK_EX | LOCK_NB), 0);
  const Finished second = run_process({"--db", corpus.db(), corpus.in()});
  EXPECT_EQ(second.exit_code, 1);
  EXPECT_TRUE(has(second.err, "another diplomed-index")) << second.err;
  EXPECT_EQ(snapshot(corpus.db()), before);
  ::close(held);
  EXPECT_EQ(run_process({"--db", corpus.db(), corpus.in()}).exit_code, 0);
  EXPECT_EQ(corpus.find("барсук"), "a.txt b.txt");
}

TEST(Program, ADryRunSaysWhatARunWouldDoAndTouchesNothing) {
  const CorpusOnDisk corpus;
  corpus.write("a.txt", article_text("барсук"));
  const Finished without = run_process({"--dry-run", "--db", corpus.db(), corpus.in()});
  EXPECT_EQ(without.exit_code, 0) << without.err;
  EXPECT_TRUE(has(without.out, "would index: " + corpus.in("a.txt"))) << without.out;
  EXPECT_FALSE(fs::exists(corpus.db()));
  corpus.index();
  const auto before = snapshot(corpus.db());
  corpus.remove("a.txt");
  corpus.write("r.jsonl", record_line("one", "барсук") + "{broken}\n");
  const int held = ::open((corpus.db() + "/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  ASSERT_EQ(::flock(held, LOCK_EX | LOCK_NB), 0);
  const Finished run = run_process({"--dry-run", "--db", corpus.db(), corpus.in()});
  ::close(held);
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_TRUE(has(run.err, "rejected: " + corpus.in("r.jsonl") + ":2: ")) << run.err;
  EXPECT_TRUE(has(run.out, "would index: " + corpus.in("r.jsonl"))) << run.out;
  EXPECT_TRUE(has(run.out, "would remove: " + corpus.in("a.txt"))) << run.out;
  EXPECT_TRUE(has(run.out, "nothing was written")) << run.out;
  EXPECT_EQ(snapshot(corpus.db()), before);
}

TEST(Program, SaysWhyEverythingIsIndexedAnew) {
  const CorpusOnDisk corpus;
  corpus.write("a.txt", article_text("барсук"));
  corpus.index();
  const Finished run = run_process({"--no-annotate", "--db", corpus.db(), corpus.in()});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_TRUE(has(run.err, "have changed")) << run.err;
  EXPECT_TRUE(has(run.out, "indexed 1 articles")) << run.out;
}

// Enough work that a signal meets the program while it is at it.
class LongRun : public ::testing::Test {
 protected:
  static constexpr int kFiles = 24, kRecords = 250;

  void SetUp() override {
    corpus_.write("first.txt", article_text("барсук"));
    corpus_.index();
    std::string filler;
    for (int i = 0; i < 25; ++i) filler += "слово" + std::to_string(i) + " стоит рядом с другим словом ";
    for (int f = 0; f < kFiles; ++f) {
      std::string lines;
      for (int i = 0; i < kRecords; ++i) {
        lines += record_line(std::to_string(f) + "-" + std::to_string(i), filler + "янтарь");
      }
      corpus_.write("f" + std::to_string(f) + ".jsonl", lines);
    }
  }

  // Files in the running program's scratch: they become more from the first segment to the merge.
  std::size_t scratch_files() const {
    std::size_t n = 0;
    std::error_code gone;
    for (fs::directory_iterator top(corpus_.db(), gone), end; !gone && top != end; top.increment(gone)) {
      const std::string name = top->path().filename().string();
      if (name != "unfinished" && !name.starts_with("work-")) continue;
      std::error_code below_gone;
      for (fs::recursive_directory_iterator at(top->path(), below_gone), none; !below_gone && at != none;) {
        ++n;
        at.increment(below_gone);
      }
    }
    return n;
  }
  // The files of the published index, without what an interrupted run leaves for the next one.
  std::map<std::string, std::string> published() const {
    auto files = snapshot(corpus_.db());
    std::erase_if(files, [](const auto& file) { return has(file.first, "/unfinished/"); });
    return files;
  }
  std::size_t generations() const {
    std::size_t n = 0;
    std::error_code gone;
    for (fs::directory_iterator at(corpus_.db(), gone), end; !gone && at != end; at.increment(gone)) {
      n += at->path().filename().string().starts_with("gen-");
    }
    return n;
  }
  std::vector<std::string> arguments() const { return {"--jobs", "2", "--db", corpus_.db(), corpus_.in()}; }

  CorpusOnDisk corpus_;
};

TEST_F(LongRun, SigintEndsWithAMessageAndTheOldIndex) {
  const auto before = published();
  for (const int number : {SIGINT, SIGTERM}) {
    testing::Process process(arguments());
    ASSERT_TRUE(testing::eventually([&] { return scratch_files() > 0 || !process.running(); }));
    process.signal(number);
    const Finished run = process.wait();
    EXPECT_EQ(run.exit_code, 1) << run.out;
    EXPECT_TRUE(has(run.err, "interrupted; the index is as it was")) << run.err;
    EXPECT_TRUE(published() == before);
    fs::remove_all(corpus_.db() + "/unfinished");
  }
  EXPECT_EQ(corpus_.find(""), "first.txt");
}

TEST_F(LongRun, AKilledRunLeavesThePreviousIndexWholeAndTheNextOneCompletes) {
  const std::string pristine = corpus_.dir().sub("pristine");
  fs::copy(corpus_.db(), pristine, fs::copy_options::recursive);
  constexpr std::size_t kKills = 12;
  std::size_t killed = 0;
  for (std::size_t i = 0; i < kKills; ++i) {
    // From the first scratch file over all segments to the merged generation.
    fs::remove_all(corpus_.db());
    fs::copy(pristine, corpus_.db(), fs::copy_options::recursive);
    testing::Process process(arguments());
    ASSERT_TRUE(testing::eventually(
        [&] { return !process.running() || (i < kKills - 2 ? scratch_files() > 3 * i : generations() > 1); }));
    process.signal(SIGKILL);
    const bool was_killed = process.wait().exit_code == 128 + SIGKILL;
    killed += was_killed;
    const auto searcher = testing::open_searcher(corpus_.db());
    const auto page = searcher->search(testing::request_for(""));
    ASSERT_TRUE(page.ok()) << page.error().to_string();
    if (was_killed && page->total == 1) {
      EXPECT_EQ(page->hits.at(0).id, "first.txt");
      EXPECT_EQ(searcher->search(testing::request_for("барсук"))->total, 1u);
    } else {
      EXPECT_EQ(page->total, 1u + kFiles * kRecords) << "neither the old nor the new index";
    }
  }
  EXPECT_GE(killed, 10u) << "the runs were over before the signal";

  const Finished last = run_process(arguments());
  EXPECT_EQ(last.exit_code, 0) << last.err;
  EXPECT_EQ(scratch_files(), 0u);
  EXPECT_EQ(generations(), 1u) << "what the killed runs left is gone";
  const auto searcher = testing::open_searcher(corpus_.db());
  EXPECT_EQ(searcher->info()->documents, 1u + kFiles * kRecords);
  EXPECT_EQ(searcher->search(testing::request_for("янтарь"))->total, std::uint64_t{kFiles} * kRecords);
  EXPECT_EQ(searcher->search(testing::request_for("барсук"))->total, 1u);
}

TEST_F(LongRun, AKilledSmallChangeLeavesTheIndexWhole) {
  for (int f = 1; f < kFiles; ++f) corpus_.remove("f" + std::to_string(f) + ".jsonl");
  const auto is_whole = [&] {
    const auto searcher = testing::open_searcher(corpus_.db());
    const auto total = searcher->search(testing::request_for(""))->total;
    return total == 1u || total == 1u + kRecords;
  };
  const std::string revision = corpus_.revision();
  for (int i = 0; i < 10 && corpus_.revision() == revision; ++i) {
    testing::Process process(arguments());
    const auto position = corpus_.db() + "/" + index::published_generation(corpus_.db()) + "/position.glass";
    const auto size = fs::file_size(position);
    // The tables grow while the transaction is written.
    ASSERT_TRUE(testing::eventually([&] { return !process.running() || fs::file_size(position) != size; }));
    process.signal(SIGKILL);
    process.wait();
    EXPECT_TRUE(is_whole());
  }
  EXPECT_EQ(run_process(arguments()).exit_code, 0);
  EXPECT_EQ(testing::open_searcher(corpus_.db())->info()->documents, 1u + kRecords);
}

}  // namespace
}  // namespace diplomed
