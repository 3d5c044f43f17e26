// Articles like one of the index, and the reasons that are given.
#include <gtest/gtest.h>

#include <algorithm>

#include "small_index.h"

namespace diplomed {
namespace {

using search::SearchRequest;
using search::SimilarHit;
using search::SimilarPage;
using testing::SmallIndex;
using Ids = std::vector<std::string>;

const std::string long_story =
    "Хирурги областной больницы провели первую в регионе пересадку печени ребёнку. Операция длилась девять часов, "
    "донором стала мать мальчика. Главный врач рассказал, что специалисты учились этому два года в столичной клинике "
    "и теперь смогут помогать детям из соседних районов. Семья благодарит врачей и собирается домой через месяц.";

const SmallIndex& news() {
  static const SmallIndex index({
      {"liver", "Пересадка печени в Бишкеке",
       "Хирурги из Франции провели трансплантацию печени в национальном госпитале Кыргызстана.", "2024-05-01"},
      {"liver-2", "Французские хирурги обучили коллег",
       "В Кыргызстане после трансплантации печени врачи из Франции провели стажировку.", "2024-06-01"},
      {"kidney", "Пересадка почки", "В Узбекистане хирурги впервые провели трансплантацию почки.", "2023-01-01"},
      {"vaccine", "Вакцина от кори", "Россия передала Таджикистану вакцину от кори для прививки детей.", "2022-01-01"},
      {"measles", "Корь отступает", "Прививки против кори сделали детям Таджикистана.", "2021-01-01"},
      {"lonely", "Абракадабра", "Фырфырфыр бубубубу.", ""},
      {"story", "Печень пересадили ребёнку", long_story, "2020-02-02"},
      {"reprint", "Ребёнку пересадили печень", long_story, "2020-02-03"},
      {"untitled", "", "Пересадка печени.", ""},
  });
  return index;
}

SimilarPage similar_to(const std::string& id, const SearchRequest& request = {}) {
  auto page = news().searcher().similar(id, request);
  if (!page) throw std::runtime_error(page.error().to_string());
  return std::move(page).value();
}

Ids ids_of(const SimilarPage& page) {
  Ids ids;
  for (const SimilarHit& hit : page.hits) ids.push_back(hit.hit.id);
  return ids;
}

bool has(const Ids& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

TEST(Similar, TheSameStoryComesFirstAndItselfNever) {
  const SimilarPage page = similar_to("liver");
  EXPECT_EQ(page.document.id, "liver");
  EXPECT_EQ(ids_of(page).at(0), "liver-2");
  EXPECT_FALSE(has(ids_of(page), "liver"));
  EXPECT_EQ(ids_of(similar_to("measles")).at(0), "vaccine");
  for (std::size_t i = 0; i < page.hits.size(); ++i) {
    EXPECT_GT(page.hits[i].similarity, 0);
    EXPECT_LE(page.hits[i].similarity, 1);
    EXPECT_LE(page.hits[i].hit.score, page.hits[i == 0 ? 0 : i - 1].hit.score);
  }
}

TEST(Similar, SaysWhy) {
  const SimilarPage page = similar_to("liver");
  const SimilarHit& hit = page.hits.at(0);
  Ids entities;
  for (const auto& e : hit.entities) entities.push_back(e.facet + ":" + e.value.value + "=" + e.value.label_ru);
  EXPECT_TRUE(has(entities, "country:KG=Кыргызстан")) << ::testing::PrintToString(entities);
  EXPECT_TRUE(has(entities, "country:FR=Франция"));
  EXPECT_TRUE(has(hit.words, "хирург")) << ::testing::PrintToString(hit.words);
  for (const char* word : {"печень", "из"})
    EXPECT_FALSE(has(hit.words, word)) << "an entity says so, or nobody: " << word;
  EXPECT_NE(testing::shown(hit.hit.title).find("[хирурги]"), std::string::npos);
  EXPECT_FALSE(hit.hit.snippet.empty());
}

TEST(Similar, FiltersAndSizeApply) {
  SearchRequest request;
  request.filters["country"].any = {"UZ"};
  EXPECT_EQ(ids_of(similar_to("liver", request)), Ids{"kidney"});
  request.filters.clear();
  request.from = "2024";
  EXPECT_EQ(ids_of(similar_to("liver", request)), Ids{"liver-2"});
  request = {};
  request.size = 1;
  EXPECT_EQ(similar_to("liver", request).hits.size(), 1u);
  request.size = 0;
  EXPECT_TRUE(similar_to("liver", request).hits.empty());
}

TEST(Similar, ReprintsOfTheDocumentAreLeftOutAndOthersCollapse) {
  EXPECT_FALSE(has(ids_of(similar_to("story")), "reprint"));
  EXPECT_FALSE(has(ids_of(similar_to("reprint")), "story"));
  const Ids ids = ids_of(similar_to("untitled"));
  EXPECT_TRUE(has(ids, "story"));
  EXPECT_FALSE(has(ids, "reprint"));
  SearchRequest request;
  request.duplicates = search::Duplicates::show;
  EXPECT_TRUE(has(ids_of(similar_to("untitled", request)), "reprint"));
  EXPECT_FALSE(has(ids_of(similar_to("story", request)), "reprint"));
  // What a search would show of the group under these filters.
  request = {};
  request.from = "2020-02-03";
  EXPECT_TRUE(has(ids_of(similar_to("untitled", request)), "reprint"));
}

TEST(Similar, WhatSharesNothingIsLikeNothing) {
  EXPECT_TRUE(similar_to("lonely").hits.empty());
}

TEST(Similar, AnUnknownDocumentIsSaid) {
  const auto page = news().searcher().similar("nothing", {});
  ASSERT_FALSE(page.ok());
  EXPECT_EQ(page.error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace diplomed
