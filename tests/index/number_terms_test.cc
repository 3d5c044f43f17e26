// Terms of figures and of ranges against a plain comparison of numbers.
#include "index/number_terms.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace diplomed::index {
namespace {

bool meet(std::vector<std::string> a, std::vector<std::string> b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const std::string& t) { return std::find(b.begin(), b.end(), t) != b.end(); });
}

bool found(const std::string& figure, const std::string& from, const std::string& to) {
  return meet(figure_terms(figure), number_range_terms(from, to));
}

// Thousandths, so that the test's own comparison is exact.
std::string decimal(std::int64_t thousandths) {
  std::string out = std::to_string(thousandths / 1000);
  std::string fraction = std::to_string(1000 + thousandths % 1000).substr(1);
  while (fraction.ends_with('0')) fraction.pop_back();
  return fraction.empty() ? out : out + "." + fraction;
}

TEST(NumberTerms, AFigureHasItsKeyAndEachBeginning) {
  EXPECT_EQ(figure_terms("5800000"), (std::vector<std::string>{"XVEm58", "XVBm", "XVBm5", "XVBm58"}));
  EXPECT_EQ(figure_terms("0.05"), (std::vector<std::string>{"XVEe5", "XVBe", "XVBe5"}));
  EXPECT_EQ(figure_terms("0"), std::vector<std::string>{"XVE0"});
  EXPECT_EQ(figure_terms(">100"), figure_terms("100"));
  EXPECT_EQ(figure_terms("~100"), figure_terms("100"));
  EXPECT_EQ(figure_terms("1/2"), figure_terms("0.5"));
  EXPECT_EQ(figure_terms("2/3"), figure_terms("0.666667"));
  for (const char* none : {"", "x", "5x", "1/0", "5–x", "100000000000000000000"})
    EXPECT_TRUE(figure_terms(none).empty());
}

TEST(NumberTerms, EdgesOfARange) {
  EXPECT_TRUE(found("100", "100", "500"));
  EXPECT_TRUE(found("500", "100", "500"));
  EXPECT_TRUE(found("100.5", "100", "500"));
  EXPECT_FALSE(found("99.9", "100", "500"));
  EXPECT_FALSE(found("500.1", "100", "500"));
  EXPECT_FALSE(found("1000", "100", "500"));
  EXPECT_TRUE(found("100", "100", "100"));
  EXPECT_FALSE(found("100.1", "100", "100"));
  EXPECT_FALSE(found("100", ">100", ""));
  EXPECT_TRUE(found("100.01", ">100", ""));
  EXPECT_TRUE(found("5800000", ">100", ""));
  EXPECT_FALSE(found("100", "", "<100"));
  EXPECT_TRUE(found("99", "", "<100"));
  EXPECT_TRUE(found("0", "", "<100"));
  EXPECT_TRUE(found("0", "0", "0"));
  EXPECT_FALSE(found("0", ">0", ""));
  EXPECT_FALSE(found("1", "", "<0"));
  EXPECT_TRUE(number_range_terms("5", "3").empty());
  EXPECT_TRUE(number_range_terms("x", "").empty());
}

TEST(NumberTerms, AFigureThatIsARangeIsFoundWhereItOverlaps) {
  EXPECT_TRUE(found("5–7", "6", "6"));
  EXPECT_TRUE(found("5–7", "5", "5"));
  EXPECT_TRUE(found("5–7", "7", "9"));
  EXPECT_TRUE(found("5–7", "1", "5"));
  EXPECT_TRUE(found("5–7", "1", "100"));
  EXPECT_TRUE(found("10–1500", "300", "400"));
  EXPECT_FALSE(found("5–7", "8", "9"));
  EXPECT_FALSE(found("5–7", "1", "4"));
  EXPECT_FALSE(found("5–7", ">7", ""));
  EXPECT_TRUE(found("5–7", ">6", ""));
  EXPECT_FALSE(found("5–7", "", "<5"));
}

TEST(NumberTerms, RandomFiguresAndRanges) {
  std::mt19937_64 random(20240502);
  const auto any = [&]() -> std::int64_t {
    static constexpr std::int64_t tops[] = {20, 1'000, 30'000, 5'000'000, 900'000'000'000};
    const std::int64_t value = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(tops[random() % 5]));
    return random() % 2 == 0 ? value / 1000 * 1000 : value;
  };
  for (int round = 0; round < 20'000; ++round) {
    std::int64_t a = any(), b = any(), low = any(), high = any();
    if (round % 3 == 0) b = a;
    if (b < a) std::swap(a, b);
    if (high < low) std::swap(low, high);
    const std::string figure = a == b ? decimal(a) : decimal(a) + "–" + decimal(b);
    ASSERT_EQ(found(figure, decimal(low), decimal(high)), a <= high && b >= low)
        << figure << " in " << decimal(low) << ".." << decimal(high);
    ASSERT_EQ(found(figure, decimal(low), ""), b >= low) << figure << " from " << decimal(low);
    ASSERT_EQ(found(figure, ">" + decimal(low), ""), b > low) << figure << " over " << decimal(low);
    ASSERT_EQ(found(figure, "", decimal(high)), a <= high) << figure << " to " << decimal(high);
    ASSERT_EQ(found(figure, "", "<" + decimal(high)), a < high) << figure << " under " << decimal(high);
    ASSERT_LE(number_range_terms(decimal(low), decimal(high)).size(), 350u);
  }
}

TEST(NumberTerms, BoundsBeyondAllFigures) {
  EXPECT_EQ(number_range_terms(">0.0000001", ""), number_range_terms(">0", ""));
  EXPECT_EQ(number_range_terms("", "0.0000001"), number_range_terms("", "0"));
  EXPECT_EQ(number_range_terms("5", "1000000000000000000000"), number_range_terms("5", ""));
  EXPECT_TRUE(number_range_terms("1000000000000000000000", "").empty());
}

}  // namespace
}  // namespace diplomed::index
