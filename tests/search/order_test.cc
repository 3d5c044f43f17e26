// The order of hits, pages and cursors.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "random_corpus.h"

namespace diplomed {
namespace {

using search::ResultPage;
using search::SearchRequest;
using search::Sort;
using testing::ids_of;
using testing::SmallIndex;

using Ids = std::vector<std::string>;

SearchRequest sorted_by(Sort sort, const std::string& q = "") {
  SearchRequest request = testing::request_for(q);
  request.sort = sort;
  return request;
}

const SmallIndex& dated_notes() {
  static const SmallIndex index({{"undated", "Заметка", "Здесь барсук.", ""},
                                 {"day", "Заметка", "Здесь барсук барсук.", "2019-11-18"},
                                 {"later", "Заметка", "Здесь вереск.", "2020-01-02"},
                                 {"early", "Заметка", "Здесь барсук.", "2017-05-01"},
                                 {"month", "Заметка", "Здесь барсук.", "2019-12"}});
  return index;
}

TEST(Order, NewestAndOldestPutUndatedLast) {
  const SmallIndex& index = dated_notes();
  EXPECT_EQ(ids_of(index.search(sorted_by(Sort::newest))), (Ids{"later", "month", "day", "early", "undated"}));
  EXPECT_EQ(ids_of(index.search(sorted_by(Sort::oldest))), (Ids{"early", "day", "month", "later", "undated"}));
  EXPECT_EQ(ids_of(index.search(sorted_by(Sort::newest, "барсук"))), (Ids{"month", "day", "early", "undated"}));
  EXPECT_EQ(ids_of(index.search(sorted_by(Sort::oldest, "барсук"))), (Ids{"early", "day", "month", "undated"}));
}

TEST(Order, AnEmptyQueryShowsTheNewestFirst) {
  const Ids newest = {"later", "month", "day", "early", "undated"};
  EXPECT_EQ(ids_of(dated_notes().search("")), newest);
  EXPECT_EQ(ids_of(dated_notes().search("  ")), newest);
  SearchRequest filtered = testing::request_for("");
  filtered.filters["year"].any = {"2019"};
  EXPECT_EQ(ids_of(dated_notes().search(filtered)), (Ids{"month", "day"}));
}

TEST(Order, MoreMentionsRankHigher) {
  EXPECT_EQ(dated_notes().search("барсук").hits.at(0).id, "day");
}

TEST(Ranking, TitleOutranksBody) {
  const SmallIndex index({{"body", "Заметка о погоде", "В лесу видели барсука и лису."},
                          {"title", "Барсук вышел к людям", "Зверя видели в лесу рядом с лисой."},
                          {"neither", "Заметка о рыбе", "В реке видели щуку."}});
  EXPECT_EQ(ids_of(index.search("барсук")), (Ids{"title", "body"}));
  EXPECT_GT(index.search("барсук").hits[0].score, index.search("барсук").hits[1].score);
}

TEST(Ranking, TheNameThatWasTypedComesFirst) {
  std::vector<testing::Record> records = {{"typed", "Заметка", "Гости приехали в Киргизию."}};
  for (int i = 0; i < 9; ++i) {
    records.push_back({"other" + std::to_string(i), "Заметка", "Гости приехали в Кыргызстан."});
  }
  records.push_back({"none", "Заметка", "Гости приехали в лес."});
  const SmallIndex index(records);
  const ResultPage page = index.search("Киргизия");
  EXPECT_EQ(page.total, 10u);
  EXPECT_EQ(page.hits.at(0).id, "typed");
  ASSERT_EQ(page.reading.concepts.size(), 1u);
  EXPECT_EQ(page.reading.concepts[0].value, "country:KG");
  EXPECT_EQ(page.reading.concepts[0].label_ru, "Кыргызстан");
}

const SmallIndex& news_of_years() {
  static const SmallIndex index({{"old", "Заметка", "Здесь барсук и вереск.", "2012-03-01"},
                                 {"undated", "Заметка", "Здесь барсук и янтарь.", ""},
                                 {"new", "Заметка", "Здесь барсук и щавель.", "2020-03-01"},
                                 {"best", "Барсук", "Барсук, ещё барсук и снова барсук.", "2010-01-01"},
                                 {"other", "Заметка", "Здесь только сосна.", "2021-01-01"}});
  return index;
}

TEST(Fresh, OfEquallyGoodOnesTheNewerComesFirst) {
  EXPECT_EQ(ids_of(news_of_years().search(sorted_by(Sort::fresh, "барсук"))), (Ids{"best", "new", "undated", "old"}));
  EXPECT_EQ(news_of_years().search(sorted_by(Sort::relevance, "барсук")).hits.front().id, "best");
}

TEST(Fresh, FindsTheSameAndFiltersKeepTheOrder) {
  SearchRequest request = sorted_by(Sort::fresh, "барсук");
  EXPECT_EQ(news_of_years().search(request).total, 4u);
  request.filters["year"].none = {"2010"};
  EXPECT_EQ(ids_of(news_of_years().search(request)), (Ids{"new", "undated", "old"}));
  EXPECT_EQ(ids_of(news_of_years().search(sorted_by(Sort::fresh, ""))).front(), "other") << "the newest first";
}

TEST(Fresh, IsExplained) {
  SearchRequest request = sorted_by(Sort::fresh, "барсук");
  request.explain = true;
  for (const search::Hit& hit : news_of_years().search(request).hits) {
    double sum = 0;
    bool fresh = false;
    for (const search::ScorePart& part : hit.explanation) {
      sum += part.weight;
      fresh = fresh || part.kind == "freshness";
    }
    EXPECT_NEAR(sum, hit.score, 1e-6) << hit.id;
    EXPECT_TRUE(fresh) << hit.id;
  }
}

TEST(Reading, SaysHowTheQueryWasRead) {
  const ResultPage page = dated_notes().search("барсук и (вереск");
  EXPECT_EQ(page.reading.parsed, "(and word:барсук word:и word:вереск)");
  EXPECT_EQ(page.reading.ignored, Ids{"и"});
  ASSERT_EQ(page.reading.notes.size(), 1u);
  EXPECT_EQ(page.reading.notes[0].code, "unbalanced_parenthesis");
}

class Paging : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    std::mt19937 random(5);
    index = new SmallIndex(testing::random_records(230, random));
  }
  static void TearDownTestSuite() { delete index; }
  static SmallIndex* index;
};

