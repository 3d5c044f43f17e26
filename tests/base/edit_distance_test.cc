#include "base/edit_distance.h"

#include <gtest/gtest.h>

namespace diplomed {
namespace {

TEST(EditDistance, CountsEditsOfLetters) {
  struct Row {
    std::u32string_view a, b;
    double cost;
  };
  for (const Row& row : {Row{U"", U"", 0}, Row{U"", U"ab", 2}, Row{U"врач", U"врач", 0}, Row{U"врач", U"вач", 1},
                         Row{U"врач", U"врвач", 1}, Row{U"врач", U"вруч", 1}, Row{U"врач", U"рвач", 1},
                         Row{U"abcd", U"badc", 2}, Row{U"kitten", U"sitting", 3}, Row{U"ca", U"abc", 3}}) {
    EXPECT_EQ(edit_distance(row.a, row.b, 3).cost, row.cost) << row.cost;
    EXPECT_EQ(edit_distance(row.b, row.a, 3).cost, row.cost) << row.cost;
    EXPECT_EQ(edit_distance(row.a, row.b, 3).edits, static_cast<int>(row.cost)) << row.cost;
  }
}

TEST(EditDistance, EndsAtItsLimits) {
  EXPECT_EQ(edit_distance(U"kitten", U"sitting", 2).cost, kTooFar);
  EXPECT_EQ(edit_distance(U"abc", U"xyz", 2).cost, kTooFar);
  const std::u32string longest(kMostEditedLetters, U'a');
  EXPECT_EQ(edit_distance(longest, longest, 1).cost, 0);
  EXPECT_EQ(edit_distance(longest, longest + U'a', 1).cost, kTooFar);
}

// The cheapest way counts, though it has more edits.
TEST(EditDistance, TakesItsCostsFromTheCaller) {
  struct CheapLone {
    static double lone(std::u32string_view, std::size_t) { return 0.25; }
    static double change(std::u32string_view a, std::size_t i, std::u32string_view b, std::size_t k) {
      return a[i] == b[k] ? 0 : 1;
    }
    static double exchange() { return 1; }
  };
  const EditDistance d = edit_distance(U"abc", U"axc", 2, CheapLone{});
  EXPECT_EQ(d.cost, 0.5);
  EXPECT_EQ(d.edits, 2);
  EXPECT_EQ(edit_distance(U"abc", U"axc", 1, CheapLone{}).cost, kTooFar);
}

}  // namespace
}  // namespace diplomed
