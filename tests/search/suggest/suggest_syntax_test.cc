// Completions beside syntax: what may stand there, and what choosing it finds.
#include <algorithm>

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

TEST(Suggest, OffersWhatTheSyntaxBeforeAllows) {
  struct Row {
    const char* q;
    const char* kinds;  // of everything offered, each once
    const char* text;   // of the first
    const char* rest;
  };
  const Row rows[] = {
      {"фран", "country", "Франция", ""},
      {"страна:фран", "country", "страна:Франция", ""},
      {"врачи cnhfyf:фран", "country", "врачи cnhfyf:Франция", "врачи"},
      {"страна:\"фран", "country", "страна:Франция", ""},
      {"страна:(фран", "country", "страна:Франция", ""},
      {"person:миха", "person", "person:\"Мурашко Михаил Альбертович\"", ""},
      {"person:мурашко м", "person", "person:\"Мурашко Михаил Альбертович\"", ""},
      {"person:\"мурашко м", "person", "person:\"Мурашко Михаил Альбертович\"", ""},
      {"org:миха", "", "", ""},
      {"страна:мемор", "", "", ""},
      {"-страна:фран", "", "", ""},
      {"врачи ИЛИ страна:фран", "", "", ""},
      {"страна:(KG фран", "", "", ""},
      {"врачи НЕ страна:(фран", "", "", ""},
      {"страна:((фран", "", "", ""},
      {"id:мемор", "", "", ""},
      {"title:мемор", "word", "title:меморандум", ""},
      {"title:(визит мемор", "word", "title:(визит меморандум", ""},
      {"мемор", "word instrument title", "меморандум", ""},
      {"-мемор", "word", "-меморандум", ""},
      {"=мемор", "word", "=меморандум", ""},
      {"\"мемор", "word", "\"меморандум", ""},
      {"«обсудили мемор", "word", "«обсудили меморандум", ""},
      {"врачи ИЛИ мемор", "word", "врачи ИЛИ меморандум", ""},
      {"врачи и мемор", "word instrument title", "врачи и меморандум", ""},
      {"врачи | мемор", "word", "врачи | меморандум", ""},
      {"врачи|мемор", "word", "врачи|меморандум", ""},
      {"врачи ИЛИ париж мемор", "word", "врачи ИЛИ париж меморандум", ""},
      {"врачи НЕ мемор", "word", "врачи НЕ меморандум", ""},
      {"врачи NEAR/3 мемор", "word", "врачи NEAR/3 меморандум", ""},
      {"врачи (мемор", "word", "врачи (меморандум", ""},
      {"(врачи ИЛИ париж) мемор", "word instrument title", "(врачи ИЛИ париж) меморандум", ""},
      {"«врачи» мемор", "word instrument title", "«врачи» меморандум", ""},
  };
  for (const Row& row : rows) {
    const auto found = suggest_in(news(), testing::request_for(row.q));
    std::string kinds;
    for (const Suggestion& s : found) {
      if (kinds.find(s.kind) == std::string::npos) kinds += (kinds.empty() ? "" : " ") + s.kind;
    }
    EXPECT_EQ(kinds, row.kinds) << row.q << "; offered: " << listed(found);
    if (found.empty()) continue;
    EXPECT_EQ(found[0].text, row.text) << row.q;
    EXPECT_EQ(found[0].rest, row.rest) << row.q;
  }
}

