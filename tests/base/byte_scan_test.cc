#include "base/byte_scan.h"

#include <gtest/gtest.h>

#include <string>

namespace diplomed {
namespace {

constexpr auto is_pair = [](std::uint8_t b0, std::uint8_t b1, std::uint8_t, std::uint8_t) {
  return static_cast<std::uint8_t>((b0 == 'x') & (b1 == 'y'));
};

// Every length around the size of a block, every place in it.
TEST(ByteScan, FindsThePairWhereverItStands) {
  for (std::size_t size = 0; size < 200; ++size) {
    std::string text(size, 'x');
    EXPECT_EQ(find_flagged(text, 0, is_pair), std::string::npos) << size;
    for (std::size_t at = 0; at + 1 < size; ++at) {
      text[at + 1] = 'y';
      ASSERT_EQ(find_flagged(text, 0, is_pair), at) << size;
      ASSERT_EQ(find_flagged(text, at, is_pair), at) << size;
      ASSERT_EQ(find_flagged(text, at + 1, is_pair), std::string::npos) << size;
      text[at + 1] = 'x';
    }
  }
}

TEST(ByteScan, CountsUpToTheEnd) {
  const auto after_space = [](std::uint8_t before, std::uint8_t b) {
    return static_cast<std::uint8_t>((before == ' ') & (b != ' '));
  };
  std::string text;
  for (std::size_t words = 0; words < 120; ++words) {
    EXPECT_EQ(count_flagged(text, after_space, ' '), words);
    EXPECT_GE(count_flagged(text, after_space, ' ', words / 2), words / 2);
    text += "ab ";
  }
}

}  // namespace
}  // namespace diplomed
