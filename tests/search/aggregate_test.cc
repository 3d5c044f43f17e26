// Every cell of a matrix is what one gets by requiring both values, whatever else is asked.
#include <gtest/gtest.h>

#include <set>

#include "random_corpus.h"

namespace diplomed {
namespace {

using search::Matrix;
using search::SearchRequest;
using testing::Record;
using testing::SmallIndex;

std::uint64_t total_of(const SmallIndex& index, SearchRequest request, const std::string& rows, const std::string& row,
                       const std::string& columns, const std::string& column) {
  request.filters[rows].all.push_back(row);
  request.filters[columns].all.push_back(column);
  request.size = 0;
  return index.search(request).total;
}

void check_cells(const SmallIndex& index, const SearchRequest& request, const std::string& rows,
                 const std::string& columns) {
  const auto found = index.searcher().matrix(request, rows, columns, 6);
  ASSERT_TRUE(found.ok()) << found.error().to_string();
  EXPECT_EQ(found->total, index.search(request).total);
  for (std::size_t r = 0; r < found->row_values.size(); ++r) {
    const std::string& row = found->row_values[r].value.value;
    EXPECT_EQ(found->row_values[r].count, total_of(index, request, rows, row, rows, row));
    EXPECT_FALSE(found->row_values[r].value.label_ru.empty());
    for (std::size_t c = 0; c < found->column_values.size(); ++c) {
      const std::string& column = found->column_values[c].value.value;
      EXPECT_EQ(found->cells[r][c], total_of(index, request, rows, row, columns, column)) << row << " × " << column;
    }
  }
}

TEST(Matrix, CellsAreTheTotalsOfTheirSearches) {
  std::mt19937 random(7);
  const SmallIndex index(testing::random_records(300, random));
  for (int i = 0; i < 6; ++i) {
    SearchRequest request = testing::random_request(random);
    request.duplicates = search::Duplicates::show;
    check_cells(index, request, "country", "field");
    check_cells(index, request, "country", "country");
  }
}

TEST(Matrix, LinesAreTheMostFrequentAndTheRestIsCounted) {
  std::vector<Record> records;
  const std::vector<std::string> countries = {"KG", "FR", "UZ", "KZ"};
  for (std::size_t i = 0; i < countries.size(); ++i) {
    for (std::size_t n = 0; n <= i; ++n) {
      records.push_back({"r" + std::to_string(i) + std::to_string(n),
                         "Заметка",
                         "Барсук номер " + std::to_string(i * 10 + n),
                         "",
                         {{"country", {countries[i]}}}});
    }
  }
  const SmallIndex index(records);
  const auto found = index.searcher().matrix(testing::request_for("барсук"), "country", "year", 2);
  ASSERT_TRUE(found.ok());
  ASSERT_EQ(found->row_values.size(), 2u);
  EXPECT_EQ(found->row_values[0].value.value, "KZ");
  EXPECT_EQ(found->row_values[0].count, 4u);
  EXPECT_EQ(found->row_values[1].value.value, "UZ");
  EXPECT_EQ(found->distinct_rows, 4u);
  EXPECT_TRUE(found->column_values.empty()) << "nothing is dated";
}

// Reprints with different countries: the story counts once in a cell, and only where one article has both values.
TEST(Matrix, CollapsedReprintsCountOnce) {
  const std::string story =
      "Министры подписали меморандум о подготовке врачей скорой помощи. Документ рассчитан на пять лет и "
      "предусматривает стажировки в клиниках, совместные учения и поставку тренажёров для областных больниц.";
  const SmallIndex index({{"a", "Первая", story, "", {{"country", {"KG", "FR"}}, {"field", {"cardiology"}}}},
                          {"b", "Вторая", story, "", {{"country", {"KG"}}, {"field", {"surgery"}}}},
                          {"c", "Третья", story, "", {{"country", {"KG", "FR"}}, {"field", {"surgery"}}}}});
  SearchRequest request;
  check_cells(index, request, "country", "field");
  const auto found = index.searcher().matrix(request, "country", "country", 6);
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found->total, 1u);
  ASSERT_EQ(found->cells.size(), 2u);
  EXPECT_EQ(found->cells[0][1], 1u);
}

TEST(Network, IsEmptyWithoutRelations) {
  const SmallIndex index({{"a", "Барсук", "Барсук спит."}});
  const auto found = index.searcher().network(SearchRequest(), 10);
  ASSERT_TRUE(found.ok());
  EXPECT_TRUE(found->nodes.empty());
  EXPECT_TRUE(found->edges.empty());
  EXPECT_EQ(found->total, 1u);
}

}  // namespace
}  // namespace diplomed
