// Files that cannot be indexed as they are: each is named with its reason, the others are indexed all the same.
#include <gtest/gtest.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "corpus_on_disk.h"
#include "process.h"

namespace diplomed {
namespace {

namespace fs = std::filesystem;
using indexer::RunReport;
using testing::article_text;
using testing::CorpusOnDisk;
using testing::record_line;
using testing::rejected_of;

bool mentions(const RunReport& report, const std::string& text) {
  return rejected_of(report).find(text) != std::string::npos;
}

TEST(Rejected, ABrokenRecordIsNamedByItsLine) {
  const CorpusOnDisk corpus;
  corpus.write("r.jsonl", record_line("one", "барсук") + "{\"id\": \"broken\", \"text\": \n" +
                              record_line("three", "барсук") + "[1, 2]\n" + record_line("five", "барсук"));
  const RunReport report = corpus.index();
  EXPECT_EQ(report.articles, 3u);
  ASSERT_EQ(report.rejected.size(), 2u) << rejected_of(report);
  EXPECT_EQ(report.rejected[0].where, corpus.in("r.jsonl") + ":2");
  EXPECT_EQ(report.rejected[1].where, corpus.in("r.jsonl") + ":4");
  EXPECT_EQ(corpus.find("барсук"), "five one three");
}

TEST(Rejected, AFileWithABrokenRecordIsReportedEachTimeAndStaysFindable) {
  const CorpusOnDisk corpus;
  corpus.write("good.txt", article_text("барсук"));
  corpus.write("r.jsonl", record_line("one", "барсук") + "{broken}\n" + record_line("three", "барсук"));
  corpus.index();
  for (int run = 0; run < 2; ++run) {
    const RunReport again = corpus.index();
    ASSERT_EQ(again.rejected.size(), 1u) << rejected_of(again);
    EXPECT_EQ(again.rejected[0].where, corpus.in("r.jsonl") + ":2");
    EXPECT_EQ(again.documents, 3u);
    EXPECT_EQ(again.removed, 0u);
    EXPECT_EQ(again.articles, 0u) << "it is not read again";
    EXPECT_EQ(again.unchanged, 2u);
    EXPECT_EQ(again.troubled_unchanged, 1u);
    EXPECT_EQ(corpus.find("барсук"), "good.txt one three");
  }
  corpus.write("r.jsonl", record_line("one", "янтарь") + record_line("two", "барсук"));
  const RunReport repaired = corpus.index();
  EXPECT_EQ(rejected_of(repaired), "");
  EXPECT_EQ(corpus.find("барсук"), "good.txt two");
  EXPECT_EQ(corpus.find("янтарь"), "one");
  EXPECT_EQ(corpus.index().unchanged, 2u);
}

TEST(Rejected, ALargeFileWithABrokenRecordIsNoReasonToIndexAnew) {
  const CorpusOnDisk corpus;
  std::string filler;
  while (filler.size() < 5u << 20) filler += "слово ";
  corpus.write("r.jsonl", record_line("one", filler) + "{broken}\n");
  corpus.write("scan.pdf", "%PDF-1.7 без текста");
  EXPECT_EQ(corpus.index().rejected.size(), 2u);
  const std::string revision = corpus.revision();
  for (const bool touched : {false, true}) {
    const auto file = corpus.in("r.jsonl");
    if (touched) fs::last_write_time(file, fs::last_write_time(file) + std::chrono::seconds(10));
    const RunReport again = corpus.index();
    EXPECT_EQ(again.articles, 0u);
    EXPECT_EQ(again.troubled_unchanged, 2u);
    EXPECT_TRUE(mentions(again, "r.jsonl:2") && mentions(again, "scan.pdf")) << rejected_of(again);
    EXPECT_TRUE(touched || corpus.revision() == revision);
  }
}

TEST(Rejected, ManyProblemsOfAFileAreRememberedInPart) {
  const CorpusOnDisk corpus;
  std::string lines = record_line("one", "барсук");
  for (std::size_t i = 0; i < limits::kMaxKeptProblems + 10; ++i) lines += "{broken}\n";
  corpus.write("r.jsonl", lines);
  EXPECT_EQ(corpus.index().rejected.size(), limits::kMaxKeptProblems + 10);
  const RunReport again = corpus.index();
  ASSERT_EQ(again.rejected.size(), limits::kMaxKeptProblems);
  EXPECT_EQ(again.rejected.back().message, "and 11 more problems, which are not remembered");
}

TEST(Rejected, AFailureThatMayPassIsTriedAgain) {
  const CorpusOnDisk corpus;
  corpus.write("a.html",
               "<html><body><h1>Заметка</h1><p>Утром у реки видели, как барсук лежит на траве.</p></body></html>");
  auto options = testing::index_options(corpus.db(), {corpus.in()});
  options.reader = {"/bin/false"};
  const std::atomic<bool> stop = false;
  for (int run = 0; run < 2; ++run) {
    const auto failed = indexer::run(options, stop);
    ASSERT_TRUE(failed.ok());
    EXPECT_EQ(failed->unchanged, 0u);
    EXPECT_TRUE(mentions(*failed, "the reader ended by itself (exit code 1)")) << rejected_of(*failed);
  }
  options.reader.clear();
  const auto mended = indexer::run(options, stop);
  ASSERT_TRUE(mended.ok());
  EXPECT_EQ(rejected_of(*mended), "");
  EXPECT_EQ(mended->articles, 1u);
}

TEST(Rejected, AFileWithABrokenRecordLeavesNothingBehind) {
  const CorpusOnDisk corpus;
  corpus.write("good.txt", article_text("барсук"));
  corpus.write("r.jsonl", record_line("one", "барсук") + "{broken}\n");
  corpus.index();
  corpus.remove("r.jsonl");
  EXPECT_EQ(corpus.index().documents, 1u);
  EXPECT_EQ(corpus.find("барсук"), "good.txt");
}

TEST(Rejected, AFileThatNeverGaveAnythingIsNotRemovedLater) {
  const CorpusOnDisk corpus;
  corpus.write("good.txt", article_text("барсук"));
  corpus.write("bad.jsonl", "{broken}\n");
  EXPECT_TRUE(mentions(corpus.index(), "bad.jsonl"));
  EXPECT_TRUE(mentions(corpus.index(), "bad.jsonl"));
  corpus.remove("bad.jsonl");
  const RunReport report = corpus.index();
  EXPECT_EQ(report.removed, 0u);
  EXPECT_EQ(rejected_of(report), "");
}

TEST(Rejected, DuplicateIdsWithinARun) {
  const CorpusOnDisk corpus;
  corpus.write("a.jsonl", record_line("same", "барсук"));
  corpus.write("b.jsonl", record_line("same", "янтарь") + record_line("other", "янтарь"));
  corpus.write("c.jsonl", record_line("twice", "фонарь") + record_line("twice", "корабль"));
  const RunReport report = corpus.index();
  EXPECT_EQ(report.articles, 3u);
  ASSERT_EQ(report.rejected.size(), 2u) << rejected_of(report);
  EXPECT_TRUE(report.rejected[0].where.starts_with(corpus.in("b.jsonl"))) << rejected_of(report);
  EXPECT_NE(report.rejected[0].message.find("\"same\""), std::string::npos);
  EXPECT_NE(report.rejected[0].message.find(corpus.in("a.jsonl")), std::string::npos);
  EXPECT_EQ(corpus.find("барсук"), "same");
  EXPECT_EQ(corpus.find("янтарь"), "other");
  EXPECT_EQ(corpus.find("фонарь И корабль"), "");
  EXPECT_EQ(corpus.find("фонарь"), "twice");
}

TEST(Rejected, DuplicateIdsAcrossRuns) {
  const CorpusOnDisk corpus;
  corpus.write("b.jsonl", record_line("same", "барсук"));
  corpus.index();
  corpus.write("a.jsonl", record_line("same", "янтарь") + record_line("new", "янтарь"));
  for (int run = 0; run < 2; ++run) {
    const RunReport report = corpus.index();
    ASSERT_EQ(report.rejected.size(), 1u) << rejected_of(report);
    EXPECT_TRUE(mentions(report, "a.jsonl"));
    EXPECT_TRUE(mentions(report, corpus.in("b.jsonl")));
    EXPECT_EQ(corpus.find("барсук"), "same");
    EXPECT_EQ(corpus.find("янтарь"), "new");
    EXPECT_EQ(report.articles, run == 0 ? 1u : 0u);
  }
  corpus.remove("b.jsonl");
  EXPECT_EQ(rejected_of(corpus.index()), "");
  EXPECT_EQ(corpus.find("янтарь"), "new same");
}

// c lost an id to b, b lost one to a: when a changes, both are looked at again.
TEST(Rejected, AnIdThatBecomesFreeIsTakenByWhoeverWaitsForIt) {
  const CorpusOnDisk corpus;
  corpus.write("a.jsonl", record_line("x", "барсук"));
  corpus.write("b.jsonl", record_line("y", "вереск"));
  corpus.index();
  corpus.write("b.jsonl", record_line("y", "вереск") + record_line("x", "вереск"));
  corpus.write("c.jsonl", record_line("y", "янтарь") + record_line("z", "янтарь"));
  EXPECT_EQ(corpus.index().rejected.size(), 2u);
  corpus.write("a.jsonl", record_line("w", "барсук"));
  const RunReport report = corpus.index();
  EXPECT_EQ(report.rejected.size(), 1u) << rejected_of(report);
  EXPECT_EQ(corpus.find("вереск"), "x y");
  EXPECT_EQ(corpus.find("янтарь"), "z");
  corpus.write("b.jsonl", record_line("x", "вереск"));
  EXPECT_EQ(rejected_of(corpus.index()), "");
  EXPECT_EQ(corpus.find("янтарь"), "y z");
}

TEST(Rejected, EmptyFilesAndBinariesAreNamed) {
  const CorpusOnDisk corpus;
  corpus.write("good.txt", article_text("барсук"));
  corpus.write("empty.txt", "");
  corpus.write("spaces.txt", " \n\n \t\n");
  corpus.write("empty.jsonl", "");
  corpus.write("nul.txt", std::string(5000, '\0'));
  std::string noise;
  for (int i = 0; i < 5000; ++i) noise.push_back(static_cast<char>(i * 7 + i / 13));
  corpus.write("noise.txt", noise);
  corpus.write("paper.txt", "%PDF-1.7 здесь не текст");
  const RunReport report = corpus.index();
  for (const char* name : {"empty.txt", "spaces.txt", "empty.jsonl", "nul.txt", "noise.txt", "paper.txt"}) {
    EXPECT_TRUE(mentions(report, corpus.in(name))) << name << "\n" << rejected_of(report);
  }
  for (const Error& e : report.rejected) EXPECT_FALSE(e.message.empty()) << e.where;
  EXPECT_EQ(report.articles, 1u);
  EXPECT_EQ(corpus.find(""), "good.txt");
}

TEST(Rejected, InvalidUtf8NeverReachesTheIndex) {
  const CorpusOnDisk corpus;
  std::string broken = article_text("барсук");
  broken.insert(broken.size() / 2, "\xff\xfe\xd0");
  corpus.write("broken.txt", broken);
  corpus.write("r.jsonl", record_line("r1", "барсук \xd0\xd0 сундук") + record_line("r2", "барсук"));
  corpus.index();
  const auto searcher = testing::open_searcher(corpus.db());
  const auto page = searcher->search(testing::request_for(""));
  ASSERT_TRUE(page.ok());
  for (const search::Hit& hit : page->hits) {
    const auto view = searcher->document(hit.id, {"барсук"});
    ASSERT_TRUE(view.ok());
    EXPECT_EQ(utf8::find_invalid(view->body), std::string::npos) << hit.id;
  }
  EXPECT_NE((" " + corpus.find("барсук") + " ").find(" r2 "), std::string::npos) << "its neighbour is found";
}

TEST(Rejected, AHugeFileIsRefusedWithAReason) {
  const CorpusOnDisk corpus;
  corpus.write("good.txt", article_text("барсук"));
  for (const char* name : {"huge.txt", "huge.html", "huge.jsonl"}) {
    corpus.write(name, "");
    fs::resize_file(corpus.in(name), 200u << 20);
  }
  const RunReport report = corpus.index();
  EXPECT_EQ(report.articles, 1u);
  ASSERT_EQ(report.rejected.size(), 3u) << rejected_of(report);
  EXPECT_EQ(report.rejected[0].where, corpus.in("huge.html"));
  EXPECT_EQ(report.rejected[0].code, ErrorCode::too_large);
  EXPECT_TRUE(mentions(report, std::to_string(limits::kMaxFileBytes)));
  EXPECT_EQ(corpus.find(""), "good.txt");
}

TEST(Rejected, OtherTypesAreIgnoredAndCounted) {
  const CorpusOnDisk corpus;
  corpus.write("a.txt", article_text("барсук"));
  corpus.write("b.png", "x");
  corpus.write("deep/c.png", "x");
  corpus.write("d", "x");
  corpus.write(".hidden.txt", article_text("барсук"));
  corpus.write(".git/e.txt", article_text("барсук"));
  const RunReport report = corpus.index();
  EXPECT_EQ(report.ignored, (std::map<std::string, std::size_t>{{".png", 2}, {"", 1}}));
  EXPECT_EQ(rejected_of(report), "");
  EXPECT_EQ(corpus.find(""), "a.txt");
}

TEST(Rejected, TheContentOfFilesWithoutATellingNameDecides) {
  const CorpusOnDisk corpus;
  const std::string page = "<html><body><p>" + article_text("барсук") + "</p></body></html>";
  corpus.write("page.php", page);
  corpus.write("index.html?id=5", page);
  corpus.write("noext", article_text("барсук"));
  corpus.write("notes.bak", "int main() { return 0; }  // all in Latin letters, and a lot of them");
  corpus.write("style.css", "/* Стили страницы, на которой много русских слов, больше чем других, и так далее. */");
  corpus.write("old.doc", "\xD0\xCF\x11\xE0 and more");
  const RunReport report = corpus.index();
  EXPECT_EQ(corpus.find("барсук"), "index.html?id=5 noext page.php");
  EXPECT_EQ(report.ignored, (std::map<std::string, std::size_t>{{".bak", 1}, {".css", 1}}));
  ASSERT_EQ(report.rejected.size(), 1u) << rejected_of(report);
  EXPECT_TRUE(mentions(report, "legacy Office"));
}

TEST(Rejected, ADuplicateInsideOfAFileNamesBothLines) {
  const CorpusOnDisk corpus;
  corpus.write("r.jsonl", record_line("one", "барсук") + record_line("two", "барсук") + record_line("one", "якорь"));
  const RunReport report = corpus.index();
  ASSERT_EQ(report.rejected.size(), 1u) << rejected_of(report);
  EXPECT_EQ(report.rejected[0].where, corpus.in("r.jsonl") + ":3");
  EXPECT_TRUE(mentions(report, corpus.in("r.jsonl") + ":1"));
}

TEST(Rejected, WhatIsMendedOrMissesAPartIsIndexed) {
  const CorpusOnDisk corpus;
  corpus.write("empty.txt", "");
  corpus.write("date.jsonl", R"({"id":"one","title":"Врачи приехали","date":"вчера","text":"Это барсук."})");
  corpus.write("table.csv", "id,title,text,colour\ntwo,Врачи приехали,Это барсук.,синий\n");
  const RunReport report = corpus.index();
  const indexer::ProblemCounts counts = indexer::count_problems(report.rejected);
  EXPECT_EQ(counts.rejected, 1u) << rejected_of(report);
  EXPECT_EQ(counts.partly, 1u);
  EXPECT_EQ(counts.notes, 1u);
  EXPECT_TRUE(mentions(report, "the file is empty"));
  EXPECT_EQ(corpus.find("барсук"), "one two");
}

TEST(Links, ALoopEndsAndADanglingLinkIsNamed) {
  const CorpusOnDisk corpus;
  corpus.write("deep/a.txt", article_text("барсук"));
  fs::create_directory_symlink(corpus.in(), corpus.in("deep/up"));
  fs::create_symlink(corpus.in("self.txt"), corpus.in("self.txt"));
  fs::create_symlink(corpus.in("nowhere.txt"), corpus.in("dangling.txt"));
  corpus.dir().write("outside.txt", article_text("барсук"));
  fs::create_symlink(corpus.dir().sub("outside.txt"), corpus.in("linked.txt"));
  const RunReport report = corpus.index();
  ASSERT_EQ(report.rejected.size(), 2u) << rejected_of(report);
  EXPECT_TRUE(mentions(report, corpus.in("self.txt")));
  EXPECT_TRUE(mentions(report, corpus.in("dangling.txt")));
  EXPECT_EQ(corpus.find("барсук"), "deep/a.txt linked.txt");
}

TEST(Links, AnAreaNamedTwiceIsIndexedOnce) {
  const CorpusOnDisk corpus;
  corpus.write("deep/a.txt", article_text("барсук"));
  const RunReport report = corpus.index({corpus.in(), corpus.in(), corpus.in("deep"), corpus.in("deep/a.txt")});
  EXPECT_EQ(report.articles, 1u);
  EXPECT_EQ(rejected_of(report), "");
  EXPECT_EQ(corpus.find(""), "deep/a.txt");
}

TEST(Links, WhatIsNoFileIsNamed) {
  const CorpusOnDisk corpus;
  corpus.write("a.txt", article_text("барсук"));
  ASSERT_EQ(::mkfifo(corpus.in("pipe.txt").c_str(), 0600), 0);
  const RunReport report = corpus.index();
  EXPECT_TRUE(mentions(report, corpus.in("pipe.txt")));
  EXPECT_EQ(corpus.find(""), "a.txt");
}

// Everything belongs to "nobody" when root runs the tests, since no permission holds root back.
TEST(Permissions, AFolderThatCannotBeReadKeepsItsDocuments) {
  const CorpusOnDisk corpus;
  corpus.write("open/a.txt", article_text("барсук"));
  corpus.write("closed/b.txt", article_text("барсук"));
  corpus.write("closed/c.txt", article_text("барсук"));
  fs::create_directory(corpus.db());
  for (const fs::path& path : {corpus.dir().path(), fs::path(corpus.db())}) fs::permissions(path, fs::perms::all);
  const auto run = [&] { return testing::run_process({"--db", corpus.db(), corpus.in()}, testing::User::nobody); };
  const testing::Finished first = run();
  if (first.exit_code == 126 || first.exit_code == 127)
    GTEST_SKIP() << "the program cannot be run without root's rights";
  ASSERT_EQ(first.exit_code, 0) << first.err;

  fs::permissions(corpus.in("closed"), fs::perms::none);
  corpus.remove("open/a.txt");
  const testing::Finished second = run();
  fs::permissions(corpus.in("closed"), fs::perms::owner_all);
  EXPECT_EQ(second.exit_code, 3);
  EXPECT_NE(second.err.find(corpus.in("closed")), std::string::npos) << second.err;
  EXPECT_EQ(corpus.find("барсук"), "closed/b.txt closed/c.txt");
}

TEST(Permissions, AFileThatCannotBeReadKeepsItsDocuments) {
  const CorpusOnDisk corpus;
  corpus.write("a.txt", article_text("барсук"));
  fs::create_directory(corpus.db());
  for (const fs::path& path : {corpus.dir().path(), fs::path(corpus.db())}) fs::permissions(path, fs::perms::all);
  const auto run = [&] { return testing::run_process({"--db", corpus.db(), corpus.in()}, testing::User::nobody); };
  const testing::Finished first = run();
  if (first.exit_code == 126 || first.exit_code == 127)
    GTEST_SKIP() << "the program cannot be run without root's rights";
  ASSERT_EQ(first.exit_code, 0) << first.err;
  corpus.write("a.txt", article_text("янтарь"));
  fs::permissions(corpus.in("a.txt"), fs::perms::none);
  const testing::Finished second = run();
  EXPECT_EQ(second.exit_code, 3);
  EXPECT_NE(second.err.find(corpus.in("a.txt")), std::string::npos) << second.err;
  EXPECT_EQ(corpus.find("барсук"), "a.txt");
}

}  // namespace
}  // namespace diplomed
