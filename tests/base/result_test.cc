#include "base/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "base/span.h"

namespace diplomed {
namespace {

Result<int> half(int number) {
  if (number % 2 != 0) return Error{ErrorCode::invalid_argument, "odd", "number"};
  return number / 2;
}

TEST(Result, HoldsAValueOrAnError) {
  Result<int> good = half(8);
  ASSERT_TRUE(good.ok());
  EXPECT_TRUE(static_cast<bool>(good));
  EXPECT_EQ(good.value(), 4);
  EXPECT_EQ(*good, 4);
  *good = 5;
  EXPECT_EQ(good.value(), 5);

  const Result<int> bad = half(7);
  ASSERT_FALSE(bad.ok());
  EXPECT_FALSE(static_cast<bool>(bad));
  EXPECT_EQ(bad.error().code, ErrorCode::invalid_argument);
  EXPECT_EQ(bad.error().message, "odd");
  EXPECT_EQ(bad.error().where, "number");
}

TEST(Result, GivesUpWhatCanOnlyBeMoved) {
  Result<std::unique_ptr<int>> made = std::make_unique<int>(3);
  ASSERT_TRUE(made.ok());
  const std::unique_ptr<int> taken = std::move(made).value();
  ASSERT_NE(taken, nullptr);
  EXPECT_EQ(*taken, 3);
}

TEST(Result, ReachesMembersThroughTheArrow) {
  Result<std::string> text = std::string("врач");
  EXPECT_EQ(text->size(), 8u);
  text->push_back('!');
  EXPECT_EQ(text.value(), "врач!");
}

// A value that is itself an Error's neighbour in type must not be taken for one.
TEST(Result, KeepsAnEmptyValueApartFromAnError) {
  const Result<std::string> empty = std::string();
  EXPECT_TRUE(empty.ok());
  EXPECT_EQ(*empty, "");
  const Status done = Unit{};
  EXPECT_TRUE(done.ok());
}

TEST(Error, NamesThePlaceWhenItHasOne) {
  struct Row {
    Error error;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {{ErrorCode::malformed, "the id is empty", "fields.tsv:7"}, "fields.tsv:7: the id is empty"},
      {{ErrorCode::not_found, "no index", ""}, "no index"},
      {{}, ""},
  };
  for (const Row& row : rows) EXPECT_EQ(row.error.to_string(), row.expected);
  EXPECT_EQ(Error{}.code, ErrorCode::internal);
}

TEST(Span, CutsBytesOfAText) {
  const std::string text = "в Оше";
  EXPECT_EQ((Span{3, 9}.of(text)), "Оше");
  EXPECT_EQ((Span{0, 2}.of(text)), "в");
  EXPECT_EQ((Span{3, 9}.size()), 6u);
  EXPECT_EQ((Span{9, 9}.of(text)), "");
  EXPECT_TRUE((Span{4, 4}.empty()));
  EXPECT_FALSE((Span{4, 5}.empty()));
  EXPECT_EQ((Span{1, 2}), (Span{1, 2}));
  EXPECT_NE((Span{1, 2}), (Span{1, 3}));
}

}  // namespace
}  // namespace diplomed
