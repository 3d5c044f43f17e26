#include <gtest/gtest.h>

#include <algorithm>

#include "base/limits.h"
#include "read_helper.h"

namespace diplomed::document {
namespace {

TEST(Json, AnObjectAroundRecords) {
  const std::string records =
      R"([{"title": "Врачи в пути", "text": "Первый абзац."}, {"text": ""}, {"body": "Второй."}])";
  for (const std::string name : {"articles", "items", "records", "data", "results", "docs"}) {
    for (const std::string& text : {"{\"title\": \"Лента\", \"" + name + "\": " + records + "}",
                                    "{\n\"total\": 3,\n\"" + name + "\":\n" + records + "\n}\n"}) {
      const testing::ReadOutcome out = testing::read("a.json", text);
      ASSERT_TRUE(out.status.ok()) << text;
      ASSERT_EQ(out.articles.size(), 2u) << text;
      EXPECT_EQ(out.articles[0].title, "Врачи в пути");
      EXPECT_EQ(out.articles[1].body, "Второй.");
      ASSERT_EQ(out.problems.size(), 1u);
      EXPECT_EQ(out.problems[0].to_string(), "a.json:1." + name + "[2]: no text");
      EXPECT_NE(out.articles[0].id, out.articles[1].id);
    }
  }
  const testing::ReadOutcome record = testing::read("a.json", R"({"text": "Абзац.", "items": [{"text": "x"}]})");
  ASSERT_EQ(record.articles.size(), 1u);
  EXPECT_EQ(record.only().title, "Абзац.");
}

TEST(Json, RecordFields) {
  const testing::ReadOutcome out = testing::read(
      "d/a.jsonl", R"({"id": "n-1", "title": "Врачи в пути", "date": "2024-05-06T10:00:00+05:00", )"
                   R"("text": "Первый абзац.\n\nВторой абзац.", )"
                   R"("url": "https://example.org/1", "source": "Вести", "author": ["А. Ким", "Б. Ли"], "lang": "ru", )"
                   R"("countries": ["KZ", "UZ", "KZ"], "country": "KG", "field": "кардиология", )"
                   R"("people": [], "organisations": "ВОЗ", )"
                   R"("programs": ["Мост"], "unknown": {"a": 1}})"
                   "\n");
  ASSERT_TRUE(out.status.ok());
  EXPECT_TRUE(out.problems.empty());
  const Article& a = out.only();
  EXPECT_EQ(a.id, "n-1");
  EXPECT_EQ(a.title, "Врачи в пути");
  EXPECT_EQ(a.body, "Первый абзац.\n\nВторой абзац.");
  EXPECT_EQ(a.author, "А. Ким, Б. Ли");
  EXPECT_EQ(a.source, "Вести");
  EXPECT_EQ(a.url, "https://example.org/1");
  EXPECT_EQ(a.language, "ru");
  EXPECT_EQ(a.charset, "UTF-8");
  ASSERT_NE(a.primary_date(), nullptr);
  EXPECT_EQ(a.primary_date()->value, "2024-05-06");
  EXPECT_EQ(a.primary_date()->evidence, "2024-05-06T10:00:00+05:00");
  const std::map<std::string, std::vector<std::string>> facets = {
      {"country", {"KZ", "UZ", "KG"}}, {"field", {"кардиология"}}, {"org", {"ВОЗ"}}, {"programme", {"Мост"}}};
  std::map<std::string, std::vector<std::string>> got = a.facets;
  std::sort(got["country"].begin(), got["country"].end());
  std::map<std::string, std::vector<std::string>> wanted = facets;
  std::sort(wanted["country"].begin(), wanted["country"].end());
  EXPECT_EQ(got, wanted);
}

TEST(Json, BrokenLinesAreReportedAndTheRestGoesOn) {
  const testing::ReadOutcome out =
      testing::read("a.jsonl",
                    "{\"id\": 7, \"text\": \"Первая запись о врачах.\"}\n"
                    "{\"id\": 8, \"text\": \n"
                    "\n"
                    "[1, 2]\n"
                    "{\"title\": \"Без текста\"}\r\n"
                    "{\"text\": \"\"}\n"
                    "{\"text\": 5}\n"
                    "{\"text\": \"Последняя запись о врачах.\", \"date\": \"2024-13-01\"}");
  ASSERT_TRUE(out.status.ok());
  ASSERT_EQ(out.articles.size(), 3u);
  EXPECT_EQ(out.articles[0].id, "7");
  EXPECT_EQ(out.articles[1].id, "a.jsonl#5");
  EXPECT_EQ(out.articles[1].title, "Без текста");
  EXPECT_EQ(out.articles[2].id, "a.jsonl#8");
  EXPECT_TRUE(out.articles[2].dates.empty());
  ASSERT_EQ(out.problems.size(), 5u);
  const char* const where[] = {"a.jsonl:2", "a.jsonl:4", "a.jsonl:6", "a.jsonl:7", "a.jsonl:8"};
  for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(out.problems[i].where, where[i]);
  EXPECT_TRUE(out.problems[0].message.starts_with("broken JSON: parse error")) << out.problems[0].message;
  EXPECT_EQ(out.problems[1].message, "the record is not an object");
  EXPECT_EQ(out.problems[2].message, "no text");
  EXPECT_EQ(out.problems[3].message, "\"text\" is not a string");
  EXPECT_EQ(out.problems[4].message, "date \"2024-13-01\" cannot be read");
}

TEST(Json, ARecordOfInvisibleCharactersIsNoArticle) {
  const testing::ReadOutcome out =
      testing::read("a.jsonl", "{\"text\": \"\\u200b\"}\n{\"text\": \"Врачи приехали.\"}\n");
  ASSERT_EQ(out.articles.size(), 1u);
  ASSERT_EQ(out.problems.size(), 1u);
  EXPECT_EQ(out.problems[0].where, "a.jsonl:1");
}

TEST(Json, DatesOfRecords) {
  struct Row {
    const char* date;
    const char* value;  // empty: a problem
  };
  const Row table[] = {{"2024", "2024"},
                       {"2024-02", "2024-02"},
                       {"2024-02-29", "2024-02-29"},
                       {"2023-02-29", ""},
                       {"2024-02-29 10:15", "2024-02-29"},
                       {"2024-02-29T10:15Z", "2024-02-29"},
                       {"29.02.2024", "2024-02-29"},
                       {"29.02.2024 10:15", "2024-02-29"},
                       {"30.02.2024", ""},
                       {"2.3.2024", "2024-03-02"},
                       {"15 марта 2024 г.", "2024-03-15"},
                       {"Fri, 15 Mar 2024 10:00:00 +0300", "2024-03-15"},
                       {"1710496800", "2024-03-15"},
                       {"вчера", ""},
                       {"2024-2-9", ""}};
  for (const Row& row : table) {
    const testing::ReadOutcome out =
        testing::read("a.jsonl", std::string("{\"text\": \"Запись о врачах.\", \"date\": \"") + row.date + "\"}");
    const Date* date = out.only().primary_date();
    EXPECT_EQ(date == nullptr ? "" : date->value, row.value) << row.date;
    EXPECT_EQ(out.problems.empty(), *row.value != '\0') << row.date;
  }
}

TEST(Json, ArrayAndSingleObject) {
  const testing::ReadOutcome array =
      testing::read("a.json", "[\n {\"text\": \"Первая.\"},\n {\"text\": \"Вторая.\"}\n]\n");
  ASSERT_EQ(array.articles.size(), 2u);
  EXPECT_EQ(array.articles[1].id, "a.json#2");
  const testing::ReadOutcome object = testing::read("a.json", "{\n \"text\": \"Запись.\"\n}\n");
  ASSERT_EQ(object.articles.size(), 1u);
  EXPECT_EQ(object.only().id, "a.json");
}

TEST(Json, TelegramExportOfAChannel) {
  const testing::ReadOutcome out =
      testing::read("d/result.json", R"({"name": "Вестник миссии", "type": "public_channel",
    "id": 77, "messages": [
    {"id": 1, "type": "service", "date": "2024-03-14T09:00:00", "action": "create_channel", "text": ""},
    {"id": 2, "type": "message", "date": "2024-03-15T10:00:00", "from": "Вестник миссии",
     "text": ["Врачи приехали в ", {"type": "bold", "text": "Ош"}, ". Подробнее: ",
              {"type": "link", "text": "https://v.example/2"}]},
    {"id": 3, "type": "message", "date": "2024-03-16T10:00:00", "photo": "a.jpg", "text": ""},
    {"id": 4, "type": "message", "date": "2024-03-17T10:00:00", "from": "Анна Ким", "text": "Центр открыт в Нарыне."}]})");
  ASSERT_TRUE(out.status.ok()) << out.status.error().to_string();
  ASSERT_EQ(out.articles.size(), 2u);
  EXPECT_TRUE(out.problems.empty());
  EXPECT_EQ(out.articles[0].id, "d/result.json#2");
  EXPECT_TRUE(out.articles[0].body.starts_with("Врачи приехали в Ош.")) << out.articles[0].body;
  EXPECT_EQ(out.articles[0].primary_date()->value, "2024-03-15");
  EXPECT_EQ(out.articles[0].source, "Вестник миссии");
  EXPECT_EQ(out.articles[0].author, "");
  EXPECT_EQ(out.articles[1].author, "Анна Ким");
}

TEST(Json, TelegramExportOfAnAccount) {
  const testing::ReadOutcome out = testing::read("r.json", R"({"about": "x", "chats": {"about": "y", "list": [
    {"name": "Один", "id": 5, "messages": [{"id": 1, "type": "message", "date": "2024-03-15T10:00:00",
                                            "text": "Врачи прибыли в Талас."}]},
    {"name": "Пусто", "id": 6, "messages": []},
    {"name": "Два", "id": 7, "messages": [{"id": 1, "type": "message", "date": "2024-03-16T10:00:00",
                                           "text": "Хирурги прибыли в Ош."}]}]}})");
  ASSERT_TRUE(out.status.ok()) << out.status.error().to_string();
  ASSERT_EQ(out.articles.size(), 2u);
  EXPECT_EQ(out.articles[0].id, "r.json#5/1");
  EXPECT_EQ(out.articles[1].id, "r.json#7/1");
  EXPECT_EQ(out.articles[1].source, "Два");
}

