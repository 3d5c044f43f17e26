// What a search says of words that were typed wrong.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

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

// Where the corrections find nothing either, each word says what it finds alone, as the same search would.
TEST_F(SearchRepair, EachWordIsCountedWhenNothingIsFound) {
  SearchRequest request = testing::request_for("rfpf[cnfy Gote uzbekistan");
  request.relax = false;
  const ResultPage page = searcher_->search(request).value();
  EXPECT_EQ(page.total, 0u);
  EXPECT_TRUE(page.reading.corrected);
  ASSERT_EQ(page.reading.words.size(), 3u);
  EXPECT_EQ(page.reading.words[0].word, "казахстан");
  EXPECT_EQ(page.reading.words[0].count, 1u);
  EXPECT_EQ(page.reading.words[1].word, "готье");
  EXPECT_EQ(page.reading.words[1].count, 1u);
  request.filters["country"].any = {"UZ"};
  EXPECT_EQ(searcher_->search(request).value().reading.words[0].count, 0u);
  request.q = "министр";
  request.filters["country"].any = {"FR"};
  EXPECT_TRUE(searcher_->search(request).value().reading.words.empty());  // one word: nothing to tell apart
  request.filters.clear();
  EXPECT_TRUE(searcher_->search(request).value().reading.words.empty());
  std::string many = "ыыыы0";
  for (std::size_t i = 1; i <= limits::kMaxCountedWords; ++i) many += " ыыыы" + std::to_string(i);
  request.q = many;
  EXPECT_EQ(searcher_->search(request).value().reading.words.size(), limits::kMaxCountedWords);
}

TEST_F(SearchRepair, BeginningsAreOfferedTheirContinuation) {
  for (const auto& [typed, whole] : std::vector<std::pair<std::string, std::string>>{
           {"мемор", "меморандум"}, {"прооперир", "прооперировать"}, {"здравоохр", "здравоохранение"}}) {
    const ResultPage page = search(typed);
    EXPECT_EQ(page.total, 0u) << typed;
    EXPECT_FALSE(page.reading.corrected) << typed;
    ASSERT_EQ(page.reading.corrections.size(), 1u) << typed;
    EXPECT_EQ(page.reading.corrections[0].kind, "completion");
    EXPECT_EQ(page.reading.corrected_query, whole);
  }
  EXPECT_TRUE(search("мем").reading.corrections.empty());  // too short to tell
  EXPECT_TRUE(search("ыыыыы").reading.corrections.empty());
}

TEST_F(SearchRepair, ReadingsAreSaidInBothLanguages) {
  const ResultPage page = search("министр Казахстан -Франция");
  EXPECT_EQ(page.reading.text, "министр И Казахстан БЕЗ Франция");
  EXPECT_EQ(page.reading.text_en, "министр AND Казахстан NOT Франция");
  EXPECT_EQ(search("число:>1000").reading.text_en, "number: over 1000");
  EXPECT_EQ(search("страна:KZ дата:2019..").reading.text_en, "country: KZ AND date: from 2019");
}

// A word of an English name in the vocabulary is right, whatever Russian word it sounds like.
TEST_F(SearchRepair, EnglishWordsOfTheVocabularyAreNotMended) {
  for (const char* q : {"ministry", "minister", "health", "kidney", "nurses", "emergency care", "organ transplantation",
                        "who signed the memorandum", "contact tracing centre"}) {
    EXPECT_TRUE(search(q).reading.corrections.empty()) << q;
  }
  EXPECT_EQ(search("minister").total, 2u);
  EXPECT_EQ(search("memorandum").total, 1u);
  EXPECT_EQ(search("murashko").total, 2u);  // a Russian name is none
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
