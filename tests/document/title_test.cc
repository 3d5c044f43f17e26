#include "document/title.h"

#include <gtest/gtest.h>

#include "base/limits.h"
#include "document/chars.h"
#include "document/noise/credits.h"
#include "document/sentences.h"
#include "read_helper.h"

namespace diplomed::document {
namespace {

struct Row {
  const char* text;
  const char* title;
  bool is_lead;
  const char* subtitle;
  const char* body_starts;
};

TEST(Title, Table) {
  const Row table[] = {
      {"Врачи двух стран обменялись опытом\n\nВ Алма-Ате прошёл семинар. Его вели хирурги.\n",
       "Врачи двух стран обменялись опытом", false, "", "В Алма-Ате прошёл семинар."},
      {"Госпиталь открыт. Кого там примут\n\nНовый госпиталь принимает всех жителей района.\n",
       "Госпиталь открыт. Кого там примут", false, "", "Новый госпиталь"},
      {"Почему врачи уезжают?\n\nОб этом рассказал министр здравоохранения.\n", "Почему врачи уезжают?", false, "",
       "Об этом рассказал"},
      {"# Новый корпус больницы\n\nКорпус построили за два года и открыли летом.\n", "Новый корпус больницы", false, "",
       "Корпус построили"},
      {"В Оше подписан договор о лекарствах. Он рассчитан на три года.\n\nСтороны довольны исходом переговоров.\n",
       "В Оше подписан договор о лекарствах.", true, "", "В Оше подписан договор о лекарствах. Он"},
      {"- Мы рады гостям, - сказал главный врач.\n\nОн провёл делегацию по отделениям.\n",
       "Мы рады гостям, - сказал главный врач.", true, "", "- Мы рады гостям"},
      {"Стороны договорились о следующем:\n\nобмен врачами;\n\nобщие закупки.\n",
       "Стороны договорились о следующем:", true, "", "Стороны договорились"},
      {"Страны расширят обмен врачами\n\nВ столице прошли переговоры министра здравоохранения с послом соседней "
       "страны\n\n"
       "Стороны говорили о закупках вакцин.\n",
       "Страны расширят обмен врачами", false,
       "В столице прошли переговоры министра здравоохранения с послом соседней страны", "В столице прошли переговоры"},
      {"Обмен врачами и лекарствами\nмежду соседями расширят\n\nОб этом договорились министры обеих стран.\n",
       "Обмен врачами и лекарствами между соседями расширят", false, "", "Об этом договорились"},
      {"Одна короткая строка\n", "Одна короткая строка", true, "", "Одна короткая строка"},
  };
  for (const Row& row : table) {
    const testing::ReadOutcome out = testing::read("a.txt", row.text);
    ASSERT_TRUE(out.status.ok()) << row.text;
    EXPECT_EQ(out.only().title, row.title);
    EXPECT_EQ(out.only().title_is_lead, row.is_lead) << row.text;
    EXPECT_EQ(out.only().subtitle, row.subtitle) << row.text;
    EXPECT_TRUE(out.only().body.starts_with(row.body_starts)) << out.only().body;
  }
}

// A headline that the properties of a file state leaves the body on all its lines, and never takes a sentence with it.
TEST(Title, StatedHeadlinesOnSeveralLines) {
  struct Case {
    const char* stated;
    std::vector<Paragraph> paragraphs;
    std::size_t left_out;
    const char* subtitle;
  };
  const Case table[] = {
      {"Министры двух стран обсудили Программу лечения детей",
       {{"Министры двух стран обсудили"}, {"Программу лечения детей"}, {"Встреча прошла утром."}},
       2,
       ""},
      {"Министры двух стран обсудили Программу лечения детей",
       {{"МИНИСТРЫ ДВУХ"}, {"СТРАН ОБСУДИЛИ"}, {"ПРОГРАММУ ЛЕЧЕНИЯ ДЕТЕЙ"}, {"Встреча прошла утром."}},
       3,
       ""},
      {"Министры обсудили Программу",
       {{"Министры обсудили"}, {"Программу"}, {"О чём говорили за столом"}, {"Встреча прошла утром."}},
       2,
       "О чём говорили за столом"},
      {"Министры обсудили Программу", {{"Министры обсудили"}, {"Программу"}}, 0, ""},
      {"Министры обсудили Программу", {{"Министры обсудили"}, {"Программу."}, {"Встреча прошла утром."}}, 0, ""},
      {"Министры обсудили", {{"Министры обсудили"}, {"Программу"}, {"Встреча прошла утром."}}, 1, ""},
      {"Министры обсудили Программу", {{"Министры обсудили"}, {"Договор"}, {"Встреча прошла утром."}}, 0, ""},
  };
  for (const Case& c : table) {
    const TitleChoice choice = choose_title(c.stated, c.paragraphs);
    EXPECT_EQ(choice.title, c.stated);
    EXPECT_EQ(choice.paragraphs, c.left_out) << c.paragraphs[0].text << c.paragraphs.size();
    EXPECT_EQ(choice.subtitle, c.subtitle);
  }
  std::string shortened = "Министры";
  while (chars::length(shortened) <= limits::kMaxTitleChars) shortened += " обсудили программу";
  EXPECT_EQ(choose_title(shortened, {{shortened}, {"Встреча прошла утром."}}).paragraphs, 0u);
}

TEST(Title, LongLeadIsCutAtAWord) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "министерство ";
  const testing::ReadOutcome out = testing::read("a.txt", "Большое " + text + "сообщило.\n\nВторая строка текста.");
  EXPECT_TRUE(out.only().title_is_lead);
  EXPECT_TRUE(out.only().title.ends_with("министерство…"));
  EXPECT_LE(out.only().title.size(), 2 * 300u + 3);
}

TEST(Title, SiteNames) {
  struct Site {
    const char* page;
    const char* site;
    const char* title;
  };
  const Site table[] = {
      {"Врачи приехали в Ош — Новости региона", "", "Врачи приехали в Ош"},
      {"Врачи приехали в Ош | Вести", "", "Врачи приехали в Ош"},
      {"Врачи приехали в Ош - Вести", "Вести", "Врачи приехали в Ош"},
      {"Помощь соседям — долг врачей", "", "Помощь соседям — долг врачей"},
      {"Врачи", "Вести", "Врачи"},
  };
  for (const Site& row : table) EXPECT_EQ(without_site_name(row.page, row.site), row.title) << row.page;
}

TEST(Sentences, First) {
  struct Sentence {
    const char* text;
    const char* first;
  };
  const Sentence table[] = {
      {"Врачи приехали. Их ждали.", "Врачи приехали."},
      {"Приём начнётся в 10.30 в понедельник. Вход свободный.", "Приём начнётся в 10.30 в понедельник."},
      {"Институт им. Сеченова открыл филиал. Его ждали.", "Институт им. Сеченова открыл филиал."},
      {"Доклад сделал А.Б. Петров из Москвы. Затем спорили.", "Доклад сделал А.Б. Петров из Москвы."},
      {"В 2024 г. Москва передала вакцины. Их хватило.", "В 2024 г. Москва передала вакцины."},
      {"«Мы готовы!» Так ответил министр.", "«Мы готовы!»"},
      {"Без точки", "Без точки"},
      {"", ""},
  };
  for (const Sentence& row : table) EXPECT_EQ(first_sentence(row.text), row.first);
}

TEST(Credits, Bylines) {
  struct Byline {
    const char* text;
    bool after_headline;
    const char* author;
  };
  const Byline table[] = {
      {"- Анна Петрова", true, "Анна Петрова"},
      {"— Анна Петрова-Водкина", true, "Анна Петрова-Водкина"},
      {"- Анна Петрова", false, ""},
      {"Автор: Анна Петрова", false, "Анна Петрова"},
      {"Подготовил Иван Сидоров", false, "Иван Сидоров"},
      {"- Национального госпиталя", true, ""},
      {"- Мы рады гостям", true, ""},
      {"Автор: неизвестен", false, ""},
  };
  for (const Byline& row : table) {
    const std::string folded = chars::fold(row.text);
    EXPECT_EQ(byline_author(row.text, folded, row.after_headline).value_or(""), row.author) << row.text;
  }
}

TEST(Credits, Sources) {
  struct Source {
    const char* text;
    const char* source;
  };
  const Source prose[] = {
      {"Посол рассказал нашему изданию Vesti.KG о планах.", "Vesti.KG"},
      {"Врачи вернулись домой, сообщает пресс-служба Минздрава.", "пресс-служба Минздрава"},
      {"Об этом сообщили в пресс-службе Министерства здравоохранения.", "пресс-служба Министерства здравоохранения"},
      {"Клиника открыта, сообщает «Вечерний город».", "Вечерний город"},
      {"Клиника открыта, сообщает ТАСС.", "ТАСС"},
      {"Министр сообщает Петрову о планах.", ""},
      {"Стороны сообщили о подписании договора.", ""},
      {"Издание вышло в свет.", ""},
  };
  for (const Source& row : prose) EXPECT_EQ(source_in_prose(row.text), row.source) << row.text;
  const Source marks[] = {
      {"Источник: Вести", "Вести"},
      {"Источник: по материалам Вестей", "Вестей"},
      {"Данные о правах взяты с сайта «Минздрав», подробнее в правилах", "Минздрав"},
      {"Источник", ""},
  };
  for (const Source& row : marks) EXPECT_EQ(source_of_mark(row.text), row.source) << row.text;
}

}  // namespace
}  // namespace diplomed::document
