#include "base/strings.h"

#include <gtest/gtest.h>

#include <array>

namespace diplomed {
namespace {

using Parts = std::vector<std::string_view>;

TEST(Strings, ListsAreArraysAndBraces) {
  constexpr std::array<std::string_view, 2> kEndings = {"ова", "ина"};
  EXPECT_TRUE(ends_with_any("Иванова", kEndings));
  EXPECT_FALSE(ends_with_any("Иванов", kEndings));
  EXPECT_TRUE(ends_with_any("Иванов", {"ов", "ин"}));
  EXPECT_TRUE(one_of("ов", {"ов", "ин"}));
  EXPECT_FALSE(one_of("ова", {"ов", "ин"}));
  EXPECT_FALSE(one_of("", StringList()));
  EXPECT_TRUE(starts_with_any("пресс-центр", {"пресс-"}));
  EXPECT_TRUE(contains_any("пресс-центр", {"x", "с-ц"}));
  EXPECT_FALSE(contains_any("пресс-центр", {"x", "y"}));
}

TEST(Strings, TrimTakesBlanksOfBothEnds) {
  EXPECT_EQ(trim(" \ta b\t "), "a b");
  EXPECT_EQ(trim(" \t "), "");
  EXPECT_EQ(trim(""), "");
  EXPECT_EQ(trim("\ra ", " \r"), "a");
  EXPECT_EQ(trim("\ra "), "\ra");
}

TEST(Strings, SplitKeepsEmptyPieces) {
  EXPECT_EQ(split("", ';'), Parts({""}));
  EXPECT_EQ(split("a", ';'), Parts({"a"}));
  EXPECT_EQ(split(";a;;b;", ';'), Parts({"", "a", "", "b", ""}));
}

TEST(Strings, OnlyAsciiHasCase) {
  EXPECT_EQ(lower_ascii("KG-Ж.Z@[`"), "kg-Ж.z@[`");
}

TEST(Strings, CodePointsThereAndBack) {
  EXPECT_EQ(to_u32("aЖ€😀"), U"aЖ€😀");
  EXPECT_EQ(to_utf8(U"aЖ€😀"), "aЖ€😀");
  EXPECT_EQ(to_u32("a\xD0"), U"a\uFFFD");
  EXPECT_EQ(to_u32(""), U"");
}

}  // namespace
}  // namespace diplomed
