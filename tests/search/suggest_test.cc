// Completions of the last word.
#include <gtest/gtest.h>

#include "small_index.h"

namespace diplomed {
namespace {

using search::Suggestion;
using testing::SmallIndex;

const SmallIndex& notes() {
  static const SmallIndex index({{"1", "Заметка", "Барсук и баржа в Киргизии. Зелёный лес."},
                                 {"2", "Заметка", "Барсуки спят. Зелёная река, Кыргызская Республика."},
                                 {"3", "Заметка", "Барсука видели дважды, барсуку дали ягод."},
                                 {"4", "Заметка", "Telemedicine помогает."}});
  return index;
}

std::vector<Suggestion> suggest(const std::string& q, std::size_t limit = 8) {
  auto found = notes().searcher().suggest(q, limit);
  EXPECT_TRUE(found.ok());
  return found ? *found : std::vector<Suggestion>();
}

const Suggestion* find_text(const std::vector<Suggestion>& all, const std::string& text) {
  for (const Suggestion& s : all) {
    if (s.text == text) return &s;
  }
  return nullptr;
}

TEST(Suggest, WordsAsTheirLemmaWithTheNumberOfDocuments) {
  const auto found = suggest("бар");
  ASSERT_GE(found.size(), 2u);
  EXPECT_EQ(found[0].text, "барсук");
  EXPECT_EQ(found[0].kind, "word");
  EXPECT_EQ(found[0].count, 3u);
  ASSERT_NE(find_text(found, "баржа"), nullptr);
  EXPECT_EQ(find_text(found, "баржа")->count, 1u);
}

TEST(Suggest, CountsAreThoseOfASearch) {
  for (const std::string prefix : {"ба", "кы", "зе", "за"}) {
    for (const Suggestion& s : suggest(prefix)) {
      EXPECT_EQ(notes().search(s.text).total, s.count) << s.text;
    }
  }
}

TEST(Suggest, NamesOfConceptsCountUnderAllTheirNames) {
  const auto found = suggest("кыр");
  const Suggestion* country = find_text(found, "Кыргызстан");
  ASSERT_NE(country, nullptr);
  EXPECT_EQ(country->kind, "country");
  EXPECT_EQ(country->value, "KG");
  EXPECT_EQ(country->count, 2u);
}

TEST(Suggest, OneLetterOrNothingGivesNothing) {
  for (const std::string q : {"", "б", " ", "барсук ", "барсук б", "(б", "«"}) EXPECT_TRUE(suggest(q).empty()) << q;
}

TEST(Suggest, KeepsTheWholeQuery) {
  EXPECT_NE(find_text(suggest("лес барс"), "лес барсук"), nullptr);
  EXPECT_NE(find_text(suggest("(лес ИЛИ барс"), "(лес ИЛИ барсук"), nullptr);
  EXPECT_NE(find_text(suggest("-барс"), "-барсук"), nullptr);
  EXPECT_NE(find_text(suggest("«зелёный барс"), "«зелёный барсук"), nullptr);
  EXPECT_NE(find_text(suggest("title:барс"), "title:барсук"), nullptr);
}

TEST(Suggest, CaseAndYoDoNotMatter) {
  for (const std::string q : {"зелён", "зелен", "ЗЕЛЁН", "Зелен"}) {
    const auto found = suggest(q);
    ASSERT_EQ(found.size(), 1u) << q;
    EXPECT_EQ(found[0].count, 2u);
  }
  EXPECT_NE(find_text(suggest("БАР"), "барсук"), nullptr);
  EXPECT_NE(find_text(suggest("tele"), "telemedicine"), nullptr);
}

TEST(Suggest, OnlyWhatTheIndexHas) {
  EXPECT_TRUE(suggest("бегем").empty());
  EXPECT_EQ(find_text(suggest("фра"), "Франция"), nullptr) << "a concept without documents";
}

TEST(Suggest, NoMoreThanAskedForAndNoneTwice) {
  EXPECT_EQ(suggest("ба", 1).size(), 1u);
  EXPECT_TRUE(suggest("ба", 0).empty());
  std::set<std::string> seen;
  for (const Suggestion& s : suggest("за", 100)) EXPECT_TRUE(seen.insert(s.text).second) << s.text;
}

TEST(Suggest, AbsurdInputIsHarmless) {
  for (const std::string& q : {std::string(5000, 'x'), std::string("\xff\xfe\xd0"), std::string(300, '\0'),
                               std::string("бар\0сук", 13), std::string("барсук\xff")}) {
    EXPECT_TRUE(notes().searcher().suggest(q, 8).ok());
  }
}

}  // namespace
}  // namespace diplomed
