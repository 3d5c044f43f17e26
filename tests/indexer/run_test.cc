// What a run does with new, changed, touched and vanished files.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "corpus_on_disk.h"
#include "index/directory.h"
#include "index/manifest.h"

namespace diplomed {
namespace {

namespace fs = std::filesystem;
using indexer::RunReport;
using testing::article_text;
using testing::CorpusOnDisk;
using testing::record_line;
using testing::rejected_of;

void three_files(const CorpusOnDisk& corpus) {
  corpus.write("a.txt", article_text("барсук"));
  corpus.write("deep/b.txt", article_text("вереск"));
  corpus.write("c.jsonl", record_line("c1", "янтарь") + record_line("c2", "барсук"));
}

// Another time of change, whatever the clock's resolution.
void touch(const std::string& path) {
  fs::last_write_time(path, fs::last_write_time(path) + std::chrono::seconds(10));
}

TEST(Run, TheFirstRunIndexesEverything) {
  const CorpusOnDisk corpus;
  three_files(corpus);
  const RunReport report = corpus.index();
  EXPECT_EQ(report.articles, 4u);
  EXPECT_EQ(report.files, 3u);
  EXPECT_EQ(report.unchanged, 0u);
  EXPECT_EQ(report.removed, 0u);
  EXPECT_EQ(report.documents, 4u);
  EXPECT_EQ(rejected_of(report), "");
  EXPECT_EQ(corpus.find(""), "a.txt c1 c2 deep/b.txt");
  EXPECT_EQ(corpus.find("барсук"), "a.txt c2");
}

TEST(Run, AnUnchangedFolderIsLeftAlone) {
  const CorpusOnDisk corpus;
  three_files(corpus);
  corpus.index();
  const std::string revision = corpus.revision();
  const RunReport again = corpus.index();
  EXPECT_EQ(again.articles, 0u);
  EXPECT_EQ(again.unchanged, 3u);
  EXPECT_EQ(again.documents, 4u);
  EXPECT_EQ(corpus.revision(), revision);
}

TEST(Run, AChangedFileIsReplaced) {
  const CorpusOnDisk corpus;
  three_files(corpus);
  corpus.index();
  corpus.write("a.txt", article_text("фонарь"));
  corpus.write("c.jsonl", record_line("c2", "янтарь") + record_line("c3", "янтарь"));
  const RunReport report = corpus.index();
  EXPECT_EQ(report.articles, 3u);
  EXPECT_EQ(report.files, 2u);
  EXPECT_EQ(report.unchanged, 1u);
  EXPECT_EQ(report.removed, 0u);
  EXPECT_EQ(corpus.find("барсук"), "");
  EXPECT_EQ(corpus.find("фонарь"), "a.txt");
  EXPECT_EQ(corpus.find("янтарь"), "c2 c3");
  EXPECT_EQ(report.documents, 4u);
}

TEST(Run, AChangeOfTheSameLengthInTheSameSecondIsSeen) {
  const CorpusOnDisk corpus;
  corpus.write("a.txt", article_text("барсук"));
  corpus.index();
  corpus.write("a.txt", article_text("сундук"));
  EXPECT_EQ(corpus.index().articles, 1u);
  EXPECT_EQ(corpus.find("сундук"), "a.txt");
}

TEST(Run, AFileThatIsOnlyTouchedIsNotReadTwice) {
  const CorpusOnDisk corpus;
  three_files(corpus);
  corpus.index();
  touch(corpus.in("a.txt"));
  const RunReport report = corpus.index();
  EXPECT_EQ(report.articles, 0u);
  EXPECT_EQ(report.unchanged, 3u);
  const std::string revision = corpus.revision();
  EXPECT_EQ(corpus.index().unchanged, 3u);
  EXPECT_EQ(corpus.revision(), revision) << "the new time is remembered";
  EXPECT_EQ(corpus.find("барсук"), "a.txt c2");
}

TEST(Run, AVanishedFileTakesItsDocumentsWithIt) {
  const CorpusOnDisk corpus;
  three_files(corpus);
  corpus.index();
  corpus.remove("c.jsonl");
  corpus.remove("deep");
  const RunReport report = corpus.index();
  EXPECT_EQ(report.removed, 2u);
  EXPECT_EQ(report.documents, 1u);
  EXPECT_EQ(corpus.find(""), "a.txt");
  EXPECT_EQ(corpus.index().removed, 0u);
}

TEST(Run, ARenamedFileIsFoundUnderItsNewName) {
  const CorpusOnDisk corpus;
  three_files(corpus);
  corpus.index();
  fs::rename(corpus.in("a.txt"), corpus.in("z.txt"));
  fs::rename(corpus.in("c.jsonl"), corpus.in("y.jsonl"));
  const RunReport report = corpus.index();
  EXPECT_EQ(rejected_of(report), "");
  EXPECT_EQ(corpus.find(""), "c1 c2 deep/b.txt z.txt");
}

TEST(Run, ARecordMayMoveToAnotherFile) {
  const CorpusOnDisk corpus;
  corpus.write("a.jsonl", record_line("a1", "барсук"));
  corpus.write("b.jsonl", record_line("b1", "барсук") + record_line("moves", "янтарь"));
  corpus.index();
  corpus.write("a.jsonl", record_line("a1", "барсук") + record_line("moves", "янтарь"));
  corpus.write("b.jsonl", record_line("b1", "барсук"));
  const RunReport report = corpus.index();
  EXPECT_EQ(rejected_of(report), "");
  EXPECT_EQ(corpus.find(""), "a1 b1 moves");
  EXPECT_EQ(corpus.find("янтарь"), "moves");
  EXPECT_EQ(corpus.index().unchanged, 2u);
}

TEST(Run, ARecordStaysWhereItIsWhenItsFileWasOnlyTouched) {
  const CorpusOnDisk corpus;
  corpus.write("a.jsonl", record_line("a1", "барсук"));
  corpus.write("b.jsonl", record_line("b1", "янтарь"));
  corpus.index();
  corpus.write("a.jsonl", record_line("a1", "барсук") + record_line("b1", "барсук"));
  touch(corpus.in("b.jsonl"));
  const RunReport report = corpus.index();
  ASSERT_EQ(report.rejected.size(), 1u) << rejected_of(report);
  EXPECT_EQ(corpus.find("барсук"), "a1");
  EXPECT_EQ(corpus.find("янтарь"), "b1");
}

TEST(Run, FilesOfAnotherFolderStay) {
  const CorpusOnDisk corpus;
  corpus.write("one/a.txt", article_text("барсук"));
  corpus.write("two/b.txt", article_text("барсук"));
  corpus.write("one-more/c.txt", article_text("барсук"));
  corpus.index({corpus.in("one"), corpus.in("two"), corpus.in("one-more")});
  corpus.remove("one/a.txt");
  corpus.remove("one-more/c.txt");
  const RunReport report = corpus.index({corpus.in("one")});
  EXPECT_EQ(report.removed, 1u);
  EXPECT_EQ(corpus.find(""), "b.txt c.txt");
}

TEST(Run, OneFileMayBeNamedByItself) {
  const CorpusOnDisk corpus;
  corpus.write("a.txt", article_text("барсук"));
  corpus.write("b.txt", article_text("барсук"));
  corpus.write("noextension", article_text("барсук"));
  corpus.index({corpus.in("a.txt"), corpus.in("noextension")});
  EXPECT_EQ(corpus.find("барсук"), "a.txt noextension");
}

TEST(Run, PruneSaysWhatLeaves) {
  const CorpusOnDisk corpus;
  corpus.write("one/a.txt", article_text("барсук"));
  corpus.write("one/b.txt", article_text("барсук"));
  corpus.write("two/c.txt", article_text("барсук"));
  corpus.index({corpus.in("one"), corpus.in("two")});
  corpus.remove("one/a.txt");
  auto options = testing::index_options(corpus.db(), {corpus.in("one")});
  const std::atomic<bool> stop = false;
  options.prune = indexer::Prune::never;
  EXPECT_EQ(indexer::run(options, stop)->removed, 0u);
  EXPECT_EQ(corpus.find(""), "a.txt b.txt c.txt");
  options.prune = indexer::Prune::all;
  options.paths.push_back(corpus.in("nothing"));
  const auto refused = indexer::run(options, stop);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().where, corpus.in("nothing"));
  EXPECT_EQ(corpus.find(""), "a.txt b.txt c.txt");
  options.paths.pop_back();
  EXPECT_EQ(indexer::run(options, stop)->removed, 2u);
  EXPECT_EQ(corpus.find(""), "b.txt");
}

TEST(Run, RecordsKeepTheirIdsWhenTheirFileMoves) {
  for (const int records : {2, 500}) {  // in the live index, and anew in bulk
    const CorpusOnDisk corpus;
    std::string text = "барсук", lines;
    while (records > 2 && text.size() < 10'000) text += " барсук";
    for (int i = 0; i < records; ++i) lines += record_line("r" + std::to_string(i), text);
    corpus.write("one/a.jsonl", lines);
    corpus.index();
    corpus.write("two/deep/x", "");
    fs::rename(corpus.in("one/a.jsonl"), corpus.in("two/deep/b.jsonl"));
    const RunReport report = corpus.index();
    EXPECT_EQ(rejected_of(report), "");
    EXPECT_EQ(report.documents, static_cast<std::uint64_t>(records));
    EXPECT_EQ(testing::open_searcher(corpus.db())->search(testing::request_for("барсук"))->total,
              static_cast<std::uint64_t>(records));
    EXPECT_TRUE(testing::open_searcher(corpus.db())->document("r1", {""}).ok());
  }
}

TEST(Run, AMissingFolderRemovesNothing) {
  const CorpusOnDisk corpus;
  three_files(corpus);
  corpus.index();
  fs::rename(corpus.in(), corpus.dir().sub("away"));
  const RunReport report = corpus.index({corpus.in()});
  EXPECT_EQ(report.removed, 0u);
  EXPECT_EQ(report.documents, 4u);
  ASSERT_EQ(report.rejected.size(), 1u);
  EXPECT_EQ(report.rejected[0].where, corpus.in());
  EXPECT_EQ(report.rejected[0].code, ErrorCode::unreadable);
}

TEST(Run, AFolderThatBecameAFileRemovesNothingBelowIt) {
  const CorpusOnDisk corpus;
  three_files(corpus);
  corpus.index();
  fs::rename(corpus.in(), corpus.dir().sub("away"));
  corpus.dir().write("in", "это теперь файл");
  const RunReport report = corpus.index({corpus.in("deep")});
  EXPECT_EQ(report.removed, 0u);
  EXPECT_EQ(report.documents, 4u);
  ASSERT_EQ(report.rejected.size(), 1u);
  EXPECT_EQ(report.rejected[0].where, corpus.in("deep"));
}

TEST(Run, AnEmptyFolderMakesAnEmptyIndexThatAnswers) {
  const CorpusOnDisk corpus;
  fs::create_directories(corpus.in());
  EXPECT_EQ(corpus.index().documents, 0u);
  EXPECT_EQ(corpus.find(""), "");
  EXPECT_EQ(corpus.find("барсук"), "");
  corpus.write("a.txt", article_text("барсук"));
  corpus.index();
  EXPECT_EQ(corpus.find("барсук"), "a.txt");
  corpus.remove("a.txt");
  EXPECT_EQ(corpus.index().documents, 0u);
  EXPECT_EQ(corpus.find(""), "");
}

TEST(Run, ALargeChangeKeepsReplacesAndRemovesToo) {
  const CorpusOnDisk corpus;
  for (int i = 0; i < 1'500; ++i) corpus.write("f" + std::to_string(i) + ".txt", article_text("барсук"));
  EXPECT_EQ(corpus.index().documents, 1'500u);
  for (int i = 0; i < 1'200; ++i) corpus.write("f" + std::to_string(i) + ".txt", article_text("янтарь"));
  for (int i = 1'400; i < 1'500; ++i) corpus.remove("f" + std::to_string(i) + ".txt");
  corpus.write("new.txt", article_text("фонарь"));
  const RunReport report = corpus.index();
  EXPECT_EQ(report.articles, 1'201u);
  EXPECT_EQ(report.unchanged, 200u);
  EXPECT_EQ(report.removed, 100u);
  EXPECT_EQ(report.documents, 1'401u);
  const auto searcher = testing::open_searcher(corpus.db());
  EXPECT_EQ(searcher->search(testing::request_for("янтарь"))->total, 1'200u);
  EXPECT_EQ(searcher->search(testing::request_for("барсук"))->total, 200u);
  EXPECT_EQ(searcher->search(testing::request_for("фонарь"))->total, 1u);
  EXPECT_EQ(corpus.index().unchanged, 1'401u);
}

std::map<Xapian::docid, std::string> documents_of(const std::string& db) {
  const auto opened = index::open_published(db);
  if (!opened) throw std::runtime_error(opened.error().to_string());
  std::map<Xapian::docid, std::string> out;
  for (auto at = opened->postlist_begin(""); at != opened->postlist_end(""); ++at) {
    const Xapian::Document document = opened->get_document(*at);
    out[*at] = document.get_data();
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      out[*at].append("\n").append(*term).append(" ").append(std::to_string(term.get_wdf()));
    }
  }
  return out;
}

TEST(Run, TheNumberOfThreadsChangesNothing) {
  const CorpusOnDisk corpus;
  for (int f = 0; f < 4; ++f) {
    std::string lines;
    for (int i = 0; i < 1'000; ++i) {
      lines += record_line(std::to_string(f) + "-" + std::to_string(i), i % 7 == 0 ? "барсук" : "янтарь");
    }
    corpus.write("f" + std::to_string(f) + ".jsonl", lines);
  }
  std::map<Xapian::docid, std::string> expected;
  for (const unsigned jobs : {1u, 2u, 7u}) {
    const std::string db = corpus.dir().sub("db" + std::to_string(jobs));
    auto options = testing::index_options(db, {corpus.in()});
    options.jobs = jobs;
    const std::atomic<bool> stop = false;
    ASSERT_TRUE(indexer::run(options, stop).ok());
    const auto documents = documents_of(db);
    ASSERT_EQ(documents.size(), 4'000u);
    if (expected.empty()) expected = documents;
    EXPECT_EQ(documents, expected) << jobs << " threads";
  }
}

RunReport run_with(const indexer::Options& options) {
  const std::atomic<bool> stop = false;
  auto report = indexer::run(options, stop);
  if (!report) throw std::runtime_error(report.error().to_string());
  return std::move(report).value();
}

TEST(Run, AnotherVocabularyMeansEverythingAnew) {
  const CorpusOnDisk corpus;
  corpus.write("a.txt", article_text("барсук"));
  corpus.write("b.txt", article_text("язвец"));
  corpus.index();
  EXPECT_EQ(corpus.find("язвец"), "b.txt");

  corpus.dir().write("words/terms.tsv", "id\tru\ten\tvariants\nbadger\tбарсук\tBadger\tязвец\n");
  auto options = testing::index_options(corpus.db(), {corpus.in()});
  options.vocabulary = corpus.dir().sub("words");
  const RunReport report = run_with(options);
  EXPECT_EQ(report.articles, 2u);
  EXPECT_EQ(report.unchanged, 0u);
  EXPECT_EQ(report.documents, 2u);
  EXPECT_EQ(corpus.find("язвец"), "a.txt b.txt");
  EXPECT_EQ(run_with(options).unchanged, 2u);
}

TEST(Run, IndexingAnewLosesNoFileThatWasNotNamed) {
  const CorpusOnDisk corpus;
  corpus.write("one/a.txt", article_text("барсук"));
  corpus.write("two/b.txt", article_text("барсук"));
  corpus.index({corpus.in("one"), corpus.in("two")});
  auto options = testing::index_options(corpus.db(), {corpus.in("one")});
  options.annotate = false;
  const std::atomic<bool> stop = false;
  const auto report = indexer::run(options, stop);
  ASSERT_FALSE(report.ok());
  EXPECT_NE(report.error().message.find(corpus.in("two/b.txt")), std::string::npos) << report.error().message;
  EXPECT_EQ(corpus.find("барсук"), "a.txt b.txt");
  options.paths.push_back(corpus.in("two"));
  EXPECT_EQ(run_with(options).documents, 2u);
}

TEST(Run, ABrokenVocabularyIsNamedAndChangesNothing) {
  const CorpusOnDisk corpus;
  corpus.write("a.txt", article_text("барсук"));
  corpus.index();
  corpus.dir().write("words/terms.tsv", "id\tru\ten\nbadger\tбарсук\tBadger\textra\tcells\n");
  auto options = testing::index_options(corpus.db(), {corpus.in()});
  options.vocabulary = corpus.dir().sub("words");
  const std::atomic<bool> stop = false;
  const auto report = indexer::run(options, stop);
  ASSERT_FALSE(report.ok());
  EXPECT_NE(report.error().to_string().find("terms.tsv:2"), std::string::npos) << report.error().to_string();
  EXPECT_EQ(corpus.find("барсук"), "a.txt");
}

TEST(Run, WithoutAnnotationOnlyTheRecordSpeaks) {
  const CorpusOnDisk corpus;
  corpus.write("a.jsonl", R"({"id": "stated", "title": "Заметка", "text": "Гости были в Киргизии.", "country": ["FR"]})"
                          "\n"
                          R"({"id": "silent", "title": "Заметка", "text": "Гости из Кыргызстана ушли."})"
                          "\n");
  auto options = testing::index_options(corpus.db(), {corpus.in()});
  options.annotate = false;
  EXPECT_EQ(run_with(options).articles, 2u);
  EXPECT_EQ(corpus.find("country:FR"), "stated");
  EXPECT_EQ(corpus.find("country:KG"), "");
  EXPECT_EQ(corpus.find("Киргизия"), "stated");
  EXPECT_EQ(corpus.find("гость"), "silent stated");
  corpus.index();
  EXPECT_EQ(corpus.find("Киргизия"), "silent stated");
}

TEST(Run, StopBeforeTheEndLeavesTheIndexAsItWas) {
  const CorpusOnDisk corpus;
  three_files(corpus);
  corpus.index();
  const std::string revision = corpus.revision();
  corpus.write("a.txt", article_text("фонарь"));
  const std::atomic<bool> stop = true;
  const auto report = indexer::run(testing::index_options(corpus.db(), {corpus.in()}), stop);
  ASSERT_FALSE(report.ok());
  EXPECT_NE(report.error().message.find("interrupted"), std::string::npos) << report.error().message;
  EXPECT_EQ(corpus.revision(), revision);
  EXPECT_EQ(corpus.find("фонарь"), "");
}

}  // namespace
}  // namespace diplomed
