#include <gtest/gtest.h>

#include "base/limits.h"
#include "document/readers/column_names.h"
#include "read_helper.h"
#include "text/encoding.h"

namespace diplomed::document {
namespace {

TEST(Csv, ColumnsAreFieldsOfRecords) {
  const testing::ReadOutcome out =
      testing::read("d/a.csv",
                    "id,title,date,url,source,author,lang,country,field,text\n"
                    "n-1,Врачи в пути,2024-05-06,https://example.org/1,Вести,А. Ким,ru,KZ; UZ|KG,кардиология,"
                    "\"Первый абзац, с запятой и \"\"кавычками\"\".\n\nВторой абзац.\"\n"
                    ",Без номера,24.10.2025,,,,,,,Текст второй записи.\n");
  ASSERT_TRUE(out.status.ok());
  EXPECT_TRUE(out.problems.empty());
  ASSERT_EQ(out.articles.size(), 2u);
  const Article& a = out.articles[0];
  EXPECT_EQ(a.id, "n-1");
  EXPECT_EQ(a.title, "Врачи в пути");
  EXPECT_EQ(a.body, "Первый абзац, с запятой и \"кавычками\".\n\nВторой абзац.");
  EXPECT_EQ(a.url, "https://example.org/1");
  EXPECT_EQ(a.source, "Вести");
  EXPECT_EQ(a.author, "А. Ким");
  EXPECT_EQ(a.language, "ru");
  EXPECT_EQ(a.format, "csv");
  EXPECT_EQ(a.charset, "UTF-8");
  EXPECT_EQ(a.facets.at("country"), (std::vector<std::string>{"KZ", "UZ", "KG"}));
  EXPECT_EQ(a.primary_date()->value, "2024-05-06");
  EXPECT_EQ(out.articles[1].id, "d/a.csv#5");
  EXPECT_EQ(out.articles[1].primary_date()->value, "2025-10-24");
  EXPECT_EQ(out.articles[1].primary_date()->evidence, "24.10.2025");
  EXPECT_TRUE(out.articles[1].facets.empty());
}

TEST(Csv, RussianColumnNames) {
  struct Name {
    const char* column;
    const char* field;
  };
  const Name table[] = {
      {"Название", "title"},
      {"ЗАГЛАВИЕ", "title"},
      {"Содержание", "text"},
      {" Текст статьи ", "text"},
      {"Аннотация", "text"},
      {"Дата публикации", "date"},
      {"дата выхода:", "date"},
      {"Опубликовано", "date"},
      {"Издание", "source"},
      {"Адрес", "url"},
      {"URL", "url"},
      {"Идентификатор", "id"},
      {"Страны", "country"},
      {"Область", "field"},
      {"Сфера", "field"},
      {"Рубрика", "field"},
      {"Тема", "field"},
      {"Форма сотрудничества", "instrument"},
      {"Инструмент", "instrument"},
      {"Жанр", "type"},
      {"Организации", "org"},
      {"Лица", "person"},
      {"Город", "place"},
      {"Программа", "programme"},
      {"Статус", "status"},
      {"Title", "title"},
      {"Примечание", ""},
      {"№", ""},
  };
  for (const Name& row : table) EXPECT_EQ(field_of_column(row.column), row.field) << row.column;
}

TEST(Csv, ATableInRussian) {
  const testing::ReadOutcome out = testing::read(
      "d/a.csv",
      "№ п/п;Название;Аннотация;Текст статьи;Опубликовано;Адрес;Ссылка;Страны;Примечание\n"
      "1;Врачи в пути;Коротко.;Врачи из двух стран встретились.;06.05.2024;https://example.org/1;;KZ|UZ;x\n");
  ASSERT_TRUE(out.status.ok());
  const Article& a = out.only();
  EXPECT_EQ(a.id, "d/a.csv#2");  // the number of a row is no id
  EXPECT_EQ(a.title, "Врачи в пути");
  EXPECT_EQ(a.body, "Врачи из двух стран встретились.");
  EXPECT_EQ(a.url, "https://example.org/1");
  EXPECT_EQ(a.primary_date()->value, "2024-05-06");
  EXPECT_EQ(a.facets.at("country"), (std::vector<std::string>{"KZ", "UZ"}));
  ASSERT_EQ(out.problems.size(), 1u);
  EXPECT_EQ(out.problems[0].to_string(), "d/a.csv:1: columns that are not known are ignored: \"Примечание\"");
}

TEST(Csv, TheHeaderMayStandBelowWhatTheTableIs) {
  for (const char* above : {"sep=;\n", "\"sep=;\"\r\n", "Публикации о сотрудничестве\n",
                            "Публикации о сотрудничестве;;\n\nза март 2024 года;;\n"}) {
    const testing::ReadOutcome out = testing::read(
        "a.csv", std::string(above) + "Заголовок;Дата;Текст\nВрачи в пути;15.03.24;Врачи встретились в Оше.\n");
    ASSERT_TRUE(out.status.ok()) << above;
    EXPECT_EQ(out.only().title, "Врачи в пути") << above;
    EXPECT_EQ(out.only().body, "Врачи встретились в Оше.") << above;
    EXPECT_EQ(out.only().primary_date()->value, "2024-03-15") << above;
  }
}

TEST(Csv, DelimitersAndRussianNames) {
  const std::string header[] = {"Заголовок", "ТЕКСТ", "дата", "Ссылка", "Источник", "Автор", "Язык"};
  const std::string row[] = {"Имя", "Текст о врачах.", "2024", "https://example.org/7", "Вести", "Б. Ли", "ru"};
  for (const char delimiter : {',', ';', '\t', '|'}) {
    std::string text;
    for (const auto* line : {header, row}) {
      for (std::size_t i = 0; i < 7; ++i) text += (i == 0 ? "" : std::string(1, delimiter)) + line[i];
      text += "\r\n";
    }
    const testing::ReadOutcome out = testing::read(delimiter == '\t' ? "a.tsv" : "a.csv", text);
    ASSERT_TRUE(out.status.ok()) << delimiter;
    EXPECT_TRUE(out.problems.empty()) << delimiter;
    const Article& a = out.only();
    EXPECT_EQ(a.title, "Имя");
    EXPECT_EQ(a.body, "Текст о врачах.");
    EXPECT_EQ(a.primary_date()->value, "2024");
    EXPECT_EQ(a.url, "https://example.org/7");
    EXPECT_EQ(a.source, "Вести");
    EXPECT_EQ(a.author, "Б. Ли");
    EXPECT_EQ(a.language, "ru");
  }
}

TEST(Csv, ExcelInWindows1251) {
  const std::string text =
      "sep=;\r\nзаголовок;текст\r\nВрачи приехали;Делегация врачей осмотрела больницу и приняла больных.\r\n";
  const testing::ReadOutcome out = testing::read("a.csv", text::from_utf8(text, "windows-1251").value());
  ASSERT_TRUE(out.status.ok()) << out.status.error().to_string();
  EXPECT_EQ(out.only().title, "Врачи приехали");
  EXPECT_EQ(out.only().charset, "windows-1251");
  EXPECT_EQ(out.only().id, "a.csv#3");
}

TEST(Csv, BadRowsAreReportedAndTheRestGoesOn) {
  const testing::ReadOutcome out = testing::read("a.csv",
                                                 "title,text,note\n"
                                                 "Один,Первая запись о врачах.,x\n"
                                                 "Два,Мало столбцов\n"
                                                 "\n"
                                                 ",,\n"
                                                 "Три,Много,столбцов,здесь\n"
                                                 ",,y\n"
                                                 "Четыре,\"Текст в две\nстроки\",z\n"
                                                 "Пять,Последняя запись.,\n");
  ASSERT_TRUE(out.status.ok());
  ASSERT_EQ(out.articles.size(), 3u);
  EXPECT_EQ(out.articles[1].title, "Четыре");
  EXPECT_EQ(out.articles[2].id, "a.csv#10");
  std::string problems;
  for (const Error& e : out.problems) problems += e.to_string() + "\n";
  EXPECT_EQ(problems,
            "a.csv:1: columns that are not known are ignored: \"note\"\n"
            "a.csv:3: 2 columns where the header has 3\n"
            "a.csv:6: 4 columns where the header has 3\n"
            "a.csv:7: no text\n");
}

TEST(Csv, AQuoteThatIsNotClosedCostsOneLine) {
  const testing::ReadOutcome out = testing::read("a.csv",
                                                 "title,text\n"
                                                 "Один,Первая запись.\n"
                                                 "Два,\"Кавычка не закрыта\n"
                                                 "Три,Третья запись.\n"
                                                 "Четыре,Четвёртая запись.");
  ASSERT_TRUE(out.status.ok());
  ASSERT_EQ(out.articles.size(), 3u);
  EXPECT_EQ(out.articles[2].title, "Четыре");
  ASSERT_EQ(out.problems.size(), 1u);
  EXPECT_EQ(out.problems[0].to_string(), "a.csv:3: a quote is opened here and not closed; this line is left out");
}

TEST(Csv, Errors) {
  struct Row {
    std::string text;
    const char* message;
  };
  std::string wide = "title";
  for (std::size_t i = 0; i < limits::kMaxCsvColumns; ++i) wide += ",x";
  const char* const no_header =
      "a.csv:1: no header line that names a column \"title\" or \"text\" («заголовок», «текст»)";
  const Row table[] = {{"один,два\nтри,четыре\n", no_header},
                       {"id,date\n1,2024\n", no_header},
                       {"\"title\n", no_header},
                       {"title,text\n", "a.csv: no record could be read"},
                       {wide + "\nИмя\n", "a.csv:1: more than 1000 columns"}};
  for (const Row& row : table) {
    const testing::ReadOutcome out = testing::read("a.csv", row.text);
    ASSERT_FALSE(out.status.ok()) << row.text;
    EXPECT_EQ(out.status.error().to_string(), row.message);
  }
}

TEST(Csv, ARecordOverTheLimitIsRefusedAlone) {
  const std::string huge(limits::kMaxRecordBytes + 10, 'a');
  const testing::ReadOutcome out =
      testing::read("a.csv", "title,text\nОдин,Первая.\nДва,\"" + huge + "\"\nТри,Третья.\n");
  ASSERT_TRUE(out.status.ok());
  ASSERT_EQ(out.articles.size(), 2u);
  ASSERT_EQ(out.problems.size(), 1u);
  EXPECT_EQ(out.problems[0].to_string(), "a.csv:3: record is larger than 16777216 bytes");
}

}  // namespace
}  // namespace diplomed::document
