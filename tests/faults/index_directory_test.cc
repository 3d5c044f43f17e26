// The indexer and directories that hold what is not its own: it refuses them, names the entry and changes nothing. Its
// own leftovers go.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <csignal>
#include <functional>
#include <memory>

#include "index/directory.h"
#include "index/layout.h"
#include "indexer/corpus_on_disk.h"
#include "indexer/process.h"
#include "tree.h"

namespace diplomed {
namespace {

namespace fs = std::filesystem;
using testing::CorpusOnDisk;
using testing::Finished;
using testing::names_of;
using testing::run_process;
using testing::tree_of;

constexpr const char* kWhole = "DIPLOMED XAPIANDB gen lock";
const std::string kForeignGeneration = "gen-000009-0123abcd";

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

class IndexDirectoryFaults : public ::testing::Test {
 protected:
  void SetUp() override { corpus_.write("a.txt", testing::article_text("барсук")); }

  std::string db(const std::string& below = "") const {
    return below.empty() ? corpus_.db() : corpus_.db() + "/" + below;
  }
  void put(const std::string& name, const std::string& content = "mine\n") const {
    corpus_.dir().write("db/" + name, content);
  }
  void folder(const std::string& name) const { fs::create_directories(db(name)); }
  void link(const std::string& target, const std::string& name) const {
    fs::create_directories(fs::path(db(name)).parent_path());
    fs::create_symlink(target, db(name));
  }
  Finished index(const std::string& to = "") const {
    return run_process({"--jobs", "2", "--db", to.empty() ? db() : to, corpus_.in()});
  }
  std::string published() const { return index::published_generation(db()); }
  // An index as an earlier program left it: without the marker.
  void make_older() const {
    ASSERT_EQ(index().exit_code, 0);
    fs::remove(db("DIPLOMED"));
  }
  void expect_refused(const std::string& entry, const std::string& layout) const {
    const auto before = tree_of(corpus_.dir().path().string());
    for (const char* option : {"--jobs=2", "--dry-run"}) {
      const Finished run = run_process({option, "--db", db(), corpus_.in()});
      EXPECT_EQ(run.exit_code, 1) << layout << ": " << run.out << run.err;
      EXPECT_TRUE(has(run.err, entry)) << layout << ": " << run.err;
    }
    EXPECT_EQ(tree_of(corpus_.dir().path().string()), before) << layout;
  }
  void expect_found(const std::string& ids = "a.txt") const { EXPECT_EQ(corpus_.find("барсук"), ids); }