SmallIndex* Paging::index = nullptr;

TEST_F(Paging, PagesShowEveryHitOnce) {
  for (const Sort sort : {Sort::relevance, Sort::fresh, Sort::newest, Sort::oldest}) {
    SearchRequest request = sorted_by(sort, "барсук OR вереск OR янтарь");
    request.size = 7;
    Ids walked;
    std::uint64_t total = 0;
    for (request.page = 1; request.page < 100; ++request.page) {
      const ResultPage page = index->search(request);
      EXPECT_EQ(page.first, (request.page - 1) * 7u);
      total = page.total;
      if (page.hits.empty()) break;
      const Ids ids = ids_of(page);
      walked.insert(walked.end(), ids.begin(), ids.end());
    }
    EXPECT_GT(total, 100u);
    EXPECT_EQ(walked.size(), total);
    EXPECT_EQ(std::set<std::string>(walked.begin(), walked.end()).size(), total);
  }
}

TEST_F(Paging, TheCursorWalksTheSameWay) {
  for (const Sort sort : {Sort::relevance, Sort::fresh, Sort::newest, Sort::oldest}) {
    SearchRequest request = sorted_by(sort, "барсук OR вереск OR янтарь");
    request.size = 9;
    Ids by_page;
    for (request.page = 1; request.page < 100; ++request.page) {
      const Ids ids = ids_of(index->search(request));
      by_page.insert(by_page.end(), ids.begin(), ids.end());
    }
    request.page = 1;
    Ids by_cursor;
    ResultPage page;
    do {
      page = index->search(request);
      EXPECT_EQ(page.first, by_cursor.size());
      const Ids ids = ids_of(page);
      by_cursor.insert(by_cursor.end(), ids.begin(), ids.end());
      request.cursor = page.next_cursor;
      request.page = 50;  // the cursor wins
    } while (!request.cursor.empty() && by_cursor.size() < 1000);
    EXPECT_EQ(by_cursor, by_page);
    EXPECT_EQ(by_cursor.size(), page.total);
  }
}

