// Who wrote it and which file it came from; letters and digits of one shape, from file to answer.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "index_fixture.h"

namespace diplomed::search {
namespace {

class Origin : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    dir_ = new testing::TempDir();
    const std::string documents = dir_->write(
        "news_digest-2024.jsonl",
        "{\"id\": \"a\", \"author\": \"Мария Петрова, Олег Сидоров\", \"title\": \"Вакцина от гепатита B\", \"text\": "
        "\"Больница в Оше получила вакцину против гепатита B и тесты на уровень T4. Площадь склада 1200 м².\"}\n"
        "{\"id\": \"b\", \"author\": \"Нурлан Асанов\", \"title\": \"Гепатит в Казахстане\", \"text\": \"Петрова "
        "приехала в Алматы: там лечат гепатит. Датчики CO₂ и витамин В12 – в палатах. Аппарат MPT закуплен.\"}\n");
    const std::string report = dir_->write("Отчёт о визите.txt", "Визит делегации\n\nДелегация посетила больницу.\n");
    const auto made = testing::run_indexer(db(), {documents, report});
    ASSERT_TRUE(made.ok()) << made.error().to_string();
    searcher_ = testing::open_searcher(db()).release();
  }
  static void TearDownTestSuite() {
    delete searcher_;
    delete dir_;
  }

  static std::string db() { return (dir_->path() / "index").string(); }
  // Ids, in alphabetical order; those of files are their names.
  static std::string found(const std::string& q) {
    SearchRequest request = testing::request_for(q);
    request.relax = false;
    const ResultPage page = searcher_->search(request).value();
    std::set<std::string> ids;
    for (const Hit& hit : page.hits) ids.insert(hit.id);
    std::string out;
    for (const std::string& id : ids) out += (out.empty() ? "" : " ") + id;
    return out;
  }

  static inline testing::TempDir* dir_ = nullptr;
  static inline Searcher* searcher_ = nullptr;
};

TEST_F(Origin, AuthorsAreAField) {
  EXPECT_EQ(found("автор:Петрова"), "a");
  EXPECT_EQ(found("author:петровой"), "a");
  EXPECT_EQ(found("автор:\"олег сидоров\""), "a");
  EXPECT_EQ(found("автор:(Сидоров ИЛИ Асанов)"), "a b");
  EXPECT_EQ(found("автор:Асан*"), "b");
  EXPECT_EQ(found("гепатит -автор:Асанов"), "a");
  EXPECT_EQ(found("автор:Иванов"), "");
  EXPECT_EQ(found("автор:асанав"), "b");  // mended as names of facets are
}

TEST_F(Origin, FilesAreAField) {
  EXPECT_EQ(found("файл:news_digest-2024.jsonl"), "a b");
  EXPECT_EQ(found("file:digest"), "a b");
  EXPECT_EQ(found("файл:\"отчёт о визите.txt\""), "Отчёт о визите.txt");
  EXPECT_EQ(found("файл:отчет"), "Отчёт о визите.txt");
  EXPECT_EQ(found("файл:dig*"), "a b");
  EXPECT_EQ(found("файл:меморандум"), "");
}

TEST_F(Origin, LettersOfOneShape) {
  EXPECT_EQ(found("\"гепатит В\""), "a");
  EXPECT_EQ(found("\"гепатита B\""), "a");
  EXPECT_EQ(found("гепатит В"), "a");
  EXPECT_EQ(found("гепатит в Казахстане"), "b");
  EXPECT_EQ(found("Т4"), "a");
  EXPECT_EQ(found("B12"), "b");
  EXPECT_EQ(found("в12"), "b");
  EXPECT_EQ(found("МРТ"), "b");
}

TEST_F(Origin, SmallDigits) {
  EXPECT_EQ(found("CO2"), "b");
  EXPECT_EQ(found("СО₂"), "b");
  EXPECT_EQ(found("1200 м2"), "a");
  EXPECT_EQ(found("число:1200"), "a");
  EXPECT_EQ(found("число:>1000000"), "");
}

}  // namespace
}  // namespace diplomed::search
