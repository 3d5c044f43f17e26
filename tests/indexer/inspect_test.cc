// --inspect: the JSON that says what is understood of a file.
#include "inspect.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "corpus_on_disk.h"
#include "process.h"

namespace diplomed {
namespace {

using nlohmann::json;
using testing::CorpusOnDisk;

constexpr const char* kRecord =
    R"({"id": "one", "title": "Гости в Бишкеке", "text": "Послы Франции приехали в Кыргызскую Республику.\n\nПоделиться\n\nТам открыли клинику.", "date": "2019-11-18", "author": "А. Барсуков", "source": "Вестник", "language": "ru"})";

TEST(Inspect, OneArticleIsOneIndentedObjectOfTheKnownShape) {
  const CorpusOnDisk corpus;
  corpus.write("a.jsonl", std::string(kRecord) + "\n");
  auto options = testing::index_options("", {corpus.in()});
  options.inspect = true;
  std::ostringstream out;
  const auto rejected = indexer::inspect(options, out);
  ASSERT_TRUE(rejected.ok()) << rejected.error().to_string();
  EXPECT_TRUE(rejected->empty());
  EXPECT_TRUE(out.str().starts_with("{\n  \"id\": \"one\"")) << out.str();

  const json a = json::parse(out.str());
  EXPECT_EQ(a["id"], "one");
  EXPECT_EQ(a["title"], "Гости в Бишкеке");
  EXPECT_EQ(a["title_is_lead"], false);
  EXPECT_EQ(a["author"], "А. Барсуков");
  EXPECT_EQ(a["source"], "Вестник");
  EXPECT_EQ(a["language"], "ru");
  EXPECT_EQ(a["charset"], "UTF-8");
  ASSERT_FALSE(a["dates"].empty());
  const json& date = a["dates"][0];
  EXPECT_EQ(date["kind"], "published");
  EXPECT_EQ(date["value"], "2019-11-18");
  EXPECT_EQ(date["precision"], "day");
  EXPECT_EQ(date["confidence"], "high");
  EXPECT_EQ(date["evidence"], "2019-11-18");
  ASSERT_EQ(a["dropped"].size(), 1u);
  EXPECT_EQ(a["dropped"][0]["text"], "Поделиться");
  EXPECT_EQ(a["dropped"][0]["reason"], "share");
  EXPECT_TRUE(a["dropped"][0]["line"].is_number());
  ASSERT_TRUE(a["facets"].contains("country"));
  for (const json& value : a["facets"]["country"]) {
    EXPECT_TRUE(value["value"].is_string() && value["label"].is_string() && value["mentions"].is_number());
  }
  EXPECT_EQ(a["facets"]["country"][0]["value"], "KG");
  EXPECT_EQ(a["facets"]["country"][0]["label"], "Кыргызстан");
  EXPECT_EQ(a["facets"]["country"][0]["mentions"], 2);
  const std::vector<std::string> terms = a["terms"];
  EXPECT_TRUE(std::is_sorted(terms.begin(), terms.end()));
  EXPECT_NE(std::find(terms.begin(), terms.end(), "клиника"), terms.end());
  EXPECT_NE(std::find(terms.begin(), terms.end(), "гость"), terms.end());
}

// What inspect says is what the index gets: the kind of text comes from a notice line, which is no part of the story.
TEST(Inspect, TypeComesFromNoticesAsInTheIndex) {
  const CorpusOnDisk corpus;
  corpus.write("a.txt",
               "Клиника открылась в Бишкеке\n\nВ городе начала работу новая клиника для детей.\n\n"
               "Информация для СМИ:\n\nОткрытие пройдёт в полдень в здании клиники.\n");
  std::ostringstream out;
  ASSERT_TRUE(indexer::inspect(testing::index_options("", {corpus.in()}), out).ok());
  const json a = json::parse(out.str());
  ASSERT_EQ(a["dropped"].size(), 1u);
  EXPECT_EQ(a["dropped"][0]["reason"], "press-heading");
  EXPECT_EQ(a["facets"]["type"][0]["value"], "release");
}

TEST(Inspect, WhatIsUnknownIsNull) {
  const CorpusOnDisk corpus;
  corpus.write("a.txt", testing::article_text("барсук"));
  std::ostringstream out;
  ASSERT_TRUE(indexer::inspect(testing::index_options("", {corpus.in()}), out).ok());
  const json a = json::parse(out.str());
  EXPECT_TRUE(a["author"].is_null());
  EXPECT_TRUE(a["source"].is_null());
  EXPECT_TRUE(a["dates"].is_array() && a["dates"].empty());
  EXPECT_EQ(a["id"], "a.txt");
}

TEST(Inspect, SeveralArticlesAreOneObjectALine) {
  const CorpusOnDisk corpus;
  corpus.write("a.jsonl", testing::record_line("one", "барсук") + "{broken}\n" + testing::record_line("two", "янтарь"));
  corpus.write("b.txt", testing::article_text("барсук"));
  const testing::Finished run = testing::run_process({"--inspect", corpus.in()});
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_NE(run.err.find(corpus.in("a.jsonl") + ":2"), std::string::npos) << run.err;
  std::istringstream lines(run.out);
  std::vector<std::string> ids;
  for (std::string line; std::getline(lines, line);) ids.push_back(json::parse(line)["id"]);
  EXPECT_EQ(ids, (std::vector<std::string>{"one", "two", "b.txt"}));
}

TEST(Inspect, FactsComeWithTheirWords) {
  const CorpusOnDisk corpus;
  corpus.write("a.txt",
               "Встреча в Бишкеке\n\nМинистр здравоохранения Кыргызстана Асан Жумабаев встретился с послом Франции "
               "Пьером Лефевром. Лечение прошли 40 пациентов.\n");
  const json a = json::parse(testing::run_process({"--inspect", corpus.in("a.txt")}).out);
  bool minister = false;
  for (const json& e : a["entities"]) {
    if (e["label"] != "Асан Жумабаев") continue;
    minister = true;
    EXPECT_EQ(e["facet"], "person");
    EXPECT_EQ(e["mentions"], json({"Асан Жумабаев"}));
  }
  EXPECT_TRUE(minister) << a["entities"].dump();
  ASSERT_EQ(a["figures"].size(), 1u) << a["figures"].dump();
  EXPECT_EQ(a["figures"][0]["value"], "40");
  ASSERT_EQ(a["relations"].size(), 1u) << a["relations"].dump();
  EXPECT_EQ(a["relations"][0]["type"], "meeting");
  EXPECT_TRUE(a["relations"][0]["evidence"].get<std::string>().starts_with("Министр здравоохранения")) << a.dump();
}

TEST(Inspect, TouchesNoIndex) {
  const CorpusOnDisk corpus;
  corpus.write("a.txt", testing::article_text("барсук"));
  EXPECT_EQ(testing::run_process({"--inspect", corpus.in("a.txt")}).exit_code, 0);
  EXPECT_FALSE(std::filesystem::exists(corpus.db()));
}

TEST(Inspect, WithoutAnnotationThereAreNoFacetsOfTheText) {
  const CorpusOnDisk corpus;
  corpus.write("a.jsonl", std::string(kRecord) + "\n");
  const testing::Finished run = testing::run_process({"--inspect", "--no-annotate", corpus.in()});
  EXPECT_EQ(run.exit_code, 0);
  const json a = json::parse(run.out);
  EXPECT_FALSE(a["facets"].contains("country"));
  EXPECT_TRUE(a["facets"].contains("source"));
}

TEST(Inspect, AMissingPathIsNamed) {
  const CorpusOnDisk corpus;
  const testing::Finished run = testing::run_process({"--inspect", corpus.in("nothing")});
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_NE(run.err.find(corpus.in("nothing")), std::string::npos) << run.err;
}

}  // namespace
}  // namespace diplomed
