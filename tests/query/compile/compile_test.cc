// Queries against documents: what is found, what is marked, what is left out.
#include "query/compile/compile.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/limits.h"
#include "collection.h"

namespace diplomed::query {
namespace {

using testing::Case;
using testing::Collection;
using testing::Doc;
using testing::expect_all;

Collection clinic_news() {
  return {{"opening", "Открытие клиники", "Молодой хирург осмотрел пациентов. Дорожная карта подписана.", "", {}},
          {"visit", "Поездка врачей", "Хирурги обсудили дорожную карту и новое оборудование.", "", {}},
          {"purchase", "Закупка", "Карта района и дорожная сеть обновлены, оборудование привезли ещё весной.", "", {}}};
}

TEST(Compile, WordsMeetInAnyFormAndAnyCase) {
  Collection news = clinic_news();
  expect_all(news, {{"хирург", "opening visit"},
                    {"ХИРУРГАМИ", "opening visit"},
                    {"хирург оборудованием", "visit"},
                    {"хирург И оборудование", "visit"},
                    {"клиника", "opening"},
                    {"клиника оборудование", ""},
                    {"еще", "purchase"},
                    {"ещё весна", "purchase"},
                    {"марсоход", ""},
                    {"", "opening visit purchase"}});
}

TEST(Compile, PhrasesKeepOrderAndMayBeInflectedInEveryKindOfQuotes) {
  Collection news = clinic_news();
  expect_all(news, {{"\"дорожная карта\"", "opening visit"},
                    {"«дорожной картой»", "opening visit"},
                    {"“дорожные карты”", "opening visit"},
                    {"„дорожную карту“", "opening visit"},
                    {"«карта дорожная»", ""},
                    {"дорожная карта", "opening visit purchase"},
                    {"«карта дорожная»~1", ""},
                    {"«карта дорожная»~2", "purchase"},
                    {"«дорожная карта» оборудование", "visit"},
                    {"«клиника молодой»", ""}});
}

TEST(Compile, AlternativesAndExclusions) {
  Collection news = clinic_news();
  expect_all(news, {{"клиника ИЛИ сеть", "opening purchase"},
                    {"клиника OR сеть", "opening purchase"},
                    {"клиника | сеть", "opening purchase"},
                    {"хирург (пациент ИЛИ сеть)", "opening"},
                    {"хирург -оборудование", "opening"},
                    {"хирург НЕ оборудование", "opening"},
                    {"хирург БЕЗ оборудования", "opening"},
                    {"хирург NOT оборудование", "opening"},
                    {"карта -«дорожная карта»", "purchase"},
                    {"-хирург", "purchase"},
                    {"-хирург -закупка", ""},
                    {"НЕ марсоход", "opening visit purchase"},
                    {"хирург -марсоход", "opening visit"}});
}

TEST(Compile, NearCountsWordsInBothDirectionsUpToItsEdge) {
  Collection animals = {{"four", "", "Барсук, заяц, ёж, рысь и вереск.", "", {}},  // five words apart
                        {"beside", "", "Вереск барсук.", "", {}},
                        {"paragraphs", "", "Здесь барсук.\n\nВереск здесь.", "", {}},
                        {"split", "Барсук", "Вереск цветёт.", "", {}}};
  expect_all(animals, {{"барсук NEAR/1 вереск", "beside"},
                       {"барсук NEAR/4 вереск", "beside"},
                       {"барсук NEAR/5 вереск", "four beside"},
                       {"вереск РЯДОМ/5 барсука", "four beside"},
                       {"барсук NEAR вереск", "four beside"},
                       {"барсук NEAR/100 вереск", "four beside paragraphs"},
                       {"барсук NEAR/5 (вереск ИЛИ рысь)", "four beside"},
                       {"барсук NEAR/5 «и вереск»", "four"},
                       {"барсук NEAR/1 вер*", "four beside paragraphs split"}});
}

TEST(Compile, PrefixesAreForWordFormsAndBounded) {
  Collection news = clinic_news();
  expect_all(news, {{"хир*", "opening visit"},
                    {"хи*", ""},
                    {"обору*", "visit purchase"},
                    {"ОБОРУ*", "visit purchase"},
                    {"хирурги*", "visit"},
                    {"марсо*", ""}});

  std::vector<Doc> many;
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'z'; ++b) many.push_back({"rare", "", std::string("zebra") + a + b, "", {}});
  }
  for (int i = 0; i < 3; ++i) many.push_back({"frequent", "", "zebraherd zebraherd", "", {}});
  ASSERT_GT(many.size(), limits::kMaxPrefixExpansions);
  Collection crowd(many);
  const std::string found = crowd.find("zebra*");
  EXPECT_NE(found.find("frequent frequent frequent"), std::string::npos) << "the most frequent forms count first";
  EXPECT_LT(crowd.find("zebra*").size(), crowd.find("").size());
}

