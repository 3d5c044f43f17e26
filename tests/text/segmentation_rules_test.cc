// Every row of the rules for words that a search engine needs cut otherwise than ICU cuts them.
#include <gtest/gtest.h>

#include "analysis.h"

namespace diplomed::text {
namespace {

using testing::analyzer;
using testing::common;
using testing::show;
using testing::terms_of;

struct Row {
  std::string text;
  std::string expected;  // see testing::show()
};

void expect_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(show(row.text), row.expected) << row.text;
}

TEST(SegmentationRules, HyphenatedWordsArePartsAndACompound) {
  expect_rows({
      {"травматолог-ортопед",
       "1 травматолог/травматолог:травматолог | 2 ортопед/ортопед:ортопед | "
       "1+ травматолог-ортопед/травматологортопед:травматологортопед"},
      {"Визит врачей-хирургов",
       "1 Визит/визит:визит | 2 врачей/врачей:врач | 3 хирургов/хирургов:хирург | "
       "2+ врачей-хирургов/врачхирургов:врачхирург,врачхирургов"},
      {"AP-HP", "1 AP/ap:ap | 2 HP/hp:hp | 1+ AP-HP/aphp:aphp"},
      {"COVID-19", "1 COVID/covid:covid | 2 19/19:19 | 1+ COVID-19/covid19:covid19"},
      {"коек - двадцать", "1 коек/коек:койка | 2 двадцать/двадцать:двадцать"},
      {"терапевт-, нейрохирург", "1 терапевт/терапевт:терапевт | 2 нейрохирург/нейрохирург:нейрохирург"},
      {"коек-\n\nВизит", "1 коек/коек:койка | 12 Визит/визит:визит"},
      {"2019-2021", "1 2019/2019:2019 | 2 2021/2021:2021"},
  });
  // Hyphen, non-breaking hyphen and en dash are one.
  for (const std::string hyphen : {"‐", "‑", "–"}) {
    EXPECT_EQ(terms_of("COVID" + hyphen + "19"), std::set<std::string>{"covid19"}) << hyphen;
  }
}

TEST(SegmentationRules, ACompoundMeetsItsOtherSpellings) {
  struct Pair {
    const char *query, *text;
  };
  for (const Pair& pair : std::vector<Pair>{{"APHP", "AP-HP"},
                                            {"covid19", "COVID-19"},
                                            {"РЖД-Медицина", "РЖД-Медицины"},
                                            {"Ковид19", "ковид-19"},
                                            {"онлайнконсультация", "онлайн-консультацией"},
                                            {"травматолог-ортопед", "травматологами-ортопедами"},
                                            {"врач-хирург", "врачей-хирургов"}}) {
    EXPECT_FALSE(common(terms_of(pair.query, Mode::query), terms_of(pair.text)).empty())
        << pair.query << " does not find " << pair.text;
  }
}

TEST(SegmentationRules, ADotBetweenLettersSeparates) {
  expect_rows({
      {"г.Бишкек", "1 г/г:год | 2 Бишкек/бишкек:бишкек"},
      {"мед.помощь", "1 мед/мед:мед | 2 помощь/помощь:помощь"},
      {"Ташкент.Самарканд", "1 Ташкент/ташкент:ташкент | 2 Самарканд/самарканд:самарканд"},
      {"В.И, врач", "1 В/в:в | 2 И/и:и | 3 врач/врач:врач"},
      {"больницу.Врачи", "1 больницу/больницу:больница | 2 Врачи/врачи:врач"},
      {"прививка,визит", "1 прививка/прививка:прививка,прививок | 2 визит/визит:визит"},
      {"врач_хирург:визит", "1 врач/врач:врач | 2 хирург/хирург:хирург | 3 визит/визит:визит"},
  });
}

TEST(SegmentationRules, ADomainIsKeptWhole) {
  expect_rows({
      {"портал ДОБРО.РФ открыт",
       "1 портал/портал:портал | 2 ДОБРО/добро:добро | 3 РФ/рф:рф | 2+ ДОБРО.РФ/добро.рф:добро.рф | "
       "4 открыт/открыт:открытый,открыть"},
      {"сайт VB.KG", "1 сайт/сайт:сайт | 2 VB/vb:vb | 3 KG/kg:kg | 2+ VB.KG/vb.kg:vb.kg"},
      {"24.kg", "1 24/24:24 | 2 kg/kg:kg | 1+ 24.kg/24.kg:24.kg"},
      {"www.who.int", "1 www/www:www | 2 who/who:who | 3 int/int:int | 1+ www.who.int/www.who.int:www.who.int"},
  });
  EXPECT_FALSE(common(terms_of("vb.kg", Mode::query), terms_of("VB.KG")).empty());
}

TEST(SegmentationRules, InitialsAreOneLetterTermsWithoutLemmas) {
  expect_rows({
      {"центр имени В.И. Шумакова",
       "1 центр/центр:центр | 2 имени/имени:имя | 3 В/в:в | 4 И/и:и | 5 Шумакова/шумакова:шумаков"},
      {"Г. Г. Тологонов", "1 Г/г:г | 2 Г/г:г | 3 Тологонов/тологонов:тологон,тологонов"},
  });
  const auto& tokens = analyzer().analyze("Врач С. Лисин");
  ASSERT_EQ(tokens.size(), 3u);
  EXPECT_EQ(tokens[1].word->kind, WordKind::initial);
}

TEST(SegmentationRules, NumbersHaveOneSpelling) {
  expect_rows({
      {"5,8", "1 5,8/5.8:5.8"},
      {"5.8 балла", "1 5.8/5.8:5.8 | 2 балла/балла:балл"},
      {"в 10.30", "1 в/в:в | 2 10.30/10.30:10.30"},
      {"1 200 000 доз", "1 1 200 000/1200000:1200000 | 2 доз/доз:доза"},
      {"1\u00A0200\u00A0000", "1 1\u00A0200\u00A0000/1200000:1200000"},
      {"1\u202F200,5", "1 1\u202F200,5/1200.5:1200.5"},
      {"3,000,000", "1 3,000,000/3000000:3000000"},
      {"18.08.2025", "1 18.08.2025/18.08.2025:18.08.2025"},
      {"2024 100 коек", "1 2024/2024:2024 | 2 100/100:100 | 3 коек/коек:койка"},
      {"12 34 койки", "1 12/12:12 | 2 34/34:34 | 3 койки/койки:койка"},
      {"100  200", "1 100/100:100 | 2 200/200:200"},
      {"№5, 50%", "1 5/5:5 | 2 50/50:50"},
      {"10:30", "1 10/10:10 | 2 30/30:30"},
  });
}

TEST(SegmentationRules, InvisibleAndStressMarksVanish) {
  expect_rows({
      {"кро\u0301вь", "1 кро\u0301вь/кровь:кровь"},
      {"со\u00ADгла\u00ADшение", "1 со\u00ADгла\u00ADшение/соглашение:соглашение"},
      {"боль\u200Bница", "1 боль\u200Bница/больница:больница"},
      {"\uFEFFБольница", "1 Больница/больница:больница"},
      {"ви\u200Dзит", "1 ви\u200Dзит/визит:визит"},
      {"де\u0300ло", "1 де\u0300ло/дело:дело,деть"},
      {"крóвь", "1 крóвь/кровь:кровь"},
      {"хи\u0440у\u0301\u0440\u0433", "1 хиру\u0301рг/хирург:хирург"},
  });
}

TEST(SegmentationRules, LookAlikesTakeTheScriptOfTheMajority) {
  expect_rows({
      {"Cотрудничество", "1 Cотрудничество/сотрудничество:сотрудничество"},  // Latin C
      {"миниcтр", "1 миниcтр/министр:министр"},                              // Latin c
      {"соmmission", "1 соmmission/commission:commiss,commission"},          // Cyrillic со
      {"ВОЗvrat", "1 ВОЗvrat/возvrat:возvrat"},                              // no doubles: stays mixed
  });
}

TEST(SegmentationRules, YoIsFoldedAfterTheLookUp) {
  expect_rows({
      {"ребёнок ребенок", "1 ребёнок/ребенок:ребенок | 2 ребенок/ребенок:ребенок"},
      {"Приём", "1 Приём/прием:прием"},
      {"приe\u0308м", "1 приe\u0308м/прием:прием"},
  });
  // "все" may be "всё", but "всё" is never "все": the look-up tries both only where the text leaves it open.
  EXPECT_TRUE(terms_of("все").contains("весь"));
  EXPECT_TRUE(terms_of("всё").contains("весь"));
}

TEST(SegmentationRules, CompatibilityFormsAndForeignLetters) {
  expect_rows({
      {"ﬁnance", "1 ﬁnance/finance:financ,finance"},
      {"визит Ⅻ", "1 визит/визит:визит | 2 Ⅻ/xii:xii"},
      {"Toʻlqin", "1 Toʻlqin/to'lqin:to'lqin,tolqin"},
      {"Өзгөн", "1 Өзгөн/өзгөн:озгон,өзгөн"},
      {"Ғалымжан", "1 Ғалымжан/ғалымжан:галымжан,ғалымжан"},
      {"Réunion", "1 Réunion/reunion:reunion"},
      {"Bäckerstraße", "1 Bäckerstraße/backerstrasse:backerstrass,backerstrasse"},
  });
  for (const char* spelling : {"To'lqin", "To’lqin", "To‘lqin", "Toʼlqin", "To`lqin"}) {
    EXPECT_EQ(terms_of(spelling), terms_of("Toʻlqin")) << spelling;
  }
  EXPECT_FALSE(common(terms_of("tolqin", Mode::query), terms_of("Toʻlqin")).empty());
}

TEST(SegmentationRules, AnAcronymKeepsItsExactForm) {
  expect_rows({
      {"глава ВОЗ", "1 глава/глава:глава | 2 ВОЗ/воз:воз"},
      {"член РАН", "1 член/член:член | 2 РАН/ран:ран"},
      {"отдел НИИЦК закрыт", "1 отдел/отдел:отдел | 2 НИИЦК/ниицк:ниицк | 3 закрыт/закрыт:закрытый,закрыть"},
      {"три МРТ-аппарата",
       "1 три/три:тереть,три | 2 МРТ/мрт:мрт | 3 аппарата/аппарата:аппарат | 2+ МРТ-аппарата/мртаппарата:мртаппарат"},
  });
  // A line in capitals says nothing about its words: they have lemmas, and the exact form beside.
  EXPECT_EQ(show("ВРАЧИ ОСМОТРЕЛИ ДЕТЕЙ"),
            "1 ВРАЧИ/врачи:врач,врачи | 2 ОСМОТРЕЛИ/осмотрели:осмотрели,осмотреть | 3 ДЕТЕЙ/детей:детей,ребенок");
}

TEST(SegmentationRules, ParagraphsAreApartInPosition) {
  const std::string text = "Первый врач\nВторая строка\n\nНовый абзац";
  const auto& tokens = analyzer().analyze(text);
  ASSERT_EQ(tokens.size(), 6u);
  EXPECT_EQ(tokens[2].position, tokens[1].position + 1) << "a line break is no paragraph";
  EXPECT_GE(tokens[4].position, tokens[3].position + 10) << "a phrase must not reach over a blank line";
}

}  // namespace
}  // namespace diplomed::text
