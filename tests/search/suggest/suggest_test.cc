// Completions of the last word.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <thread>

#include "suggest_fixture.h"

namespace diplomed {
namespace {

using search::SearchRequest;
using search::Suggestion;
using testing::find_text;
using testing::listed;
using testing::news;
using testing::SmallIndex;
using testing::suggest_in;

const SmallIndex& notes() {
  static const SmallIndex index({{"1", "Заметка", "Барсук и баржа в Киргизии. Зелёный лес."},
                                 {"2", "Заметка", "Барсуки спят. Зелёная река, Кыргызская Республика."},
                                 {"3", "Заметка", "Барсука видели дважды, барсуку дали ягод."},
                                 {"4", "Заметка", "Telemedicine помогает."}});
  return index;
}

std::vector<Suggestion> suggest(const std::string& q, std::size_t limit = 8) {
  return suggest_in(notes(), testing::request_for(q), limit);
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
      if (s.kind == "title") continue;
      SearchRequest request = testing::request_for(s.kind == "word" ? s.text : s.rest);
      if (s.kind != "word") request.filters[s.kind].any = {s.value};
      EXPECT_EQ(notes().search(request).total, s.count) << s.text;
      EXPECT_FALSE(s.estimated);
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
    EXPECT_TRUE(notes().searcher().suggest(testing::request_for(q), 8).ok());
  }
}

struct Expected {
  const char* q;
  const char* kind;
  const char* label;  // offered; with a leading "!" not offered
  const char* rest;
};

TEST(Suggest, NamesTitlesAndMendedBeginnings) {
  const Expected rows[] = {
      {"мур", "person", "Мурашко Михаил Альбертович", ""},
      {"миха", "person", "Мурашко Михаил Альбертович", ""},
      {"министр мурашко м", "person", "Мурашко Михаил Альбертович", "министр"},
      {"париж мурашко м", "person", "!Мурашко Михаил Альбертович", ""},
      {"murash", "person", "Мурашко Михаил Альбертович", ""},
      {"vehfi", "person", "Мурашко Михаил Альбертович", ""},
      {"ьщк", "word", "!covid", ""},
      {"сщмш", "word", "covid", ""},
      {"vtvjhfy", "word", "меморандум", ""},
      {"мимора", "word", "меморандум", ""},
      {"мемрран", "word", "меморандум", ""},
      {"мморан", "word", "меморандум", ""},
      {"емора", "word", "!меморандум", ""},
      {"ммм", "word", "!меморандум", ""},
      {"российский центр х", "org", "Российский центр хирургии", ""},
      {"врачи центр хир", "org", "Российский центр хирургии", "врачи"},
      {"телемедицин", "word", "телемедицине", ""},
      {"телемедицин", "word", "!телемедицин", ""},
      {"мемор", "title", "Меморандум о детской хирургии", nullptr},
      {"детской хир", "title", "Меморандум о детской хирургии", nullptr},
      {"париж", "title", "Визит врачей в Париж", nullptr},
      {"пожары и вак", "title", "Пожары и вакцины", nullptr},
      {"мемор", "word", "меморандум", ""},
      {"мемор", "instrument", "меморандум", ""},
      {"фран", "country", "Франция", ""},
      {"franc", "country", "Франция", ""},
      {"ко", "word", "!который", ""},
  };
  for (const Expected& row : rows) {
    const bool wanted = row.label[0] != '!';
    const std::string label = wanted ? row.label : row.label + 1;
    const auto found = suggest_in(news(), testing::request_for(row.q));
    const auto at = std::find_if(found.begin(), found.end(),
                                 [&](const Suggestion& s) { return s.kind == row.kind && s.label == label; });
    EXPECT_EQ(at != found.end(), wanted) << row.q << " → " << label << "; offered: " << listed(found);
    if (wanted && at != found.end() && row.rest != nullptr) {
      EXPECT_EQ(at->rest, row.rest) << row.q;
    }
  }
}

TEST(Suggest, GroupsStandTogether) {
  const auto found = suggest_in(news(), testing::request_for("ме"));
  const auto rank = [](const Suggestion& s) { return s.kind == "word" ? 0 : s.kind == "title" ? 2 : 1; };
  EXPECT_TRUE(std::is_sorted(found.begin(), found.end(),
                             [&](const Suggestion& a, const Suggestion& b) { return rank(a) < rank(b); }));
}

TEST(Suggest, TitlesLeadToTheirDocuments) {
  for (const Suggestion& s : suggest_in(news(), testing::request_for("визит"))) {
    if (s.kind != "title") continue;
    EXPECT_EQ(s.value, "2");
  }
}

TEST(Suggest, OnlyWhatTheFiltersLeave) {
  SearchRequest request = testing::request_for("ме");
  request.filters["country"].any = {"FR"};
  const auto in_france = suggest_in(news(), request);
  ASSERT_NE(find_text(in_france, "меморандум"), nullptr);
  EXPECT_EQ(find_text(in_france, "меморандум")->count, 2u);
  for (const Suggestion& s : in_france) EXPECT_NE(s.label, "Меморандум о детской хирургии");

  request.q = "вере";
  EXPECT_EQ(suggest_in(news(), request).at(0).count, 2u);
  request.to = "2021-05-31";
  EXPECT_EQ(suggest_in(news(), request).at(0).count, 1u);
  request.filters.clear();
  request.to.clear();
  request.filters["country"].none = {"FR"};
  for (const Suggestion& s : suggest_in(news(), request)) EXPECT_NE(s.text, "вереск");

  request = testing::request_for("мур");
  request.filters["country"].any = {"FR"};
  EXPECT_TRUE(suggest_in(news(), request).empty()) << "nobody of that name there";
  request = testing::request_for("кыр");
  request.filters["country"].any = {"FR"};
  const auto other = suggest_in(news(), request);
  ASSERT_FALSE(other.empty()) << "values of one facet are alternatives";
  EXPECT_EQ(other[0].value, "KG");
  EXPECT_EQ(other[0].count, 4u) << "of either country";
  request = testing::request_for("тел");
  request.undated = search::Undated::only;
  EXPECT_EQ(suggest_in(news(), request).at(0).count, 1u);
}

// Words before the last weigh in: «врачи ме…» goes on with what stands in articles on врачи.
TEST(Suggest, CountsTogetherWithTheWordsBefore) {
  const auto found = suggest_in(news(), testing::request_for("врачи мем"));
  ASSERT_NE(find_text(found, "врачи меморандум"), nullptr);
  EXPECT_EQ(find_text(found, "врачи меморандум")->count, 2u);
  const auto apart = suggest_in(news(), testing::request_for("телемедицина вакц"));
  ASSERT_FALSE(apart.empty());
}

TEST(Suggest, ASourcesOwnErrorsAreNotOffered) {
  const auto gone = [] {
    const auto found = suggest_in(news(), testing::request_for("вакцы"));
    return find_text(found, "вакцынация") == nullptr;
  };
  // The words to compare with are gathered beside the queries.
  for (int i = 0; i < 500 && !gone(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_TRUE(gone());
}

// What stands before the word says what may stand there: kinds offered, and for a value where it leads.
}  // namespace
}  // namespace diplomed