TEST(Compile, TitleFieldLooksOnlyThere) {
  Collection news = clinic_news();
  expect_all(news, {{"title:клиника", "opening"},
                    {"заголовок:врач", "visit"},
                    {"title:хирург", ""},
                    {"title:«открытие клиник»", "opening"},
                    {"title:«клиника открытие»", ""},
                    {"title:(клиника ИЛИ закупка)", "opening purchase"},
                    {"title:закуп*", "purchase"},
                    {"-title:клиника", "visit purchase"},
                    {"title:=врач", ""},
                    {"title:=врачей", "visit"}});
}

TEST(Compile, CountryByCodeNameAndOtherName) {
  Collection records = {{"kg", "", "Первый текст.", "", {{"country", {"KG"}}}},
                        {"fr", "", "Второй текст.", "", {{"country", {"FR"}}}},
                        {"both", "", "Третий текст.", "", {{"country", {"KG", "FR"}}}},
                        {"none", "", "Четвёртый текст.", "", {}}};
  expect_all(records, {{"country:KG", "kg both"},
                       {"country:kg", "kg both"},
                       {"страна:Kg", "kg both"},
                       {"страна:Кыргызстан", "kg both"},
                       {"страна:киргизия", "kg both"},
                       {"страна:Киргизии", "kg both"},
                       {"страна:«Кыргызская Республика»", "kg both"},
                       {"country:Kyrgyzstan", "kg both"},
                       {"страна:(KG ИЛИ Франция)", "kg fr both"},
                       {"страна:(KG FR)", "both"},
                       {"страна:KG страна:FR", "both"},
                       {"страна:KG -страна:FR", "kg"},
                       {"-страна:KG", "fr none"},
                       {"страна:(KG -FR)", "kg"},
                       {"страна:Бишкек", ""},
                       {"страна:Атлантида", ""},
                       {"второй страна:FR", "fr"}});
}

TEST(Compile, OtherFieldsByValueAndName) {
  Collection records = {
      {"a-1", "", "Первый текст.", "2021-05-03", {{"field", {"oncology"}}, {"source", {"Вестник Севера"}}}},
      {"a-2", "", "Второй текст.", "2022", {{"field", {"cardiology"}}}}};
  expect_all(records, {{"field:oncology", "a-1"},
                       {"область:онкология", "a-1"},
                       {"id:a-2", "a-2"},
                       {"id:a", ""},
                       {"год:2021", "a-1"},
                       {"year:(2021 ИЛИ 2022)", "a-1 a-2"},
                       {"-field:oncology", "a-2"}});
}

Collection dated() {
  return {{"y2019", "", "Текст.", "2019", {}},
          {"m2019-11", "", "Текст.", "2019-11", {}},
          {"d2019-11-18", "", "Текст.", "2019-11-18", {}},
          {"d2020-02-29", "", "Текст.", "2020-02-29", {}},
          {"m2020-02", "", "Текст.", "2020-02", {}},
          {"y2021", "", "Текст.", "2021", {}},
          {"undated", "", "Текст.", "", {}}};
}