TEST_F(Paging, NoHitsAskedForNoneGiven) {
  SearchRequest request = sorted_by(Sort::relevance, "барсук");
  request.size = 0;
  const ResultPage none = index->search(request);
  EXPECT_TRUE(none.hits.empty());
  EXPECT_EQ(none.next_cursor, "");
  EXPECT_EQ(none.total, index->search("барсук").total);
  request.size = 10;
  request.page = 10'000;
  EXPECT_TRUE(index->search(request).hits.empty());
  EXPECT_EQ(index->search(request).total, none.total);
}

TEST_F(Paging, TheLastPageHasNoCursor) {
  SearchRequest request = sorted_by(Sort::relevance, "барсук");
  request.size = 50;
  const ResultPage page = index->search(request);
  ASSERT_GT(page.total, 50u);
  ASSERT_LE(page.total, 100u);
  ASSERT_FALSE(page.next_cursor.empty());
  request.cursor = page.next_cursor;
  EXPECT_EQ(index->search(request).next_cursor, "");
}

void expect_bad_cursor(const SmallIndex& index, const std::string& cursor) {
  SearchRequest request = testing::request_for("барсук");
  request.cursor = cursor;
  const auto page = index.searcher().search(request);
  ASSERT_FALSE(page.ok()) << "cursor: " << cursor;
  EXPECT_EQ(page.error().code, ErrorCode::invalid_argument) << cursor;
  EXPECT_EQ(page.error().where, "cursor") << cursor;
}

TEST_F(Paging, RubbishIsNoCursor) {
  const std::string revision = index->search("барсук").revision;
  for (const std::string& cursor :
       {std::string("rubbish"), std::string("."), std::string("10"), std::string("\xff\xfe"), std::string(300, '9'),
        revision, revision + ".", revision + ".x", revision + ".-1", revision + ".+1", revision + ".1x",
        revision + ". 1", revision + ".99999999999999999999999999", std::string("gen-000099-1.10"),
        revision + "0.10"}) {
    expect_bad_cursor(*index, cursor);
  }
}

TEST_F(Paging, ACursorFarBehindTheEndShowsNothing) {
  SearchRequest request = testing::request_for("барсук");
  request.cursor = index->search("барсук").revision + ".18446744073709551615";
  const ResultPage page = index->search(request);
  EXPECT_TRUE(page.hits.empty());
  EXPECT_EQ(page.next_cursor, "");
}

TEST(Cursor, EndsWithItsRevision) {
  const testing::TempDir dir;
  std::mt19937 random(3);
  const auto records = testing::random_records(40, random);
  dir.write("in/records.jsonl", testing::json_lines(records));
  testing::index_or_throw(dir.sub("db"), {dir.sub("in")});
  const auto searcher = testing::open_searcher(dir.sub("db"));
  SearchRequest request = testing::request_for("");
  request.size = 10;
  const auto before = searcher->search(request);
  ASSERT_TRUE(before.ok());
  dir.write("in/more.jsonl", testing::json_line({"new", "Заметка", "Здесь барсук.", ""}));
  testing::index_or_throw(dir.sub("db"), {dir.sub("in")});
  request.cursor = before->next_cursor;
  const auto after = searcher->search(request);
  ASSERT_FALSE(after.ok());
  EXPECT_EQ(after.error().code, ErrorCode::invalid_argument);
  EXPECT_EQ(after.error().where, "cursor");
}

}  // namespace
}  // namespace diplomed
