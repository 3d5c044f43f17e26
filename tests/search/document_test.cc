// The document page and what the index says about itself.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/utf8.h"
#include "small_index.h"

namespace diplomed {
namespace {

using testing::SmallIndex;

bool on_border(const std::string& text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0u) != 0x80u;
}

const SmallIndex& notes() {
  static const SmallIndex index(
      {{"kg/1",
        "Барсук и гости",
        "Послы Кыргызской Республики видели барсука. Минздрав Франции видел барсуков.\n\nБарсук спит.",
        "2019-11-18",
        {{"source", {"Вестник"}}}},
       {"bare", "Заметка", "Здесь никого нет."}});
  return index;
}

TEST(DocumentView, MarksMatchesAndMentions) {
  const auto view = notes().searcher().document("kg/1", {"барсук"});
  ASSERT_TRUE(view.ok()) << view.error().to_string();
  EXPECT_EQ(view->head.id, "kg/1");
  EXPECT_EQ(testing::shown(view->head.title), "[Барсук] и гости");
  EXPECT_EQ(view->head.date.value, "2019-11-18");
  EXPECT_EQ(view->head.date.precision, "day");
  EXPECT_EQ(view->head.source, "Вестник");
  EXPECT_TRUE(view->body.ends_with("\n\nБарсук спит."));

  std::vector<std::string> matched;
  for (const auto& [begin, end] : view->matches) matched.push_back(view->body.substr(begin, end - begin));
  EXPECT_EQ(matched, (std::vector<std::string>{"барсука", "барсуков", "Барсук"}));

  std::map<std::string, std::string> mentioned;
  std::size_t free = 0;
  for (const search::MarkedSpan& m : view->mentions) {
    ASSERT_LE(m.end, view->body.size());
    ASSERT_LT(m.begin, m.end);
    EXPECT_GE(m.begin, free) << "mentions do not overlap";
    free = m.end;
    EXPECT_TRUE(on_border(view->body, m.begin) && on_border(view->body, m.end));
    EXPECT_FALSE(m.label_ru.empty() || m.label_en.empty()) << m.facet << ":" << m.value;
    mentioned[m.facet + ":" + m.value] = view->body.substr(m.begin, m.end - m.begin);
  }
  EXPECT_EQ(mentioned["country:KG"], "Кыргызской Республики");
  EXPECT_EQ(mentioned["org:ministry-of-health.fr"], "Минздрав Франции");
  const bool france = std::any_of(view->evidence.begin(), view->evidence.end(), [&](const search::FacetEvidence& e) {
    return e.facet == "country" && e.value == "FR" && e.at.span.of(view->body) == "Франции";
  });
  EXPECT_TRUE(france) << "evidence may overlap, marks do not";
}

// A misspelt query marks in the document what it found in the search.
TEST(DocumentView, MarksWhatAMendedQueryFound) {
  const auto view = notes().searcher().document("kg/1", {"<fhcer"});
  ASSERT_TRUE(view.ok());
  EXPECT_EQ(view->matches.size(), 3u);
}

TEST(DocumentView, WithoutAQueryNothingIsMarked) {
  const auto view = notes().searcher().document("kg/1", {""});
  ASSERT_TRUE(view.ok());
  EXPECT_TRUE(view->matches.empty());
  EXPECT_EQ(testing::shown(view->head.title), "Барсук и гости");
}

TEST(DocumentView, UnknownIdsAreNotFound) {
  for (const std::string& id : {std::string("kg/2"), std::string(), std::string("kg"), std::string("KG/1"),
                                std::string(5000, 'x'), std::string(150, '\0'), std::string("\xff\xfe")}) {
    const auto view = notes().searcher().document(id, {"барсук"});
    ASSERT_FALSE(view.ok()) << id;
    EXPECT_EQ(view.error().code, ErrorCode::not_found) << view.error().to_string();
  }
}

TEST(DocumentView, AVeryLongIdIsAnIdToo) {
  const std::string id(400, 'x');
  const SmallIndex index({{id, "Заметка", "Здесь барсук."}, {id + "y", "Заметка", "Здесь вереск."}});
  const auto view = index.searcher().document(id + "y", {""});
  ASSERT_TRUE(view.ok()) << view.error().to_string();
  EXPECT_EQ(view->body, "Здесь вереск.");
}

TEST(IndexInfo, CountsDocumentsAndSpansTheirDates) {
  const SmallIndex index({{"1", "Заметка", "Здесь барсук.", "2019-11-18"},
                          {"2", "Заметка", "Здесь барсук.", "2021"},
                          {"3", "Заметка", "Здесь барсук.", ""},
                          {"4", "Заметка", "Здесь барсук.", "2020-02"}});
  const auto info = index.searcher().info();
  ASSERT_TRUE(info.ok());
  EXPECT_EQ(info->documents, 4u);
  EXPECT_FALSE(info->revision.empty());
  EXPECT_EQ(info->first_date, "2019-11-18");
  EXPECT_EQ(info->last_date, "2021");
}

TEST(IndexInfo, TheSpanFollowsRemovedDocuments) {
  const testing::TempDir dir;
  dir.write("in/old.jsonl", testing::json_line({"old", "Заметка", "Здесь барсук.", "1999-01-02"}));
  dir.write("in/mid.jsonl", testing::json_line({"mid", "Заметка", "Здесь барсук.", "2010-03-04"}));
  dir.write("in/new.jsonl", testing::json_line({"new", "Заметка", "Здесь барсук.", "2020-05-06"}));
  testing::index_or_throw(dir.sub("db"), {dir.sub("in")});
  const auto searcher = testing::open_searcher(dir.sub("db"));
  std::filesystem::remove(dir.sub("in/old.jsonl"));
  std::filesystem::remove(dir.sub("in/new.jsonl"));
  testing::index_or_throw(dir.sub("db"), {dir.sub("in")});
  const auto info = searcher->info();
  ASSERT_TRUE(info.ok());
  EXPECT_EQ(info->first_date, "2010-03-04");
  EXPECT_EQ(info->last_date, "2010-03-04");
}

TEST(IndexInfo, NoDatesNoSpan) {
  const SmallIndex index({{"1", "Заметка", "Здесь барсук.", ""}});
  const auto info = index.searcher().info();
  ASSERT_TRUE(info.ok());
  EXPECT_EQ(info->first_date, "");
  EXPECT_EQ(info->last_date, "");
}

TEST(Searcher, SaysWhatToDoWhereThereIsNoIndex) {
  const testing::TempDir dir;
  for (const std::string& path : {dir.sub("nothing"), dir.path().string()}) {
    const auto searcher = search::Searcher::open(path, testing::shared_morphology());
    ASSERT_FALSE(searcher.ok());
    EXPECT_EQ(searcher.error().code, ErrorCode::not_found);
    EXPECT_NE(searcher.error().to_string().find("diplomed-index"), std::string::npos);
  }
}

}  // namespace
}  // namespace diplomed
