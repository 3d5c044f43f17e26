#include <gtest/gtest.h>

#include "base/limits.h"
#include "document/lines.h"
#include "document/readers/file_format.h"
#include "document/readers/read_articles.h"
#include "read_helper.h"

namespace diplomed::document {
namespace {

TEST(Reader, Names) {
  for (const char* name : {"a.txt",        "d/b.MD", "c.html", "c.HTM", "x.jsonl",  "x.ndjson", "x.json",
                           "a.b.markdown", "a.pdf",  "b.docx", "c.ODT", "d.rtf",    "e.eml",    "f.mht",
                           "g.mhtml",      "h.csv",  "i.tsv",  "j.zip", "k.tar.gz", "l.txt.gz", "m.mbox"}) {
    EXPECT_TRUE(is_readable_name(name)) << name;
  }
  for (const char* name : {"a", ".txt", "a.exe", "d.txt/a", "a.png", ""}) EXPECT_FALSE(is_readable_name(name)) << name;
}

TEST(Reader, FormatsAreToldWithWhatNeedsAProcessOfItsOwn) {
  const std::string marks = "*a **a *a **a\n";
  struct Row {
    const char* path;
    std::string bytes;
    std::optional<Format> format;
    bool isolate;
  };
  const Row rows[] = {
      {"a.md", marks, Format::markdown, true},
      {"a.markdown", marks, Format::markdown, true},
      {"a.txt", "---\ntitle: A\n---\n" + marks, Format::markdown, true},  // told by its content
      {"a.html", "<p>a</p>", Format::html, true},
      {"a.pdf", "%PDF-1.4", Format::pdf, true},
      {"a.txt", marks, Format::text, false},
      {"a.csv", "title,text\na,b\n", Format::csv, false},
      {"a.jsonl", "{\"text\": \"a\"}\n", Format::json, false},
      {"a.txt", "\x89PNG\r\n\x1A\n", std::nullopt, false},
  };
  for (const Row& row : rows) {
    const ToldFormat told = tell_format(row.path, row.bytes);
    EXPECT_EQ(told.format, row.format) << row.path;
    EXPECT_EQ(told.isolate, row.isolate) << row.path;
    if (told.format) {
      EXPECT_EQ(format_named(name_of(*told.format)), told.format);
    }
  }
  EXPECT_EQ(format_named("doc"), std::nullopt);
}

// What was told once is not told again: a name and a content that say otherwise change nothing.
TEST(Reader, AToldFormatHolds) {
  std::string format;
  const Status read = read_articles(
      {"a.html", "a", "<p>Министр</p>", nullptr, Format::text},
      [&](const Article& a) { format = a.format + ": " + a.body; }, [](const Error&) {});
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(format, "text: <p>Министр</p>");
}

struct ErrorRow {
  const char* path;
  std::string bytes;
  ErrorCode code;
  const char* message;
};

TEST(Reader, Errors) {
  const ErrorRow table[] = {
      {"a.txt", "", ErrorCode::malformed, "the file is empty"},
      {"a.txt", " \n\n\t", ErrorCode::malformed, "no text"},
      {"a.html", "", ErrorCode::malformed, "the file is empty"},
      {"a.bin", std::string(1000, '\0') + "x", ErrorCode::malformed, "binary data"},
      {"a.doc", "\xD0\xCF\x11\xE0 doc", ErrorCode::unsupported,
       "a legacy Office document (.doc, .xls) is not a format this version reads"},
      {"a.zip", "PK\x03\x04 xl/workbook.xml", ErrorCode::unsupported,
       "a spreadsheet or presentation is not a format this version reads"},
      {"a.pdf", "Просто текст", ErrorCode::malformed, "the content is not of the format that the name says"},
      {"a.txt", "Поделиться\nПодписаться\n***\n", ErrorCode::malformed, "no text of a story, only noise"},
      {"a.txt", "Главная\nНовости\nКонтакты\n", ErrorCode::malformed, "no text of a story, only noise"},
      {"a.html", "<title>Вестник</title><ul><li><a href=1>Главная</a><li><a href=2>О нас</a></ul><p>© 2024</p>",
       ErrorCode::malformed, "no text of a story, only noise"},
      {"a.html", "<html><nav>Меню</nav></html>", ErrorCode::malformed, "no text of a story, only noise"},
      {"a.txt", std::string(limits::kMaxFileBytes + 1, 'a'), ErrorCode::too_large,
       "file is larger than 67108864 bytes"},
  };
  for (const ErrorRow& row : table) {
    const testing::ReadOutcome out = testing::read(row.path, row.bytes);
    ASSERT_FALSE(out.status.ok()) << row.message;
    EXPECT_EQ(out.status.error().code, row.code) << row.message;
    EXPECT_EQ(out.status.error().message, row.message);
    EXPECT_EQ(out.status.error().where, row.path);
    EXPECT_TRUE(out.articles.empty());
  }
}

// Letters that a conversion replaced by question marks are gone; a text with some of them is a text.
TEST(Reader, TextsOfQuestionMarksAreRefused) {
  const std::string message = "the letters of the text were replaced by question marks before the file was written";
  const std::pair<const char*, const char*> lost[] = {
      {"a.txt",
       "???????? ??????????? ????????\n\n????????? ???? ????? ???????? ? ?????? 12 ??????? 2024 ????. ??? ????????, "
       "COVID-19 ?????????.\n"},
      {"a.txt", "??? ??????? ???? ??????? ????\n"},
      {"a.html",
       "<html><body><h1>????????\n</h1><p>????????? ???? ????? ???????? ? ??????. ??? ????????.</p></body></html>"},
      {"a.jsonl", "{\"title\": \"???????? ????\", \"text\": \"????????? ???? ????? ???????? ? ??????.\"}\n"},
      {"a.eml", "Subject: ???????? ????\n\n????????? ???? ????? ???????? ? ??????.\n"},
  };
  for (const auto& [path, bytes] : lost) {
    const testing::ReadOutcome out = testing::read(path, bytes);
    EXPECT_TRUE(out.articles.empty()) << bytes;
    ASSERT_FALSE(out.status.ok()) << bytes;
    const bool said =
        out.status.error().message == message || (!out.problems.empty() && out.problems[0].message == message);
    EXPECT_TRUE(said) << bytes << out.status.error().message;
  }
  const char* const kept[] = {
      "Почему врачи уезжают???\n\nЧто??? Где??? Когда??? Об этом рассказал министр.\n",
      "Врачи уехали\n\nВ анкете стояло: имя ????, город ????, год ????, и никто не знал, ???? ли это ???? врач.\n",
      "Врачи уехали\n\n??? ??? ??? ???\n",
      "Врачи двух стран провели общий приём больных\n\nОни осмотрели сто детей. ????? ?????? ??????? ?????? ??????.\n",
  };
  for (const char* text : kept) {
    const testing::ReadOutcome out = testing::read("a.txt", text);
    ASSERT_TRUE(out.status.ok()) << text << out.status.error().message;
  }
}

TEST(Reader, InvalidUtf8IsAProblemNotAnError) {
  const testing::ReadOutcome out =
      testing::read("d/a.txt", "Заголовок о врачах\n\nТекст с битым знаком \xFF в середине, но всё же текст.\n");
  ASSERT_TRUE(out.status.ok());
  ASSERT_EQ(out.problems.size(), 1u);
  EXPECT_TRUE(out.problems[0].where.starts_with("d/a.txt: byte ")) << out.problems[0].where;
  EXPECT_EQ(out.only().id, "d/a.txt");
}

TEST(Reader, ParagraphsAreJoined) {
  struct Row {
    const char* text;
    const char* body;
  };
  const Row table[] = {
      {"Имя\n\nДиплом вручили в Самарской медицинской\n\nакадемии.\n\nГости уехали.\n",
       "Диплом вручили в Самарской медицинской академии.\n\nГости уехали."},
      {"Имя\n\nОбсудили:\nвакцины;\nлекарства.\n", "Обсудили:\n\nвакцины;\n\nлекарства."},
      {"Имя\n\n- Мы рады\n- И мы тоже рады\n", "- Мы рады\n\n- И мы тоже рады"},
      {"Имя\r\n\r\nПервая строка.\r\nвторая строка.\r\n", "Первая строка.\n\nвторая строка."},
      {"Имя\n\n● вакцины\n● лекарства\n", "вакцины\n\nлекарства"},
      {"Имя\n\nВрачи из Оша,\nкоторые приехали утром, начали приём.\n",
       "Врачи из Оша, которые приехали утром, начали приём."},
  };
  for (const Row& row : table) {
    const testing::ReadOutcome out = testing::read("a.txt", row.text);
    ASSERT_TRUE(out.status.ok());
    EXPECT_EQ(out.only().body, row.body);
  }
}

TEST(Reader, WrappedTextIsUnwrapped) {
  const testing::ReadOutcome out = testing::read("a.txt",
                                                 "Госпиталь принял гостей\n"
                                                 "\n"
                                                 "Делегация врачей из соседней страны побывала в главном госпитале\n"
                                                 "Бишкека и осмотрела новые отделения. Гостей встретил директор\n"
                                                 "Алибек Осмонов, который рассказал о планах, связанных с открытием\n"
                                                 "Центра сердца, и о работе, которую ведут хирурги госпиталя.\n");
  EXPECT_EQ(out.only().title, "Госпиталь принял гостей");
  EXPECT_EQ(out.only().body.find("\n"), std::string::npos) << out.only().body;
}

TEST(Reader, StrippedPieces) {
  const testing::ReadOutcome out = testing::read(
      "a.txt", " date 2024-01-02 В Оше открыли клинику для детей.\n\n➡ Приём начнётся **завтра** утром.\n## Планы\n");
  const Article& a = out.only();
  ASSERT_EQ(a.stripped.size(), 4u);
  EXPECT_EQ(a.stripped[0].text, " date 2024-01-02 ");
  EXPECT_EQ(a.stripped[1].text, "**");
  EXPECT_EQ(a.stripped[2].text, "➡ ");
  EXPECT_EQ(a.stripped[2].line, 3u);
  EXPECT_EQ(a.stripped[3].text, "## ");
  EXPECT_EQ(a.body, "В Оше открыли клинику для детей.\n\nПриём начнётся завтра утром.\n\nПланы");
  ASSERT_NE(a.primary_date(), nullptr);
  EXPECT_EQ(a.primary_date()->value, "2024-01-02");
  EXPECT_EQ(a.primary_date()->kind, DateKind::published);
  EXPECT_EQ(a.primary_date()->evidence, " date 2024-01-02 ");
}

TEST(Reader, LineNumbersWithEveryLineEnd) {
  const std::vector<Line> lines = split_lines("a\r\nb\rc\n\n \nd");
  ASSERT_EQ(lines.size(), 4u);
  const std::uint32_t numbers[] = {1, 2, 3, 6};
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(lines[i].number, numbers[i]);
  EXPECT_TRUE(lines[3].gap);
}

TEST(Reader, PrimaryDate) {
  Article article;
  EXPECT_EQ(article.primary_date(), nullptr);
  article.dates.push_back({DateKind::mentioned, "2020", DatePrecision::year, Confidence::high, "2020", 1});
  EXPECT_EQ(article.primary_date(), nullptr);
  article.dates.push_back({DateKind::event_start, "2021", DatePrecision::year, Confidence::low, "2021", 1});
  EXPECT_EQ(article.primary_date()->value, "2021");
  article.dates.push_back({DateKind::published, "2022", DatePrecision::year, Confidence::high, "2022", 1});
  EXPECT_EQ(article.primary_date()->value, "2022");
}

}  // namespace
}  // namespace diplomed::document
