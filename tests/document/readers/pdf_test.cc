// The files were made for these tests.
#include <gtest/gtest.h>

#include "document/page_text.h"
#include "read_helper.h"

namespace diplomed::document {
namespace {

using testing::ReadOutcome;

ReadOutcome read_file(const std::string& name) {
  const std::string path = std::string(DIPLOMED_SOURCE_DIR) + "/tests/document/files/" + name;
  return testing::read(name, testing::slurp(path));
}

TEST(Pdf, PagesBecomeOneText) {
  const ReadOutcome out = read_file("pages.pdf");
  ASSERT_TRUE(out.status.ok()) << out.status.error().to_string();
  const Article& a = out.only();
  EXPECT_EQ(a.title, "Меморандум о скорой помощи");
  EXPECT_EQ(a.format, "pdf");
  EXPECT_TRUE(a.body.starts_with("Министры договорились о сотрудничестве двух ведомств, а научно-практическая школа"))
      << a.body;
  EXPECT_NE(a.body.find("врач-терапевт из Лиона, и кто-то из"), std::string::npos);
  EXPECT_EQ(a.body.find("Вестник областной"), std::string::npos);
  // A paragraph that a page ends in the middle of.
  EXPECT_NE(
      a.body.find("Следующая бригада приедет в ноябре. В неё войдут детские офтальмологи и оптики, которые помогут"
                  " подобрать очки школьникам."),
      std::string::npos)
      << a.body;
  std::size_t heads = 0;
  for (const DroppedLine& d : a.dropped)
    heads += d.reason == NoiseReason::running_head || d.reason == NoiseReason::page_number;
  EXPECT_EQ(heads, 4u);
}

TEST(Pdf, ColumnsAreReadOneAfterTheOther) {
  const ReadOutcome out = read_file("columns.pdf");
  ASSERT_TRUE(out.status.ok());
  const std::string& body = out.only().body;
  std::size_t last = 0;
  for (const char* words : {"одиннадцать окулистов", "Поездку подготовили", "В первый день", "Вместе с гостями",
                            "Следующая бригада", "Областной департамент"}) {
    const std::size_t at = body.find(words);
    ASSERT_NE(at, std::string::npos) << words;
    EXPECT_GT(at, last) << words;
    last = at;
  }
}

TEST(Pdf, AStatedHeadlineOnTwoLinesLeavesTheBody) {
  const std::string drawing =
      "BT /F 20 Tf 50 700 Td (Ministers of both neighbours discuss) Tj 0 -24 Td (Care Programmes for Children) Tj "
      "/F 11 Tf 0 -60 Td (The talks were held in the capital on Monday.) Tj ET";
  const ReadOutcome out = testing::read(
      "a.pdf",
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
      "4 0 obj<</Length " +
          std::to_string(drawing.size()) + ">>stream\n" + drawing +
          "\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n6 0 obj<</Title"
          "(Ministers of both neighbours discuss Care Programmes for Children)>>endobj\n"
          "trailer<</Root 1 0 R/Info 6 0 R>>\n");
  ASSERT_TRUE(out.status.ok()) << out.status.error().to_string();
  EXPECT_EQ(out.only().title, "Ministers of both neighbours discuss Care Programmes for Children");
  EXPECT_EQ(out.only().body, "The talks were held in the capital on Monday.");
}

TEST(Pdf, WhatCannotBeReadIsSaid) {
  struct Row {
    const char* file;
    const char* message;
  };
  for (const Row& row : {Row{"scan.pdf", "no text layer (a scan)"},
                         Row{"encrypted.pdf", "the PDF is encrypted; a password is needed"}}) {
    const ReadOutcome out = read_file(row.file);
    ASSERT_FALSE(out.status.ok()) << row.file;
    EXPECT_EQ(out.status.error().message, row.message);
    EXPECT_EQ(out.status.error().where, row.file);
  }
  const ReadOutcome broken = testing::read("b.pdf", "%PDF-1.4\nrubbish");
  ASSERT_FALSE(broken.status.ok());
  EXPECT_TRUE(broken.status.error().message.starts_with("broken PDF")) << broken.status.error().message;
}

TEST(PageText, DividedWords) {
  struct Row {
    const char* left;
    const char* right;
    bool divided;
  };
  const Row table[] = {{"сотрудни", "чество", true}, {"здраво", "охранения", true}, {"по", "мощь", true},
                       {"меди", "цинский,", true},   {"врач", "терапевт", false},   {"научно", "практическая", false},
                       {"кто", "то", false},         {"какой", "либо,", false},     {"по", "русски", false},
                       {"по", "прежнему", false},    {"Вице", "премьер", false},    {"«медико", "санитарная", false}};
  for (const Row& row : table) EXPECT_EQ(is_divided_word(row.left, row.right), row.divided) << row.left << row.right;
}

// Line text and reason of all pages, "|" between them.
std::string shown(const std::vector<std::string>& pages, bool head_on_first_page = false) {
  PageText text;
  for (const std::string& page : pages) text.add_page(page);
  std::string out;
  for (const Line& line : text.lines(head_on_first_page)) {
    out += (out.empty() ? "" : "|") + (line.continues ? "+" : std::string()) + std::string(line.raw);
    if (line.reason != NoiseReason::none) out += " (" + std::string(name_of(line.reason)) + ")";
  }
  return out;
}

TEST(PageText, HeadsAndNumbers) {
  EXPECT_EQ(shown({"Вестник № 1\n\nПервая.\n1\n", "Вестник № 2\n\nВторая.\n2\n"}),
            "Вестник № 1 (running-head)|Первая.|1 (page-number)|Вестник № 2 (running-head)|Вторая.|2 (page-number)");
  EXPECT_EQ(shown({"Заголовок\n\nПервая.\n", "Заголовок\n\nВторая.\n"}),
            "Заголовок|Первая.|Заголовок (running-head)|Вторая.");
  EXPECT_EQ(shown({"Вестник\n\nПервая.\n", "Вестник\n\nВторая.\n"}, true),
            "Вестник (running-head)|Первая.|Вестник (running-head)|Вторая.");
  EXPECT_EQ(shown({"Первая.\nСтраница 1 из 3\n", "Вторая.\n- 2 -\n", "3\nТретья.\n"}),
            "Первая.|Страница 1 из 3 (page-number)|Вторая.|- 2 - (page-number)|3 (page-number)|Третья.");
  EXPECT_EQ(shown({"Одна страница\nс двумя строками\n"}), "Одна страница|с двумя строками");
}

TEST(PageText, LinesThatFillTheColumnGoOn) {
  EXPECT_EQ(shown({"Делегация врачей из соседней страны побывала в госпитале\n"
                   "Бишкека и осмотрела новые отделения. Гостей встретили\n"
                   "хирурги.\n"
                   "Программа рассчитана на пять лет.\n"
                   "1. Стажировки врачей и медсестёр в клиниках двух городов\n"
                   "2. Поставка тренажёров.\n"}),
            "Делегация врачей из соседней страны побывала в госпитале|+Бишкека и осмотрела новые отделения. Гостей "
            "встретили|+хирурги.|Программа рассчитана на пять лет.|1. Стажировки врачей и медсестёр в клиниках двух "
            "городов|2. Поставка тренажёров.");
}

}  // namespace
}  // namespace diplomed::document