TEST(Compile, DatesAtEveryPrecision) {
  Collection news = dated();
  expect_all(news, {{"date:2019", "y2019 m2019-11 d2019-11-18"},
                    {"дата:2019-11", "m2019-11 d2019-11-18"},
                    {"дата:11.2019", "m2019-11 d2019-11-18"},
                    {"date:2019-11-18", "d2019-11-18"},
                    {"date:18.11.2019", "d2019-11-18"},
                    {"date:2019-11-01..2019-11-30", "m2019-11 d2019-11-18"},
                    {"date:2019-11-02..2019-11-30", "d2019-11-18"},
                    {"date:2019-01-01..2019-12-31", "y2019 m2019-11 d2019-11-18"},
                    {"date:2019-01-02..2019-12-31", "m2019-11 d2019-11-18"},
                    {"date:2019..2020-02", "y2019 m2019-11 d2019-11-18 d2020-02-29 m2020-02"},
                    {"date:2020-02-01..2020-02-28", ""},
                    {"date:2020-02-01..2020-02-29", "d2020-02-29 m2020-02"},
                    {"date:2020-02-29", "d2020-02-29"},
                    {"date:2020..", "d2020-02-29 m2020-02 y2021"},
                    {"date:..2019-11", "m2019-11 d2019-11-18"},
                    {"date:..2019", "y2019 m2019-11 d2019-11-18"},
                    {"date:2021..2019", "y2019 m2019-11 d2019-11-18 d2020-02-29 m2020-02 y2021"},
                    {"-date:2019..2021", "undated"},
                    {"текст date:2021", "y2021"}});
}

TEST(Compile, ExactFormOfOneWord) {
  Collection news = clinic_news();
  expect_all(news, {{"=хирург", "opening"},
                    {"=Хирурги", "visit"},
                    {"=хирургам", ""},
                    {"=хирурги оборудованием", "visit"},
                    {"хирург -=хирурги", "opening"}});
}

TEST(Compile, ExactOptionTakesEveryWordAsTyped) {
  Collection news = {{"republic", "", "Делегация из Киргизии обсудила дорожную карту.", "", {}},
                     {"other", "", "Из Кыргызской Республики привезли карту и дорожную сумку.", "", {}}};
  expect_all(news,
             {{"киргизии", "republic"},
              {"киргизия", ""},
              {"карту дорожную", "republic other"},
              {"карта", ""},
              {"«дорожную карту»", "republic"},
              {"«дорожная карта»", ""},
              {"«карту дорожную»", ""},
              {"карту -киргизии", "other"},
              {"из карту", "republic other"}},
             {true});
  EXPECT_TRUE(news.compile("Киргизии минздрав", {true}).concepts.empty());
}

TEST(Compile, ConceptsAreFoundUnderEachOfTheirNames) {
  Collection news = {{"kirgizia", "", "В Киргизии открыли центр крови.", "", {}},
                     {"republic", "", "Послы Кыргызской Республики приехали на форум.", "", {}},
                     {"ministry", "", "Проект поддержало министерство здравоохранения.", "", {}},
                     {"minzdrav", "", "Проект поддержал Минздрав.", "", {}},
                     {"apart", "", "Министерство культуры обновило сайт, а система здравоохранения растёт.", "", {}},
                     {"digital", "", "Началась цифровая трансформация больниц.", "", {}},
                     {"digitised", "", "Цифровизация больниц завершена.", "", {}}};
  expect_all(news, {{"Киргизия", "kirgizia republic"},
                    {"кыргызская республика", "kirgizia republic"},
                    {"КЫРГЫЗСТАН", "kirgizia republic"},
                    {"«Кыргызская Республика»", "republic"},  // in quotes: as it stands
                    {"«Киргизия»", "kirgizia"},
                    {"минздрав", "ministry minzdrav"},
                    {"Министерство здравоохранения", "ministry minzdrav apart"},
                    {"«министерство здравоохранения»", "ministry"},
                    {"«минздрав»", "minzdrav"},
                    {"цифровизация", "digital digitised"},
                    {"цифровой трансформации", "digital digitised"},
                    {"Киргизия -форум", "kirgizia"},
                    {"-Киргизия", "ministry minzdrav apart digital digitised"},
                    {"проект минздрава", "ministry minzdrav"},
                    {"республика", "republic"},
                    {"=минздрав", "minzdrav"}});
}