TEST(Json, TextIsCleanedGently) {
  const testing::ReadOutcome out =
      testing::read("a.jsonl", R"({"title": "Имя", "text": "Анализ\n\nФото: врачи в палате\n\n***\n\n)"
                               R"(Читайте также\n\nТекст  записи\u00a0о врачах\u0000."})");
  EXPECT_EQ(out.only().body, "Анализ\n\nФото: врачи в палате\n\nТекст записи о врачах.");
}

TEST(Json, NothingReadable) {
  EXPECT_EQ(testing::read("a.jsonl", "{\"text\": ").status.error().message, "no record could be read");
  EXPECT_FALSE(testing::read("a.json", "[]").status.ok());
  EXPECT_FALSE(testing::read("a.jsonl", "просто текст\nбез записей\n").status.ok());
}

TEST(Json, OverlongRecordIsRefusedAlone) {
  const std::string big = "{\"text\": \"" + std::string(limits::kMaxRecordBytes, 'a') + "\"}\n";
  const testing::ReadOutcome out = testing::read("a.jsonl", big + "{\"text\": \"Короткая запись.\"}\n");
  ASSERT_EQ(out.problems.size(), 1u);
  EXPECT_EQ(out.problems[0].code, ErrorCode::too_large);
  EXPECT_EQ(out.articles.size(), 1u);
}

TEST(Json, DeepNestingIsSurvived) {
  const std::string deep(200'000, '[');
  EXPECT_FALSE(testing::read("a.jsonl", deep).status.ok());
  const std::string closed = "{\"text\": \"Запись.\", \"x\": " + deep + std::string(deep.size(), ']') + "}";
  EXPECT_EQ(testing::read("a.jsonl", closed).articles.size(), 1u);
}

TEST(Json, InvalidUtf8InOneRecord) {
  const testing::ReadOutcome out = testing::read(
      "a.jsonl", "{\"text\": \"Запись о врачах и клиниках.\"}\n{\"text\": \"Битый \xD0 знак в записи о враче.\"}\n");
  EXPECT_EQ(out.articles.size(), 2u);
  ASSERT_EQ(out.problems.size(), 1u);
  EXPECT_TRUE(out.problems[0].where.starts_with("a.jsonl: byte ")) << out.problems[0].where;
}

}  // namespace
}  // namespace diplomed::document
