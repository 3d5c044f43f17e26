// The rules of matching, over a vocabulary of the test's own.
#include <gtest/gtest.h>

#include "matching.h"

namespace diplomed::knowledge {
namespace {

using text::Mode;

class MatcherRules : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    const testing::TempDir dir;
    dir.write("countries.tsv",
              "id\tru\ten\tnames\tadjectives\tpeople\tcapital\n"
              "AA\tЛесная Республика\tForestland\tЛР;!Лес\tлеснянский\tлеснянин\tДубрава\n"
              "BB\tЛесная Республика Юга\tSouth Forestland\t\t\t\tПолянск\n"
              "CC\tДубрава\tOakland\t\t\t\tДубрава\n");
    dir.write("fields.tsv",
              "id\tru\ten\tvariants\n"
              "surgery\tхирургия\tSurgery\tхирург\n"
              "heart\tхирургия сердца\tHeart surgery\tкардиохирург\n"
              "lor\tлор-помощь\tENT care\tВИЧ-инфекция;уши, горло и нос\n"
              "yo\tсчётчик тёмных\tCounter\t\n");
    dir.write("terms.tsv", "id\tru\ten\nteam\tсердца врачей\tHearts\n");
    dir.write("places.tsv", "id\tru\ten\nneom\tНеом\tNeom\naachen\tАхен\tAachen\nleuven\tЛёвен\tLeuven\n");
    dir.write("given-names.tsv", "id\tru\ten\tgender\nhope\tНадежда\tHope\tf\n");
    matching_ = std::make_unique<testing::Matching>(dir.path().string());
  }
  static void TearDownTestSuite() { matching_.reset(); }

  static void expect(const std::string& text, const std::string& in_text, const std::string& in_query) {
    EXPECT_EQ(matching_->show(text), in_text) << text;
    EXPECT_EQ(matching_->show(text, Mode::query), in_query) << text << " (query)";
  }
  static void expect_both(const std::string& text, const std::string& found) { expect(text, found, found); }

  static std::unique_ptr<testing::Matching> matching_;
};
std::unique_ptr<testing::Matching> MatcherRules::matching_;

TEST_F(MatcherRules, AVariantMatchesInEveryForm) {
  expect_both("о Лесной Республике", "country:AA=Лесной Республике");
  expect_both("перед Лесной Республикой", "country:AA=Лесной Республикой");
  expect_both("леснянских врачей", "country:AA=леснянских");
  expect_both("Forestland", "country:AA=Forestland");
  expect_both("хирургами", "field:surgery=хирургами");
  expect_both("Республика Лесная", "");
  expect_both("Лесная и Республика", "");
}

TEST_F(MatcherRules, CaseCountsInTextsOnly) {
  expect("ЛР, лр и Лр", "country:AA=ЛР", "country:AA=ЛР country:AA=лр country:AA=Лр");
  expect("лесная республика", "", "country:AA=лесная республика");
  expect_both("Лесная республика", "country:AA=Лесная республика");
  expect_both("ЛЕСНАЯ РЕСПУБЛИКА", "country:AA=ЛЕСНАЯ РЕСПУБЛИКА");
  expect_both("Хирург", "field:surgery=Хирург");
  expect_both("ХИРУРГ", "field:surgery=ХИРУРГ");
  expect("вич-инфекция", "", "field:lor=вич-инфекция");
}

TEST_F(MatcherRules, AMarkedVariantIsNotTakenAtTheStartOfASentence) {
  expect("Лес растёт. Врач и Лес", "country:AA=Лес", "country:AA=Лес country:AA=Лес");
  expect("Приехал в Лес", "country:AA=Лес", "country:AA=Лес");
  expect("Врач приехал.\nЛес шумит", "", "country:AA=Лес");
}

TEST_F(MatcherRules, AStrangeNameIsNoWordThatItsStemHappensToBe) {
  expect_both("Врачи в Неоме, Ахене и Лёвене", "place:neom=Неоме place:aachen=Ахене place:leuven=Лёвене");
  expect_both("Ах, не лев", "");
  expect_both("Лев и Не", "");
}

TEST_F(MatcherRules, TheLongestVariantOfATypeWins) {
  expect_both("Лесная Республика Юга", "country:BB=Лесная Республика Юга");
  expect_both("хирургия сердца", "field:heart=хирургия сердца");
  expect_both("хирургия сердец", "field:heart=хирургия сердец");
  expect_both("хирургия почек", "field:surgery=хирургия");
  expect_both("хирургия хирургия сердца", "field:surgery=хирургия field:heart=хирургия сердца");
}

TEST_F(MatcherRules, TypesOverlapFreely) {
  expect_both("хирургия сердца врачей", "field:heart=хирургия сердца term:team=сердца врачей");
}

TEST_F(MatcherRules, APhraseNeverCrossesTheBorderOfASentence) {
  expect("Это хирургия. Сердца болят", "field:surgery=хирургия", "field:heart=хирургия. Сердца");
  expect("Хирургия\n\nСердца", "field:surgery=Хирургия", "field:heart=Хирургия\n\nСердца");
  expect_both("хирургия, сердца", "field:heart=хирургия, сердца");
}

TEST_F(MatcherRules, AHyphenCountsAsASpace) {
  expect_both("лор помощь", "field:lor=лор помощь");
  expect_both("ЛОР-помощью", "field:lor=ЛОР-помощью");
  expect_both("врач-хирург", "field:surgery=хирург");
  expect_both("хирурги-травматологи", "field:surgery=хирурги");
  expect_both("ВИЧ-инфекции", "field:lor=ВИЧ-инфекции");
  expect_both("уши горло и нос", "field:lor=уши горло и нос");
}

TEST_F(MatcherRules, YoIsYe) {
  expect_both("счётчик тёмных", "field:yo=счётчик тёмных");
  expect_both("счетчики темных", "field:yo=счетчики темных");
}

TEST_F(MatcherRules, ACapitalIsAPlaceUnlessItIsTheNameToo) {
  expect_both("из Полянска", "country:BB=Полянска@");
  expect_both("в Дубраве", "country:CC=Дубраве");
}

TEST_F(MatcherRules, GivenNamesAreNotForMatching) {
  ASSERT_NE(matching_->vocabulary->find("given-name", "hope"), nullptr);
  expect_both("Надежда Иванова", "");
}

TEST_F(MatcherRules, AMatchSaysWhatKindOfNameItIs) {
  const auto kinds = [](const std::string& text) {
    std::vector<VariantKind> out;
    for (const Match& m : matching_->matcher->match(matching_->analyzer.analyze(text), Mode::text)) {
      out.push_back(m.kind);
    }
    return out;
  };
  EXPECT_EQ(kinds("Лесная Республика"), std::vector{VariantKind::name});
  EXPECT_EQ(kinds("леснянский"), std::vector{VariantKind::adjective});
  EXPECT_EQ(kinds("леснянин"), std::vector{VariantKind::people});
  EXPECT_EQ(kinds("Полянск"), std::vector{VariantKind::name});
}

TEST_F(MatcherRules, NothingIsFoundInNothing) {
  for (const char* text : {"", " ", "республика", "Юга", "врачи", "\xFF\xFE", "помощь лор"}) expect_both(text, "");
}

// Many words that all begin a variant: the cost stays with the longest variant.
TEST_F(MatcherRules, LongTextsOfHalfMatchesAreQuick) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "Лесная Республика уши горло и ";
  const auto& tokens = matching_->analyzer.analyze(text);
  EXPECT_EQ(matching_->matcher->match(tokens, Mode::text).size(), 100'000u);
}

}  // namespace
}  // namespace diplomed::knowledge