TEST(Compile, AConceptOfSeveralWordsIsSeenAmongOtherWords) {
  Collection news = {{"a", "", "Альпинисты Кыргызстана получили кубок.", "", {}},
                     {"b", "", "Альпинисты получили кубок.", "", {}}};
  expect_all(news, {{"альпинист кыргызской республики кубок", "a"}, {"кубок альпинистов киргизии", "a"}});
  const CompiledQuery compiled = news.compile("альпинист кыргызской республики");
  ASSERT_EQ(compiled.concepts.size(), 1u);
  EXPECT_EQ(compiled.concepts[0]->id, "KG");
}

TEST(Compile, ACapitalIsNoNameOfItsCountry) {
  Collection news = {{"country", "", "Гости приехали в Кыргызстан.", "", {}},
                     {"capital", "", "Гости приехали в Бишкек.", "", {}}};
  expect_all(news, {{"Бишкек", "capital"}, {"Кыргызстан", "country"}});
}

TEST(Compile, StopWordsAreLeftOutAndReported) {
  Collection news = clinic_news();
  expect_all(news,
             {{"хирург и в на", "opening visit"}, {"по хирургу", "opening visit"}, {"в title:клиника", "opening"}});
  EXPECT_EQ(news.compile("хирург и в клинике").ignored, (std::vector<std::string>{"и", "в"}));
  EXPECT_TRUE(news.compile("хирург оборудование").ignored.empty());
  EXPECT_FALSE(news.compile("хирург и").highlight.terms.contains("и"));
}

TEST(Compile, NothingButStopWordsIsSearchedForThem) {
  Collection news = clinic_news();
  expect_all(news, {{"и", "visit purchase"}, {"и еще", "purchase"}, {"и перед", ""}});
  EXPECT_TRUE(news.compile("и еще").ignored.empty());
}

TEST(Compile, StopWordsInsideAPhraseCount) {
  Collection news = clinic_news();
  expect_all(news, {{"«карту и новое»", "visit"}, {"«карту новое»", ""}});
}

TEST(Compile, HighlightIsWhatCanMatch) {
  Collection none({});
  const Highlight h = none.compile("барсука -клиника =дороги обору* «белые ночи»~2 Киргизия в").highlight;
  EXPECT_TRUE(h.terms.contains("барсук"));
  EXPECT_TRUE(h.terms.contains("киргизия"));
  EXPECT_FALSE(h.terms.contains("клиника"));
  EXPECT_FALSE(h.terms.contains("в"));
  EXPECT_FALSE(h.terms.contains("ночь")) << "a word of a phrase is no match by itself";
  EXPECT_EQ(h.forms, std::set<std::string>{"дороги"});
  EXPECT_EQ(h.prefixes, std::vector<std::string>{"обору"});
  ASSERT_EQ(h.phrases.size(), 1u);
  ASSERT_EQ(h.phrases[0].size(), 2u);
  EXPECT_TRUE(h.phrases[0][0].contains("белый"));
  EXPECT_TRUE(h.phrases[0][1].contains("ночь"));
  EXPECT_EQ(h.phrase_slack, std::vector<std::uint32_t>{2});
  EXPECT_EQ(h.concepts, (std::set<std::pair<std::string, std::string>>{{"country", "KG"}}));
}

TEST(Compile, FiltersAndExclusionsMarkNothing) {
  Collection none({});
  EXPECT_TRUE(none.compile("страна:KG date:2020 -Киргизия -«белые ночи» -обо*").highlight.empty());
  EXPECT_TRUE(none.compile("-Киргизия").concepts.empty());
}

TEST(Compile, WithoutAVocabularyWordsStillMeet) {
  text::Analyzer analyzer(testing::shared_morphology());
  Collection news = {{"kirgizia", "", "В Киргизии открыли центр.", "", {}},
                     {"republic", "", "Послы Кыргызской Республики приехали.", "", {{"country", {"FR"}}}}};
  EXPECT_EQ(news.ids_of(query::compile(parse("Киргизия").root, analyzer, nullptr).query), "kirgizia");
  EXPECT_EQ(news.ids_of(query::compile(parse("страна:fr").root, analyzer, nullptr).query), "republic");
}

}  // namespace
}  // namespace diplomed::query
