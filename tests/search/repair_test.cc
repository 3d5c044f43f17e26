// What a search says of words that were typed wrong.
#include <gtest/gtest.h>

#include <filesystem>

#include "base/limits.h"
#include "index/directory.h"
#include "index/spelling/spelling_build.h"
#include "index_fixture.h"

namespace diplomed::search {
namespace {

class SearchRepair : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    dir_ = new testing::TempDir();
    const std::string documents = dir_->write(
        "docs.jsonl",
        "{\"id\": \"a\", \"title\": \"Министр Казахстана в Бишкеке\", \"text\": \"Министр здравоохранения Казахстана "
        "Светлана Мурашко подписала меморандум о контактах врачей.\"}\n"
        "{\"id\": \"b\", \"title\": \"Министр Узбекистана\", \"text\": \"Министр здравоохранения Узбекистана Светлана "
        "Мурашко приехала в Ташкент. Врач Сергей Готье прооперировал ребёнка.\"}\n");
    const auto report = testing::run_indexer(db(), {documents});
    ASSERT_TRUE(report.ok()) << report.error().to_string();
    searcher_ = testing::open_searcher(db()).release();
  }
  static void TearDownTestSuite() {
    delete searcher_;
    delete dir_;
  }

  static std::string db() { return (dir_->path() / "index").string(); }
  static ResultPage search(const std::string& q) { return searcher_->search(testing::request_for(q)).value(); }

  static inline testing::TempDir* dir_ = nullptr;
  static inline Searcher* searcher_ = nullptr;
};

TEST_F(SearchRepair, NamesInFacetFields) {
  const struct {
    const char* q;
    const char* meant;  // empty: nothing is mended
    std::uint64_t total;
    const char* kind = "spelling";
  } rows[] = {
      {"страна:казхстан", "казахстан", 1},
      {"страна:узбикистан", "узбекистан", 1},
      {"cnhfyf:rfpf[cnfy", "казахстан", 1, "layout"},
      {"страна:kazahstan", "казахстан", 1, "transliteration"},
      {"person:мурашка", "мурашко", 2},
      {"персона:\"светлана мурашка\"", "светлана мурашко", 2},
      {"person:murashko", "мурашко", 2, "transliteration"},
      {"person:vehfirj", "мурашко", 2, "layout"},
      {"person:gote", "готье", 1, "transliteration"},
      {"person:ujnmt", "готье", 1, "layout"},
      {"страна:казахстан", "", 1},
      {"страна:KZ", "", 1},
      {"страна:франция", "", 0},
      {"страна:ыыыыыы", "", 0},
  };
  for (const auto& row : rows) {
    const ResultPage page = search(row.q);
    EXPECT_EQ(page.total, row.total) << row.q;
    EXPECT_EQ(page.reading.corrected, *row.meant != '\0') << row.q;
    if (*row.meant == '\0') continue;
    ASSERT_EQ(page.reading.corrections.size(), 1u) << row.q;
    EXPECT_EQ(page.reading.corrections[0].meant, row.meant) << row.q;
    EXPECT_EQ(page.reading.corrections[0].kind, row.kind) << row.q;
  }
}

TEST_F(SearchRepair, OnlySoManyNamesOfAQueryAreMended) {
  std::string q = "страна:(ыыыыы0";
  for (std::size_t i = 1; i < limits::kMaxMendedValues; ++i) q += " ИЛИ ыыыыы" + std::to_string(i);
  EXPECT_FALSE(search(q + " ИЛИ казхстан)").reading.corrected);
  EXPECT_TRUE(search("страна:(ыыыыы ИЛИ казахстан ИЛИ казхстан)").reading.corrected);
}

TEST_F(SearchRepair, OffersOnlyWhenNothingIsFound) {
  const ResultPage page = search("контракты");
  EXPECT_EQ(page.total, 0u);
  EXPECT_FALSE(page.reading.corrected);
  ASSERT_EQ(page.reading.corrections.size(), 1u);
  EXPECT_EQ(page.reading.corrected_query, page.reading.corrections[0].meant);
  EXPECT_TRUE(search("контакты").reading.corrections.empty());
  EXPECT_TRUE(search("контракты ИЛИ министр").reading.corrections.empty());
}

TEST_F(SearchRepair, CorrectionsStandWhereTheWordsStood) {
  const ResultPage page = search("минстр здровоохранения");
  EXPECT_TRUE(page.reading.corrected);
  EXPECT_EQ(page.reading.corrected_query, "министр здравоохранения");
  EXPECT_EQ(page.total, 2u);
}

TEST_F(SearchRepair, ArraysAreWrittenWithTheGeneration) {
  const auto file = index::spelling_path((std::filesystem::path(db()) / index::published_generation(db())).string());
  const auto spelling = index::SpellingIndex::open(file);
  ASSERT_TRUE(spelling.ok()) << spelling.error().to_string();
  EXPECT_GT((*spelling)->frequency("министр"), 0u);
}

}  // namespace
}  // namespace diplomed::search
