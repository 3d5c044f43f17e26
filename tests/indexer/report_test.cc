// --report: a line for each file, whatever became of it.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "corpus_on_disk.h"

namespace diplomed {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using testing::article_text;
using testing::CorpusOnDisk;
using testing::record_line;

class Report : public ::testing::Test {
 protected:
  // Path below the folder → line; the summary under "".
  std::map<std::string, Json> lines_of_run(bool dry_run = false) {
    auto options = testing::index_options(corpus_.db(), {corpus_.in()});
    options.report = corpus_.dir().sub("report");
    options.dry_run = dry_run;
    const std::atomic<bool> stop = false;
    const auto report = indexer::run(options, stop);
    if (!report) throw std::runtime_error(report.error().to_string());
    std::map<std::string, Json> lines;
    std::ifstream in(options.report);
    for (std::string text; std::getline(in, text);) {
      const Json line = Json::parse(text);
      const std::string name =
          line.contains("file") ? fs::path(line["file"].get<std::string>()).lexically_relative(corpus_.in()) : "";
      EXPECT_TRUE(lines.emplace(name, line).second) << "a second line for " << name;
    }
    return lines;
  }

  CorpusOnDisk corpus_;
};

TEST_F(Report, HasALineForEachFileAndASummary) {
  corpus_.write("a.txt", article_text("барсук"));
  corpus_.write("empty.txt", "");
  corpus_.write("r.jsonl", record_line("one", "барсук") + "{broken}\n");
  auto lines = lines_of_run();
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines["a.txt"]["status"], "indexed");
  EXPECT_EQ(lines["a.txt"]["formats"], Json({"text"}));
  EXPECT_EQ(lines["a.txt"]["charsets"][0]["how"], "detected");
  EXPECT_EQ(lines["a.txt"]["undated"], 1);
  EXPECT_EQ(lines["empty.txt"]["status"], "rejected");
  EXPECT_EQ(lines["r.jsonl"]["status"], "partial");
  EXPECT_EQ(lines["r.jsonl"]["problems"][0]["where"], corpus_.in("r.jsonl") + ":2");
  EXPECT_EQ(lines["r.jsonl"]["problems"][0]["code"], "malformed");
  EXPECT_EQ(lines[""]["summary"], "published");
  EXPECT_EQ(lines[""]["articles"], 2);
  corpus_.remove("a.txt");
  const Json problems = lines["r.jsonl"]["problems"];
  lines = lines_of_run();
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines["a.txt"]["status"], "removed");
  EXPECT_EQ(lines["r.jsonl"]["status"], "unchanged");
  EXPECT_EQ(lines["r.jsonl"]["problems"], problems) << "they are said again";
  EXPECT_EQ(lines["empty.txt"]["status"], "unchanged");
  EXPECT_EQ(lines["empty.txt"]["problems"].size(), 1u);
  EXPECT_EQ(lines[""]["removed"], 1);
  EXPECT_EQ(lines[""]["rejected"], 2);
}

TEST_F(Report, SaysWhyAFileIsIgnored) {
  corpus_.write("a.txt", article_text("барсук"));
  corpus_.write("deep/b.png", "x");
  corpus_.write("c", "x");
  const auto lines = lines_of_run();
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines.at("deep/b.png")["status"], "ignored");
  EXPECT_EQ(lines.at("deep/b.png")["reason"], "no reader for .png");
  EXPECT_EQ(lines.at("c")["reason"], "no extension");
  EXPECT_EQ(lines.at("")["ignored"], (Json{{"", 1}, {".png", 1}}));
}

TEST_F(Report, IsNeverAnInputNorOverwritesOne) {
  corpus_.write("a.txt", article_text("барсук"));
  corpus_.write("b.txt", article_text("барсук"));
  const std::atomic<bool> stop = false;
  auto options = testing::index_options(corpus_.db(), {corpus_.in()});
  options.report = corpus_.in("report.jsonl");
  for (int round = 0; round < 2; ++round) {
    const auto report = indexer::run(options, stop);
    ASSERT_TRUE(report.ok());
    EXPECT_TRUE(report->rejected.empty());
  }
  EXPECT_EQ(corpus_.find(""), "a.txt b.txt");
  options.report = corpus_.in("a.txt");
  EXPECT_FALSE(indexer::run(options, stop).ok());
  options.paths = {corpus_.in("b.txt")};
  options.report = corpus_.in("b.txt");
  EXPECT_FALSE(indexer::run(options, stop).ok());
  for (const char* name : {"a.txt", "b.txt"}) EXPECT_GT(fs::file_size(corpus_.in(name)), 20u) << name;
}

TEST_F(Report, SaysFromWhereAFileMoved) {
  corpus_.write("a.txt", article_text("барсук"));
  corpus_.write("copied.txt", article_text("якорь"));
  corpus_.write("r.jsonl", record_line("one", "янтарь") + record_line("two", "янтарь"));
  corpus_.write("stays.txt", article_text("вереск"));
  lines_of_run();
  fs::create_directories(corpus_.in("deep"));
  fs::rename(corpus_.in("a.txt"), corpus_.in("deep/z.txt"));  // the same content
  fs::copy(corpus_.in("copied.txt"), corpus_.in("copy.txt"));
  corpus_.remove("r.jsonl");
  corpus_.write("s.jsonl", record_line("two", "фонарь"));  // another content, the record is known by its id
  for (const bool dry_run : {true, false}) {
    auto lines = lines_of_run(dry_run);
    ASSERT_EQ(lines.size(), 6u) << "no line for where they were";
    EXPECT_EQ(lines["deep/z.txt"]["status"], "moved");
    EXPECT_EQ(lines["deep/z.txt"]["from"], corpus_.in("a.txt"));
    EXPECT_EQ(lines["s.jsonl"]["status"], "moved");
    EXPECT_EQ(lines["s.jsonl"]["from"], corpus_.in("r.jsonl"));
    EXPECT_EQ(lines["copy.txt"]["status"], "indexed") << "a copy did not move";
    EXPECT_EQ(lines["copied.txt"]["status"], "unchanged");
    EXPECT_EQ(lines[""]["moved"], 2);
    EXPECT_EQ(lines[""]["removed"], 0);
  }
  EXPECT_EQ(corpus_.find(""), "copied.txt copy.txt deep/z.txt stays.txt two")
      << "a path is an id, a record has its own";
}

TEST_F(Report, OfALaterRunOfWatchTellsWhatChangedOnly) {
  corpus_.write("a.txt", article_text("барсук"));
  corpus_.write("b.png", "x");
  auto options = testing::index_options(corpus_.db(), {corpus_.in()});
  options.report = corpus_.dir().sub("report");
  const std::atomic<bool> stop = false;
  std::vector<std::string> statuses;
  for (int run = 0; run < 3; ++run) {
    ASSERT_TRUE(indexer::run(options, stop).ok());
    options.report_goes_on = true;
    corpus_.write("c.txt", article_text("янтарь"));
  }
  std::ifstream in(options.report);
  for (std::string text; std::getline(in, text);) {
    const Json line = Json::parse(text);
    statuses.push_back(line.contains("status") ? line["status"] : line["summary"]);
  }
  EXPECT_EQ(statuses,
            (std::vector<std::string>{"ignored", "indexed", "published", "indexed", "published", "published"}));
}

}  // namespace
}  // namespace diplomed
