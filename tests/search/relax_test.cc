// A query whose words no document has together finds those with the weightier part of them, and says so.
#include <gtest/gtest.h>

#include "small_index.h"

namespace diplomed {
namespace {

using testing::ids_of;
using testing::SmallIndex;
using Ids = std::vector<std::string>;

const std::vector<testing::Record>& records = testing::four_articles();

struct Row {
  const char* q;
  Ids ids;
  Ids absent, optional;
};

TEST(Relaxation, Table) {
  const SmallIndex index(records);
  const Row rows[] = {
      {"меморандум телемедицина", {"tele", "kidney"}, {}, {"меморандум", "телемедицина"}},
      {"министры обсудили телемедицину", {"tele", "kidney"}, {}, {"министры", "обсудили", "телемедицину"}},
      // Both words are there, in no document together.
      {"меморандум футбол", {"tele", "ball"}, {}, {"меморандум", "футбол"}},
      {"меморандум И футбол", {}, {}, {}},
      {"гиппопотам", {}, {}, {}},
      // A word that no document has cannot be required.
      {"меморандум гиппопотам", {"tele"}, {"гиппопотам"}, {}},
      {"меморандум телемедицина почка", {"tele", "kidney"}, {}, {"меморандум", "телемедицина", "почка"}},
      // A plus says that the words are required, as И does.
      {"+меморандум телемедицина почка", {}, {}, {}},
      {"меморандум телемедицина +почка", {}, {}, {}},
      {"меморандум И телемедицина почка", {}, {}, {}},
      // Three words, one of them nowhere.
      {"футбол матч гиппопотам", {"ball"}, {"гиппопотам"}, {"футбол", "матч"}},
      // Words that name a concept together, which no document does.
      {"скорая помощь ребёнку", {"kidney", "train"}, {"скорая", "помощь"}, {}},
      {"министр здравоохранения", {"tele"}, {"здравоохранения"}, {}},
      // Phrases, negations and groups hold as they are.
      {"\"пересадили почку\" меморандум телемедицина поезд", {"kidney"}, {}, {"меморандум", "телемедицина", "поезд"}},
      {"\"подписали почку\" меморандум телемедицина поезд", {}, {}, {}},
      {"меморандум телемедицина почка -бишкек", {"kidney"}, {}, {"меморандум", "телемедицина", "почка"}},
      {"(меморандум И телемедицина И почка) ИЛИ гиппопотам", {}, {}, {}},
      {"меморандум И телемедицина И почка", {}, {}, {}},
      {"меморандум\tИ\u00A0телемедицина\nИ почка", {}, {}, {}},
      {"меморандум (телемедицина почка)", {}, {}, {}},
      {"title:операция меморандум", {}, {}, {}},
  };
  for (const Row& row : rows) {
    const search::ResultPage page = index.search(row.q);
    EXPECT_EQ(ids_of(page), row.ids) << row.q;
    EXPECT_EQ(page.total, row.ids.size()) << row.q;
    EXPECT_EQ(page.reading.absent, row.absent) << row.q;
    EXPECT_EQ(page.reading.optional, row.optional) << row.q;
  }
}

// Documents that have all the words are counted apart; each other hit says which it lacks.
TEST(Relaxation, SaysWhatEachHitLacks) {
  const SmallIndex index(records);
  const search::ResultPage page = index.search("министры обсудили телемедицину гиппопотама");
  ASSERT_EQ(ids_of(page), (Ids{"tele", "kidney"}));
  EXPECT_EQ(page.reading.all_words, 0u);
  EXPECT_EQ(page.hits[0].missing, Ids{"гиппопотама"});
  EXPECT_EQ(page.hits[1].missing, (Ids{"министры", "гиппопотама"}));
  const search::ResultPage whole = index.search("министры обсудили телемедицину");
  EXPECT_EQ(whole.reading.all_words, 1u);
  EXPECT_TRUE(whole.hits[0].missing.empty());
  EXPECT_EQ(whole.hits[1].missing, Ids{"министры"});
  EXPECT_TRUE(index.search("министры").hits[0].missing.empty());
}

// «скорая помощь» is one concept and two words: with a third word there are three to choose from.
TEST(Relaxation, CountsTheWordsOfAConceptAsTyped) {
  const SmallIndex index({{"a", "", "Неотложная помощь прибыла на вокзал.", ""},
                          {"b", "", "Обучение водителей началось в Бишкеке.", ""},
                          {"c", "", "Помощь соседей и скорая зима.", ""}});
  const search::ResultPage page = index.search("скорая помощь обучение");
  EXPECT_EQ(page.reading.optional, (Ids{"скорая", "помощь", "обучение"}));
  ASSERT_EQ(page.total, 3u);
  for (const search::Hit& hit : page.hits) {
    // What names the concept in other words has both of its words.
    EXPECT_EQ(hit.missing, hit.id == "b" ? (Ids{"скорая", "помощь"}) : Ids{"обучение"}) << hit.id;
  }
}

// However much the others weigh: "b" says one word seven times.
TEST(Relaxation, WhatHasAllWordsStandsFirst) {
  std::vector<testing::Record> articles = {
      {"a", "", "Посол посетил завод, пристань, музей, рынок, театр и школу, где рассказал о телемедицине.", ""},
      {"b", "Телемедицина", "Телемедицина! Телемедицина, телемедицина. Телемедицина: телемедицина.", ""}};
  for (int i = 0; i < 20; ++i) articles.push_back({"n" + std::to_string(i), "", "Посол приехал.", ""});
  const SmallIndex index(articles);
  search::SearchRequest request = testing::request_for("посол телемедицина");
  request.ranking.whole_first = 0;
  EXPECT_EQ(ids_of(index.search(request)).front(), "b") << "else this test says nothing";
  request.ranking.whole_first = 10;
  request.size = 1;
  const search::ResultPage page = index.search(request);
  EXPECT_EQ(page.reading.all_words, 1u);
  EXPECT_EQ(ids_of(page), Ids{"a"});
  request.page = 2;
  EXPECT_EQ(ids_of(index.search(request)), Ids{"b"});
}

TEST(Relaxation, OfAnEarlierQuerySaysWhatIsMissingToo) {
  search::SearchRequest request = testing::request_for("врачи");
  request.within = {"меморандум телемедицина почка"};
  const search::ResultPage page = SmallIndex(records).search(request);
  ASSERT_EQ(ids_of(page), Ids{"kidney"});
  EXPECT_EQ(page.hits[0].missing, Ids{"меморандум"});
}

TEST(Ranking, AWordSaidTwiceCountsOnce) {
  const SmallIndex index(records);
  const search::ResultPage once = index.search("врачи ребёнка"), often = index.search("врачи врачи ребёнка ребёнка");
  EXPECT_EQ(ids_of(often), ids_of(once));
  ASSERT_FALSE(once.hits.empty());
  EXPECT_LT(often.hits[0].score, 1.1 * once.hits[0].score);
}

// Enough documents have all the words: none with less is shown.
TEST(Relaxation, IsNotNeededWhereAPageHasAllWords) {
  std::vector<testing::Record> many;
  for (int i = 0; i < 10; ++i) {
    many.push_back({"n" + std::to_string(i), "", "Посол посетил клинику в " + std::to_string(i) + " раз.", ""});
  }
  many.push_back({"less", "", "Посол посетил завод.", ""});
  const search::ResultPage page = SmallIndex(many).search("посол посетил клинику");
  EXPECT_EQ(page.total, 10u);
  EXPECT_FALSE(page.reading.relaxed());
}

TEST(Relaxation, CountsAreThoseOfTheRelaxedQuery) {
  const SmallIndex index(records);
  search::SearchRequest request = testing::request_for("меморандум телемедицина почка");
  request.facets = {"year"};
  request.from = "2020";
  const search::ResultPage all = index.search(request);
  EXPECT_EQ(all.total, 2u);
  std::uint64_t dated = all.timeline.undated;
  for (const auto& bucket : all.timeline.buckets) dated += bucket.count;
  EXPECT_EQ(dated, all.total);
  // Under a filter that leaves nothing of the better ones the query is read the same.
  request.from = "2023";
  request.to = "2023";
  const search::ResultPage one = index.search(request);
  EXPECT_EQ(ids_of(one), Ids{"kidney"});
  EXPECT_EQ(one.reading.optional, all.reading.optional);
}

TEST(Relaxation, CanBeSwitchedOffAndNeverTouchesExactForms) {
  const SmallIndex index(records);
  search::SearchRequest request = testing::request_for("меморандум телемедицина почка");
  request.relax = false;
  EXPECT_EQ(index.search(request).total, 0u);
  request.relax = true;
  request.exact = true;
  EXPECT_EQ(index.search(request).total, 0u);
}

TEST(Ranking, TypedFormAndNeighboursComeFirst) {
  const SmallIndex index({{"a", "", "Делегация посетила больницу. Сегодня о врачах города говорили долго."},
                          {"b", "", "Делегация посетила больницу. Сегодня о врачом города говорили долго."},
                          {"c", "", "Скорая машина и помощь соседей. Другие слова этого рассказа."},
                          {"d", "", "Скорая помощь и машина соседей. Другие слова этого рассказа."}});
  EXPECT_EQ(ids_of(index.search("врачом")).front(), "b");
  EXPECT_EQ(ids_of(index.search("врачах")).front(), "a");
  EXPECT_EQ(ids_of(index.search("машина соседей")).front(), "d");
}

TEST(Ranking, WordsOfOneFamilyAndTheLeadWeigh) {
  const std::string filler = " Другие слова этого рассказа о городе, реке и поле, где живут люди.";
  const SmallIndex index({{"a", "", "Делегация обучала врачей, обучающий курс длился год." + filler, ""},
                          {"b", "", "Делегация увидела врачей, садовый сезон длился год." + filler, ""},
                          {"c", "", "Врачи ждали. Обучение длилось год." + filler, ""}});
  EXPECT_EQ(ids_of(index.search("обучение врачей")), (Ids{"c", "a", "b"}));
  std::string far;
  for (int i = 0; i < 50; ++i) far += "дом улица фонарь ";
  const SmallIndex leads({{"late", "", far + "аптека.", ""}, {"lead", "", "Аптека " + far, ""}});
  EXPECT_EQ(ids_of(leads.search("аптека")), (Ids{"lead", "late"}));
}

// The name tells more than the verb, though both are as rare.
TEST(Ranking, NamesWeighMoreThanVerbs) {
  const SmallIndex index({{"verb", "", "Команда научилась играть.", ""}, {"name", "", "Письмо пришло в Дамаск.", ""}});
  EXPECT_EQ(ids_of(index.search("дамаск научился")), (Ids{"name", "verb"}));
}

TEST(Explanation, AddsUpToTheScoreAndNamesForms) {
  const SmallIndex index(records);
  for (const char* q : {"меморандум телемедицина", "меморандум телемедицина почка", "\"подписали меморандум\"",
                        "меморандум ИЛИ почка", "бишкек меморандум", "скорая помощь меморандум"}) {
    search::SearchRequest request = testing::request_for(q);
    request.explain = true;
    const search::ResultPage page = index.search(request);
    ASSERT_FALSE(page.hits.empty()) << q;
    for (const search::Hit& hit : page.hits) {
      double sum = 0;
      for (const search::ScorePart& part : hit.explanation) sum += part.weight;
      EXPECT_NEAR(sum, hit.score, 1e-6) << q << " " << hit.id;
    }
  }
  search::SearchRequest request = testing::request_for("телемедицина меморандумом");
  EXPECT_TRUE(index.search(request).hits.at(0).explanation.empty());
  request.explain = true;
  const std::vector<search::ScorePart> parts = index.search(request).hits.at(0).explanation;
  ASSERT_GE(parts.size(), 2u);
  EXPECT_EQ(parts[0].kind, "word");
  EXPECT_EQ(parts[0].text, "телемедицина");
  EXPECT_EQ(parts[0].body_forms, Ids{"телемедицину"});
  EXPECT_TRUE(parts[0].title_forms.empty());
  EXPECT_EQ(parts[1].title_forms, Ids{"меморандум"});
}

}  // namespace
}  // namespace diplomed