  CorpusOnDisk corpus_;
};

// Made in an empty directory, and again beside an index of ours.
TEST_F(IndexDirectoryFaults, WhatIsNotOursIsRefusedByNameAndLeftAsItIs) {
  const std::string generation = kForeignGeneration;
  struct Row {
    const char* name;
    std::function<void()> make;
    std::string entry;
  };
  const std::vector<Row> rows = {
      {"the notes of a user", [&] { put("notes.txt"); }, "db/notes.txt"},
      {"a folder of a user", [&] { put("photos/one.jpg"); }, "db/photos"},
      {"an empty folder", [&] { folder("photos"); }, "db/photos"},
      {"a folder that begins as scratch", [&] { folder("work-2024"); }, "db/work-2024"},
      {"a full one", [&] { put("work-2024/report.docx"); }, "db/work-2024"},
      {"scratch in words", [&] { folder("work-in-progress"); }, "db/work-in-progress"},
      {"scratch of ours with a file", [&] { put("work-1-0123abcd/diary"); }, "db/work-1-0123abcd/diary"},
      {"scratch of ours with a folder", [&] { folder("work-1-0123abcd/mine"); }, "db/work-1-0123abcd/mine"},
      {"a database of scratch with a file", [&] { put("work-1-0123abcd/header/diary"); },
       "db/work-1-0123abcd/header/diary"},
      {"a folder that begins as a generation", [&] { folder("gen-report"); }, "db/gen-report"},
      {"a generation without a tail", [&] { folder("gen-000001"); }, "db/gen-000001"},
      {"with a tail in capitals", [&] { folder("gen-000001-0123ABCD"); }, "db/gen-000001-0123ABCD"},
      {"with a longer tail", [&] { folder("gen-000001-0123abcd0"); }, "db/gen-000001-0123abcd0"},
      {"a file in a generation", [&] { put(generation + "/notes.txt"); }, "db/" + generation + "/notes.txt"},
      {"a folder in a generation", [&] { put(generation + "/mine/x"); }, "db/" + generation + "/mine"},
      {"a folder named as a table", [&] { folder(generation + "/postlist.glass"); }, generation + "/postlist.glass"},
      {"a link in a generation", [&] { link("/etc/passwd", generation + "/iamglass"); }, generation + "/iamglass"},
      {"a file named as a generation", [&] { put(generation); }, "db/" + generation},
      {"a link named as a generation", [&] { link("../in", generation); }, "db/" + generation},
      {"a link named as scratch", [&] { link("../in", "work-1-0123abcd"); }, "db/work-1-0123abcd"},
      {"a link named unfinished", [&] { link("../in", "unfinished"); }, "db/unfinished"},
      {"a file named unfinished", [&] { put("unfinished"); }, "db/unfinished"},
      {"what a user has not finished", [&] { put("unfinished/novel.odt"); }, "db/unfinished/novel.odt"},
      {"the journal of a user", [&] { put("unfinished/journal", "1 May. Rain all day.\n"); }, "db/unfinished/journal"},
      {"a user's file in a segment", [&] { put("unfinished/segment-000001/diary"); }, "segment-000001/diary"},
      {"a segment in words", [&] { folder("unfinished/segment-one"); }, "db/unfinished/segment-one"},
      {"a lock with words", [&] { put("lock"); }, "db/lock"},
      {"a folder named lock", [&] { folder("lock"); }, "db/lock"},
      {"a link named lock", [&] { link("../in/a.txt", "lock"); }, "db/lock"},
      {"a pipe named lock", [&] { folder(""), ::mkfifo(db("lock").c_str(), 0600); }, "db/lock"},
      {"a stub of another database", [&] { put("XAPIANDB", "auto /var/lib/other/db\n"); }, "db/XAPIANDB"},
      {"a stub with two lines", [&] { put("XAPIANDB", "auto " + generation + "\nauto other\n"); }, "db/XAPIANDB"},
      {"an empty stub", [&] { put("XAPIANDB", ""); }, "db/XAPIANDB"},
      {"a link named XAPIANDB", [&] { link("../in/a.txt", "XAPIANDB"); }, "db/XAPIANDB"},
      {"a new stub with words", [&] { put("XAPIANDB.new"); }, "db/XAPIANDB.new"},
      {"a marker with other words", [&] { put("DIPLOMED"); }, "db/DIPLOMED"},
      {"a marker that goes on", [&] { put("DIPLOMED", std::string(index::marker_text()) + "x"); }, "db/DIPLOMED"},
      {"a new marker with words", [&] { put("DIPLOMED.new"); }, "db/DIPLOMED.new"},
      {"a link named DIPLOMED", [&] { link("../in/a.txt", "DIPLOMED"); }, "db/DIPLOMED"},
      {"a file named lost+found", [&] { put("lost+found"); }, "db/lost+found"},
      {"a repository", [&] { put(".git/config"); }, "db/.git"},
      {"a name in another encoding", [&] { put("\xE2\xE5\xF1\xED\xE0"); }, "db/\xE2\xE5\xF1\xED\xE0"},
      {"a name with a line break", [&] { put("two\nlines"); }, "db/two\nlines"},
  };
  for (const Row& row : rows) {
    fs::remove_all(db());
    row.make();
    expect_refused(row.entry, row.name);
  }
  ASSERT_EQ((fs::remove_all(db()), index().exit_code), 0);
  const std::string saved = corpus_.dir().sub("saved");
  fs::rename(db(), saved);
  for (const Row& row : rows) {
    fs::remove_all(db());
    fs::copy(saved, db(), fs::copy_options::recursive);
    // What the row puts in place of an entry of ours.
    if (!fs::is_directory(db(fs::path(row.entry).filename().string())))
      fs::remove(db(fs::path(row.entry).filename().string()));
    row.make();
    expect_refused(row.entry, std::string("in an index: ") + row.name);
    if (!has(row.entry, "XAPIANDB")) expect_found();
  }
}

// Names that fit, but nothing that proves them ours.
TEST_F(IndexDirectoryFaults, WithoutAMarkerNamesAloneProveNothing) {
  struct Row {
    const char* name;
    std::function<void()> make;
    std::string entry;
  };
  const std::string generation = kForeignGeneration;
  const auto database = [&](const std::string& format) {
    folder("");
    Xapian::WritableDatabase other(db(generation), Xapian::DB_CREATE);
    other.set_metadata("format", format);
    other.commit();
  };
  const std::vector<Row> rows = {
      {"scratch", [&] { folder("work-1-0123abcd"); }, "db/work-1-0123abcd"},
      {"scratch as it was named before", [&] { folder("work-2024"), put("lock", ""); }, "db/work-2024"},
      {"a generation", [&] { put(generation + "/iamglass", ""); }, "db/" + generation},
      {"a stub that leads nowhere", [&] { put("XAPIANDB", index::stub_text(generation)); }, "db/XAPIANDB"},
      {"an empty folder", [&] { folder("unfinished"), put("lock", ""); }, "db/unfinished"},
      {"an empty journal", [&] { put("unfinished/journal", ""); }, "db/unfinished"},
      {"somebody's database", [&] { database(""), put("XAPIANDB", index::stub_text(generation)); }, "db/" + generation},
      {"one of another program", [&] { database("7"), put("XAPIANDB", index::stub_text(generation)); },
       "db/" + generation},
  };
  for (const Row& row : rows) {
    fs::remove_all(db());
    row.make();
    expect_refused(row.entry, row.name);
  }
}

TEST_F(IndexDirectoryFaults, WhatSystemsPutIntoAnyDirectoryIsLeftAlone) {
  folder("lost+found");
  put(".DS_Store", "x");
  ASSERT_EQ(index().exit_code, 0);
  corpus_.write("b.txt", testing::article_text("барсук"));
  ASSERT_EQ(index().exit_code, 0);
  expect_found("a.txt b.txt");
  EXPECT_EQ(names_of(db()), std::string(".DS_Store ") + kWhole + " lost+found");
}

TEST_F(IndexDirectoryFaults, AnIndexOfAnEarlierProgramGoesOnAndIsMarked) {
  make_older();
  EXPECT_EQ(names_of(db()), "XAPIANDB gen lock");
  expect_found();
  corpus_.write("b.txt", testing::article_text("барсук"));
  EXPECT_EQ(index().exit_code, 0);
  expect_found("a.txt b.txt");
  EXPECT_EQ(names_of(db()), kWhole);
}

// With all that a killed run of it left; and a crash between the removal of that and the marker changes nothing.
TEST_F(IndexDirectoryFaults, LeftoversOfAnEarlierProgramGo) {
  make_older();
  const auto leave = [&] {
    put("work-4711/header/iamglass", "x");
    put("work-4711/trimmed-" + published() + "/lexicon", "x");
    put("work-4712/trimmed-segment-000003/postlist.glass", "x");
    folder("work-4713");
    put(kForeignGeneration + "/postlist.glass", "x");
    put("XAPIANDB.new", "auto gen-0000");
    put("DIPLOMED.new", std::string(index::marker_text().substr(0, 10)));
  };
  leave();
  EXPECT_EQ(index().exit_code, 0);
  EXPECT_EQ(names_of(db()), kWhole);
  leave();  // scratch has another name by now
  expect_refused("db/work-4711", "scratch of an earlier program in a marked directory");
}

TEST_F(IndexDirectoryFaults, AnEarlierIndexWithForeignEntriesIsRefused) {
  make_older();
  for (const char* name : {"notes.txt", "work-4711/diary", "unfinished/novel.odt"}) {
    put(name);
    expect_refused(std::string("db/") + name, name);
    fs::remove_all(db(fs::path(name).begin()->string()));
  }
  put(published() + "/notes.txt");
  expect_refused("/notes.txt", "in the published generation");
}

TEST_F(IndexDirectoryFaults, PathsOfAllKinds) {
  const std::string other = corpus_.dir().sub("other");
  ASSERT_EQ(index(other + "/").exit_code, 0);
  EXPECT_EQ(names_of(other), kWhole);
  fs::create_directory_symlink(other, corpus_.dir().sub("linked"));
  const Finished linked = index(corpus_.dir().sub("linked"));
  EXPECT_EQ(linked.exit_code, 0) << linked.err;
  EXPECT_TRUE(has(linked.out, "unchanged 1")) << linked.out;
  for (const char* name : {"with space", " ", "\xE8\xED\xE4\xE5\xEA\xF1", "a\nb", "индекс", "deep/er//still/"}) {
    EXPECT_EQ(index(corpus_.dir().sub(name)).exit_code, 0) << name;
    EXPECT_EQ(names_of(corpus_.dir().sub(name)), kWhole) << name;
  }
}

TEST_F(IndexDirectoryFaults, PathsThatAreNoDirectoryAreRefused) {
  fs::create_symlink("nowhere", corpus_.dir().sub("dangling"));
  corpus_.dir().write("file", "x");
  const auto before = tree_of(corpus_.dir().path().string());
  for (const char* name : {"dangling", "file", "file/below"}) {
    const Finished run = index(corpus_.dir().sub(name));
    EXPECT_EQ(run.exit_code, 1) << name;
    EXPECT_TRUE(has(run.err, name)) << run.err;
  }
  EXPECT_EQ(tree_of(corpus_.dir().path().string()), before);
  fs::create_symlink("loop", corpus_.dir().sub("loop"));
  EXPECT_EQ(index(corpus_.dir().sub("loop")).exit_code, 1);
}

TEST_F(IndexDirectoryFaults, ADirectoryThatCannotBeWrittenToIsRefused) {
  fs::permissions(corpus_.dir().path(), fs::perms::owner_all | fs::perms::others_read | fs::perms::others_exec);
  if (run_process({"--inspect", corpus_.in("a.txt")}, testing::User::nobody).exit_code != 0) {
    GTEST_SKIP() << "another user cannot read the dictionary of this checkout";
  }
  folder("");
  const auto refused = [&](const char* what) {
    const auto before = tree_of(corpus_.dir().path().string());
    const Finished run = run_process({"--db", db(), corpus_.in()}, testing::User::nobody);
    EXPECT_EQ(run.exit_code, 1) << what << run.out;
    EXPECT_TRUE(has(run.err, db())) << what << ": " << run.err;
    EXPECT_EQ(tree_of(corpus_.dir().path().string()), before) << what;
  };
  fs::permissions(db(),
                  fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read | fs::perms::others_exec);
  refused("an empty one");
  if (::geteuid() == 0) {
    ASSERT_EQ(index().exit_code, 0);
    refused("an index");
    fs::permissions(db(), fs::perms::owner_all);
    refused("one that cannot be read");
  }
  fs::permissions(db(), fs::perms::owner_all);
}

TEST_F(IndexDirectoryFaults, TheIndexIsNoInput) {
  const auto refused = [&](const std::string& path, const std::string& where = "") {
    const auto before = tree_of(corpus_.dir().path().string());
    const Finished run = run_process({"--db", where.empty() ? db() : where, path});
    EXPECT_EQ(run.exit_code, 1) << path;
    EXPECT_TRUE(has(run.err, path + ": lies in the index directory")) << run.err;
    EXPECT_EQ(tree_of(corpus_.dir().path().string()), before) << path;
  };
  refused(corpus_.in(), corpus_.in());
  refused(corpus_.in("a.txt"), corpus_.in() + "/");
  refused(db());  // not there yet
  ASSERT_EQ(index().exit_code, 0);
  refused(db());
  refused(db(published()));
  fs::create_directory_symlink(db(), corpus_.dir().sub("linked"));
  refused(corpus_.dir().sub("linked"));
  refused(db(), corpus_.dir().sub("linked"));
  const Finished report = run_process({"--db", db(), "--report", db("report"), corpus_.in()});
  EXPECT_EQ(report.exit_code, 1);
  EXPECT_TRUE(has(report.err, "the report would stand in the index directory")) << report.err;
  EXPECT_EQ(names_of(db()), kWhole);
}

// Whoever is first makes the marker and the lock; nobody takes the other's first files for somebody else's.
TEST_F(IndexDirectoryFaults, RunsThatBeginAtOnceDoNotRefuseTheDirectory) {
  for (int round = 0; round < 3; ++round) {
    fs::remove_all(db());
    std::vector<std::unique_ptr<testing::Process>> runs;
    for (int i = 0; i < 4; ++i)
      runs.push_back(
          std::make_unique<testing::Process>(std::vector<std::string>{"--jobs", "1", "--db", db(), corpus_.in()}));
    int done = 0;
    for (const auto& run : runs) {
      const Finished finished = run->wait();
      done += finished.exit_code == 0;
      EXPECT_TRUE(finished.exit_code == 0 || has(finished.err, "another diplomed-index works")) << finished.err;
    }
    EXPECT_GE(done, 1);
    expect_found();
    EXPECT_EQ(names_of(db()), kWhole);
  }
}

// An index below the folder of articles: its files are none.
TEST_F(IndexDirectoryFaults, AnIndexAmongTheArticlesIsPassedOver) {
  const std::string inside = corpus_.in("index");
  for (int run = 0; run < 2; ++run) {
    const Finished done = index(inside);
    EXPECT_EQ(done.exit_code, 0) << done.err;
    EXPECT_FALSE(has(done.out, "ignored")) << done.out;
    EXPECT_TRUE(has(done.out, "the index has 1 documents")) << done.out;
  }
  fs::create_directory_symlink(inside, corpus_.in("again"));
  EXPECT_FALSE(has(index(inside).out, "ignored"));
}

// ---- killed runs

class KilledRuns : public IndexDirectoryFaults {
 protected:
  static std::string records(int file, int count) {
    std::string lines;
    for (int i = 0; i < count; ++i) {
      std::string words = "барсук";
      for (int w = 0; w < 40; ++w) words += " слово" + std::to_string(i % 97) + "х" + std::to_string(w);
      lines += testing::record_line(std::to_string(file) + "-" + std::to_string(i), words);
    }
    return lines;
  }
  std::string journal() const { return db("unfinished/journal"); }
  std::size_t report_bytes() const {
    std::error_code missing;
    const auto bytes = fs::file_size(corpus_.dir().sub("report"), missing);
    return missing ? 0 : bytes;
  }
  // Kills a run when the condition holds; false when it was over before.
  bool kill_when(const std::function<bool()>& holds) const {
    fs::remove(corpus_.dir().sub("report"));
    testing::Process run({"--jobs", "2", "--report", corpus_.dir().sub("report"), "--db", db(), corpus_.in()});
    EXPECT_TRUE(testing::eventually([&] { return holds() || !run.running(); }));
    run.signal(SIGKILL);
    return run.wait().exit_code == 128 + SIGKILL;
  }
  bool has_name(const std::string& part) const {
    std::error_code gone;
    for (fs::directory_iterator at(db(), gone), end; !gone && at != end; at.increment(gone)) {
      if (has(at->path().filename().string(), part)) return true;
    }
    return false;
  }
  void expect_whole(const std::string& documents) const {
    const Finished run = index();
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_TRUE(has(run.out, "the index has " + documents + " documents")) << run.out;
    EXPECT_EQ(names_of(db()), kWhole);
    EXPECT_EQ(names_of(db(published())),
              "docdata.glass flintlock iamglass lexicon position.glass postlist.glass spelling termlist.glass");
  }
};

TEST_F(KilledRuns, LeftoversOfAFirstRunGo) {
  for (int f = 0; f < 20; ++f) corpus_.write(std::to_string(f) + ".jsonl", records(f, 300));
  EXPECT_TRUE(kill_when([&] { return has_name("work-"); })) << "before it has read anything";
  EXPECT_TRUE(has_name("DIPLOMED"));
  EXPECT_TRUE(kill_when([&] { return report_bytes() > 1'000; }));
  EXPECT_TRUE(kill_when([&] { return has_name("gen-"); })) << "while it merges";
  EXPECT_TRUE(has_name("unfinished"));
  expect_whole("6001");
}

TEST_F(KilledRuns, LeftoversOfALargeRunGo) {
  ASSERT_EQ(index().exit_code, 0);
  for (int f = 0; f < 20; ++f) corpus_.write(std::to_string(f) + ".jsonl", records(f, 300));
  const std::string before = published();
  EXPECT_TRUE(kill_when([&] { return report_bytes() > 1'000; }));
  EXPECT_TRUE(kill_when([&] { return has_name("gen-000002"); }));
  EXPECT_EQ(published(), before);
  expect_found();
  expect_whole("6001");
}

TEST_F(KilledRuns, LeftoversOfASmallRunGo) {
  ASSERT_EQ(index().exit_code, 0);
  for (int f = 0; f < 30; ++f) corpus_.write(std::to_string(f) + ".jsonl", records(f, 20));
  EXPECT_TRUE(kill_when([&] { return has_name("work-"); }));
  EXPECT_TRUE(kill_when([&] { return report_bytes() > 1'000; }));
  EXPECT_TRUE(has_name("work-"));
  expect_whole("601");
}

}  // namespace
}  // namespace diplomed
