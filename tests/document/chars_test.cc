#include "document/chars.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace diplomed::document::chars {
namespace {

struct Row {
  std::string text;
  std::string expected;
};

TEST(Chars, TidyIsTheSameAtEveryPlace) {
  const std::vector<Row> rows = {{"а  б", "а б"},
                                 {"а \u00a0\tб", "а б"},
                                 {"а\u200bб", "аб"},
                                 {"а\u00ad б", "а б"},
                                 {"а \u2060 б", "а б"},
                                 {"а\u3000б", "а б"},
                                 {"а « б » — в", "а « б » — в"},
                                 {"а\u202fб\ufeffв", "а бв"},
                                 {"№ 5 · ° б", "№ 5 · ° б"}};
  for (const Row& row : rows) {
    for (std::size_t before = 0; before < 80; ++before) {
      const std::string ends(before, '-');
      ASSERT_EQ(tidy(" " + ends + row.text + ends + "\n"), ends + row.expected + ends)
          << row.text << " after " << before;
    }
  }
}

TEST(Chars, WordsAndLengthsOfLongLines) {
  std::string line;
  for (std::size_t words = 0; words < 90; ++words) {
    EXPECT_EQ(count_words(line), words);
    EXPECT_EQ(count_words(line, 7), std::min<std::size_t>(words, 7));
    EXPECT_EQ(length(line), words * 5);
    line += "мир\t\n";
  }
}

}  // namespace
}  // namespace diplomed::document::chars
