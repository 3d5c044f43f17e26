// A search within what earlier queries found.
#include <gtest/gtest.h>

#include <algorithm>

#include "random_corpus.h"

namespace diplomed {
namespace {

using search::ResultPage;
using search::SearchRequest;
using testing::ids_of;
using testing::SmallIndex;
using Ids = std::vector<std::string>;

const std::vector<testing::Record>& records = testing::four_articles();

SearchRequest within(std::vector<std::string> clauses, const std::string& q) {
  SearchRequest request = testing::request_for(q);
  request.within = std::move(clauses);
  return request;
}

Ids sorted_ids(const ResultPage& page) {
  Ids ids = ids_of(page);
  std::sort(ids.begin(), ids.end());
  return ids;
}

struct Row {
  Ids clauses;
  const char* q;
  Ids ids;
};

TEST(Within, Table) {
  const SmallIndex index(records);
  const Row rows[] = {
      {{"телемедицина"}, "врачи", {"kidney"}},
      {{"врачи"}, "телемедицина", {"kidney"}},
      {{"врачи"}, "", {"kidney", "train"}},
      {{"врачи", "ребёнок"}, "почка", {"kidney"}},
      // An operator of one query has no power over another one.
      {{"меморандум ИЛИ футбол"}, "министры ИЛИ матч", {"ball", "tele"}},
      {{"меморандум ИЛИ футбол"}, "-матч", {"tele"}},
      {{"-телемедицина"}, "врачи", {"train"}},
      {{"title:поезд"}, "село", {"train"}},
      // Each is mended by itself, in the other keyboard's letters too.
      {{"телемидицина"}, "dhfxb", {"kidney"}},
      {{"футбол"}, "почка", {}},
  };
  for (const Row& row : rows) {
    const ResultPage page = index.search(within(row.clauses, row.q));
    EXPECT_EQ(sorted_ids(page), row.ids) << row.clauses[0] << " > " << row.q;
    EXPECT_EQ(page.total, row.ids.size());
    EXPECT_EQ(page.within.size(), row.clauses.size());
  }
}

// Three words that no article has together are relaxed, and stay so when another query is set beside them.
TEST(Within, AClauseIsRelaxedAsItWasAlone) {
  const SmallIndex index(records);
  const Ids alone = sorted_ids(index.search("меморандум телемедицина почка"));
  ASSERT_EQ(alone, (Ids{"kidney", "tele"}));
  const ResultPage page = index.search(within({"меморандум телемедицина почка"}, "хирурги"));
  EXPECT_EQ(ids_of(page), Ids{"kidney"});
  EXPECT_EQ(page.within.at(0).optional, (Ids{"меморандум", "телемедицина", "почка"}));
  EXPECT_FALSE(page.reading.relaxed());
  SearchRequest strict = within({"меморандум телемедицина почка"}, "хирурги");
  strict.relax = false;
  EXPECT_EQ(index.search(strict).total, 0u);
}

TEST(Within, WordsOfAllClausesAreMarkedAndWeighed) {
  const SmallIndex index(records);
  SearchRequest request = within({"телемедицина"}, "врачи");
  request.explain = true;
  const search::Hit hit = index.search(request).hits.at(0);
  EXPECT_NE(testing::shown(hit.snippet).find("[врачи]"), std::string::npos);
  EXPECT_NE(testing::shown(hit.snippet).find("[телемедицину]"), std::string::npos);
  double sum = 0;
  Ids words;
  for (const search::ScorePart& part : hit.explanation) {
    sum += part.weight;
    if (part.kind == "word") words.push_back(part.text);
  }
  EXPECT_NEAR(sum, hit.score, 1e-6);
  EXPECT_EQ(words, (Ids{"врачи", "телемедицина"}));
  const auto view = index.searcher().document("kidney", {"телемедицина", "врачи"});
  ASSERT_TRUE(view.ok());
  EXPECT_EQ(view->matches.size(), 2u);
}

TEST(Within, ScoresOfOtherShapesAreExplainedToo) {
  const SmallIndex index(records);
  const std::pair<Ids, const char*> pairs[] = {{{"врачи ИЛИ футбол"}, "\"врачи обсудили\""},
                                               {{"врачи"}, "title:операция ИЛИ почка"},
                                               {{"врачи", "-футбол"}, "почка ребёнок"}};
  for (const auto& [clauses, q] : pairs) {
    SearchRequest request = within(clauses, q);
    request.explain = true;
    const ResultPage page = index.search(request);
    ASSERT_FALSE(page.hits.empty()) << q;
    for (const search::Hit& hit : page.hits) {
      double sum = 0;
      for (const search::ScorePart& part : hit.explanation) sum += part.weight;
      EXPECT_NEAR(sum, hit.score, 1e-6) << q;
    }
  }
}

// What is found within a query is part of what it finds, whatever the queries are; and counts are exact.
TEST(Within, IsAlwaysASubset) {
  std::mt19937 random(11);
  const SmallIndex index(testing::random_records(150, random));
  const Ids queries = {
      "барсук",           "вереск OR янтарь",  "барсук вереск янтарь", "-барсук", "барсук вереск -янтарь",
      "нет такого слова", "\"барсук вереск\"", "барсук гиппопотам"};
  for (const std::string& outer : queries) {
    SearchRequest alone = testing::request_for(outer);
    alone.size = 200;
    const Ids all = sorted_ids(index.search(alone));
    for (const std::string& inner : queries) {
      SearchRequest request = within({outer}, inner);
      request.size = 200;
      const ResultPage page = index.search(request);
      const Ids ids = sorted_ids(page);
      EXPECT_TRUE(std::includes(all.begin(), all.end(), ids.begin(), ids.end())) << outer << " > " << inner;
      EXPECT_EQ(page.total, ids.size()) << outer << " > " << inner;
    }
  }
}

}  // namespace
}  // namespace diplomed