// Both ways of choosing: as the text says, and as the link does.
TEST(Suggest, CountsAreThoseOfTheChoice) {
  const std::vector<SearchRequest> requests = [] {
    std::vector<SearchRequest> out(5);
    out[1].filters["country"].any = {"FR"};
    out[2].filters["country"] = {{"UZ"}, {"KG"}, {}};
    out[3].within = {"меморандум ИЛИ вакцинация"};
    out[4].within = {"vtvjhfylev"};
    out[4].filters["country"].any = {"FR"};
    return out;
  }();
  for (std::size_t i = 0; i < requests.size(); ++i) {
    for (const std::string q :
         {"ме", "вра", "кыр", "фран", "врачи мем", "врачи -па", "врачи ИЛИ теле", "меморандум фран", "-врачи кыр",
          "страна:кырг", "person:мур", "\"обсудили мем", "title:ме", "сегодня фран"}) {
      SearchRequest request = requests[i];
      request.q = q;
      for (const Suggestion& s : suggest_in(news(), request)) {
        if (!s.count) continue;
        SearchRequest choice = request;
        choice.relax = false;
        const bool value = s.kind != "word";
        choice.q = value ? s.rest : s.text;
        if (value) std::erase(choice.filters[s.kind].all, s.value);
        if (value) choice.filters[s.kind].any.push_back(s.value);
        EXPECT_EQ(news().search(choice).total, s.count) << i << ": " << q << " → " << s.kind << " " << s.label;
        EXPECT_GT(s.count, 0u) << i << ": " << q << " → " << s.label;
        if (!value || q.find(':') == std::string::npos || !request.filters.empty()) continue;
        choice = request;
        choice.q = s.text;
        EXPECT_EQ(news().search(choice).total, s.count) << s.text;
      }
    }
  }
}

TEST(Suggest, AValueThatTheRestHasNotIsNotOffered) {
  for (const Suggestion& s : suggest_in(news(), testing::request_for("телемедицина фран"))) {
    EXPECT_NE(s.kind, "country") << s.label;
  }
  SearchRequest request = testing::request_for("фран");
  request.within = {"телемедицина"};
  EXPECT_TRUE(suggest_in(news(), request).empty());
  request.q = "мемор";
  EXPECT_TRUE(suggest_in(news(), request).empty()) << "titles neither";
}

// Each completion would read the query before it once more.
TEST(Suggest, ALongQueryIsNotCountedWith) {
  const std::string range = "дата:1000-02-03..9999-11-28 ";
  std::string ranges, words;
  for (std::size_t i = 0; i < 60; ++i) {
    ranges += range;
    words += "врачи ";
  }
  for (const std::string& before : {ranges, words, "(" + words, "\"" + words, words + "ИЛИ "}) {
    const auto found = suggest_in(news(), testing::request_for(before + "мемор"));
    ASSERT_NE(find_text(found, before + "меморандум"), nullptr) << before;
    for (const Suggestion& s : found) EXPECT_EQ(s.count, std::nullopt) << before << s.label;
  }
  const auto found = suggest_in(news(), testing::request_for("дата:2020..2022 мемор"));
  ASSERT_NE(find_text(found, "дата:2020..2022 меморандум"), nullptr);
  EXPECT_EQ(find_text(found, "дата:2020..2022 меморандум")->count, 3u);
}

// The columns say of a document what the queries of search/filters.h say.
TEST(Suggest, DatesAreReadAsInASearch) {
  static const SmallIndex index({{"1", "Заметка", "Барсук один.", "2019"},
                                 {"2", "Заметка", "Барсук два.", "2019-04"},
                                 {"3", "Заметка", "Барсук три.", "2019-04-30"},
                                 {"4", "Заметка", "Барсук четыре.", ""}});
  const std::pair<const char*, const char*> spans[] = {
      {"2019", "2019"}, {"2019-04", "2019-04"}, {"2019-04-10", ""}, {"", "2019-04-30"}, {"2019-03-15", "2019-04-30"},
      {"2018", "2020"}, {"", "2019-04-29"},     {"2020", ""}};
  for (const auto& [from, to] : spans) {
    SearchRequest request = testing::request_for("барсук");
    request.from = from;
    request.to = to;
    const std::uint64_t total = index.search(request).total;
    request.q = "барс";
    const auto found = suggest_in(index, request);
    EXPECT_EQ(found.empty() ? 0 : found[0].count, total) << from << ".." << to;
    request.q = "замет";
    const auto titles = suggest_in(index, request);
    const bool offered = std::any_of(titles.begin(), titles.end(), [](const auto& s) { return s.kind == "title"; });
    EXPECT_EQ(offered, total > 0) << from << ".." << to;
  }
}

}  // namespace
}  // namespace diplomed
