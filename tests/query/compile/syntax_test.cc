// What the syntax finds: numbers, dates in words, exact forms in a row, groups.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "collection.h"

namespace diplomed::query {
namespace {

using testing::Collection;
using testing::expect_all;

Collection figures() {
  return {{"ten", "", "В Бишкек приехали 10 врачей из Бухары.", "2020-05-09", {{"country", {"KG"}}}},
          {"hundred", "", "Обучение прошли более 100 врачей.", "2020-05", {{"country", {"KG"}}}},
          {"million", "", "Помощь получили 5,8 миллиона пациентов.", "2019", {}},
          {"range", "", "Курс длится от 5 до 7 недель.", "2019-06-01", {}},
          {"half", "", "Доля выросла на 0,5 %.", "", {}},
          {"words", "", "Двадцать пять хирургов уехали домой.", "", {}},
          {"name", "", "Препарат от COVID-19 выпускают с 2020 года.", "", {}},
          {"title", "Построено 300 больниц", "Больницы открыты.", "", {}}};
}

TEST(Syntax, NumbersAreThoseOfFigures) {
  Collection news = figures();
  expect_all(news, {{"число:10", "ten"},
                    {"число:100", "hundred"},
                    {"число:10..100", "ten hundred words"},
                    {"число:>10", "hundred million words title"},
                    {"число:>=10", "ten hundred million words title"},
                    {"число:<10", "range half"},
                    {"число:<=10", "ten range half"},
                    {"число:5,8млн", "million"},
                    {"число:\"5 800 000\"", "million"},
                    {"число:\"5–6 млн\"", "million"},
                    {"число:6", "range"},
                    {"число:5", "range"},
                    {"число:8..9", ""},
                    {"число:0.5", "half"},
                    {"number:25", "words"},
                    {"число:19", ""},
                    {"число:2020", ""},
                    {"число:300", "title"},
                    {"количество:..1000", "ten hundred range half words title"},
                    {"число:5.. -число:>=100", "ten range words"},
                    {"число:(10 ИЛИ 25)", "ten words"},
                    {"число:(>10 -100..300)", "million words"},
                    {"число:10..100 врач", "ten hundred"},
                    {"страна:(KG число:>50)", "hundred"},
                    {"-число:0..", "name"},
                    {"число:100..10", "ten hundred words"}});
}

TEST(Syntax, NumbersMarkTheirFigures) {
  Collection none({});
  EXPECT_TRUE(none.compile("число:100").highlight.numbers.contains("XVEi1"));
  EXPECT_TRUE(none.compile("врач -число:100").highlight.numbers.empty());
}

TEST(Syntax, DatesAsTheyAreWritten) {
  Collection news = figures();
  expect_all(news, {{"дата:\"май 2020\"", "ten hundred"},
                    {"дата:май 2020", "ten hundred"},
                    {"дата:\"9 мая 2020\"", "ten"},
                    {"дата:\"9 мая 2020 года\"", "ten"},
                    {"дата:\"июнь 2019 - май 2020\"", "ten hundred range"},
                    {"дата:с июня 2019 по май 2020", "ten hundred range"},
                    {"дата:>2019", "ten hundred"},
                    {"дата:>=2019", "ten hundred million range"},
                    {"дата:<2020", "million range"},
                    {"дата:<2020-05-09", "million range"},
                    {"дата:(2019 -\"июнь 2019\")", "million"},
                    {"год:2019..", "ten hundred million range"},
                    {"год:2019-2020", "ten hundred million range"},
                    {"год:>2019", "ten hundred"},
                    {"год:(2015..2019 ИЛИ 2021)", "million range"},
                    {"год:2020..2019", "ten hundred million range"}});
}

Collection cards() {
  return {{"form", "", "Принята дорожная карта региона.", "", {}},
          {"inflected", "", "Обсудили дорожную карту региона.", "", {}},
          {"both", "", "Дорожной картой назвали план. Карта дорожная, а не дорожная вовсе.", "", {}},
          {"apart", "", "Дорожная подробная карта региона.", "", {}},
          {"hyphen", "", "Работал врач-терапевт.", "", {}},
          {"hyphens", "", "Пришли к врачу-терапевту.", "", {}},
          {"title", "Дорожная карта", "Документ подписан.", "", {{"country", {"KG"}}}},
          {"titles", "О дорожной карте", "Документ подписан.", "", {}}};
}

// The words stand in a row, and each form stands somewhere: "both" has both apart from the row.
TEST(Syntax, ExactFormsInARow) {
  Collection news = cards();
  expect_all(news, {{"\"дорожная карта\"", "form inflected both title titles"},
                    {"=\"дорожная карта\"", "form both title"},
                    {"=\"дорожную карту\"", "inflected"},
                    {"=\"карта дорожная\"", "both"},
                    {"=\"дорожная карта\"~1", "form both apart title"},
                    {"\"=дорожная карта\"", "form both title"},
                    {"\"дорожная =карту\"", "inflected"},
                    {"=\"карта\"", "form both apart title"},
                    {"-=\"дорожная карта\" карта", "inflected apart titles"},
                    {"=врач-терапевт", "hyphen"},
                    {"=врачу-терапевту", "hyphens"},
                    {"врач-терапевт", "hyphen hyphens"},
                    {"(=карту ИЛИ =картой)", "inflected both"},
                    {"=дорожная NEAR/1 =карта", "form both title"},
                    {"=дорожная NEAR/2 регион", "form"},
                    {"=дорожная NEAR/3 регион", "form apart"},
                    {"=\"дорожная карта\" NEAR/1 регион", "form"},
                    {"заголовок:=\"дорожная карта\"", "title"},
                    {"заголовок:(=карта ИЛИ =карте)", "title titles"},
                    {"\"=дорожная =картой\"", "both"}});
}

TEST(Syntax, AnExactQueryKeepsFormsInARowToo) {
  Collection news = cards();
  expect_all(news, {{"\"дорожная карта\"", "form both title"}, {"\"карта дорожная\"", "both"}}, {true});
}

TEST(Syntax, DistanceKeepsTheOrderAndInflects) {
  Collection news = {{"one", "", "Министр строгого здравоохранения.", "", {}},
                     {"two", "", "Министром нового строгого здравоохранения.", "", {}},
                     {"back", "", "Здравоохранение хвалит министр.", "", {}}};
  expect_all(news, {{"\"министр здравоохранения\"", ""},
                    {"\"министр здравоохранения\"~1", "one"},
                    {"\"министры здравоохранением\"~2", "one two"},
                    {"\"здравоохранение министр\"~1", "back"},
                    {"\"министр здравоохранения\"~100", "one two"},
                    {"министр РЯДОМ/3 здравоохранение", "one two back"},
                    {"\"министр строгого\" РЯДОМ/1 здравоохранение", "one"},
                    {"здравоохранение РЯДОМ/1 \"хвалит министр\"", "back"}});
}

TEST(Syntax, GroupsNestAndExclude) {
  Collection news = {{"a", "Барсук", "Лес и поле.", "", {{"country", {"KG"}}}},
                     {"b", "Заяц", "Лес и река.", "", {{"country", {"KG", "FR"}}}},
                     {"c", "Рысь", "Поле и река.", "", {{"country", {"FR"}}}}};
  expect_all(news, {{"(лес (поле ИЛИ река)) -заяц", "a"},
                    {"лес ИЛИ (поле -(река рысь))", "a b"},
                    {"-(лес (поле ИЛИ река))", "c"},
                    {"-(лес -поле)", "a c"},
                    {"НЕ (лес ИЛИ поле)", ""},
                    {"страна:(KG ИЛИ FR)", "a b c"},
                    {"страна:(KG -FR)", "a"},
                    {"страна:(-FR)", "a"},
                    {"страна:(KG FR)", "b"},
                    {"страна:(FR -(KG ИЛИ DE))", "c"},
                    {"заголовок:(барсук ИЛИ (заяц -рысь))", "a b"},
                    {"заголовок:(-барсук)", "b c"},
                    {"-заголовок:(барсук ИЛИ заяц)", "c"},
                    {"страна:(заголовок:барсук ИЛИ FR)", "a b c"},
                    {"заголовок:(барсук страна:KG)", "a"}});
}

TEST(Syntax, WhatOtherLanguagesWriteIsReadAsWords) {
  Collection news = {{"doctor", "", "Врач принял пациента.", "", {}}, {"two", "", "Здесь 2 пациента.", "", {}}};
  expect_all(news, {{"врач^2", "doctor"},
                    {"врач~2", "doctor"},
                    {"(врач пациент)^2", "doctor"},
                    {"\"врач принял\"^2", "doctor"},
                    {"+врач +пациент", "doctor"},
                    {"/врач/", "doctor"}});
}

}  // namespace
}  // namespace diplomed::query
