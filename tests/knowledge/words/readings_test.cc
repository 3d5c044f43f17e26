#include "knowledge/words/readings.h"

#include <gtest/gtest.h>

#include "matching.h"

namespace diplomed::knowledge {
namespace {

text::Analyzer& shipped_analyzer() {
  return testing::shipped().analyzer;
}

TEST(WordReadings, AreLookedUpByTheFoldedForm) {
  Readings readings(shipped_analyzer().morphology());
  const std::vector<text::Token>& tokens = shipped_analyzer().analyze("Алёной Тологоновой НАТО В. 25");
  const std::vector<text::Reading>& name = readings.of(*tokens[0].word);
  ASSERT_FALSE(name.empty());
  EXPECT_EQ(name.front().lemma, "алена");
  EXPECT_TRUE(name.front().has(text::ReadingFlag::given_name));
  EXPECT_TRUE(readings.of(*tokens[1].word).empty());
  ASSERT_FALSE(readings.as_name(*tokens[1].word).empty());
  EXPECT_EQ(readings.as_name(*tokens[1].word).front().lemma, "тологонова");
  EXPECT_TRUE(readings.of(*tokens[2].word).front().has(text::ReadingFlag::abbreviation));
  EXPECT_TRUE(readings.of(*tokens[4].word).empty());
  EXPECT_EQ(&readings.of(*tokens[0].word), &name);  // kept
}

}  // namespace
}  // namespace diplomed::knowledge
