// Search within results: addresses, form, chips, JSON.
#include "app_fixture.h"
#include "server/url/links.h"

namespace diplomed::server {
namespace {

class Within : public AppTest {};

// "врач" in letters of an address.
const std::string doctor = "%D0%B2%D1%80%D0%B0%D1%87";

TEST_F(Within, NarrowsAndTellsEachReading) {
  const auto all = json("/search.json?q=" + doctor);
  const auto narrowed = json("/search.json?q=" + doctor + "&within=1");
  EXPECT_GT(all.at("total"), narrowed.at("total"));
  EXPECT_GT(narrowed.at("total"), 0);
  ASSERT_EQ(narrowed.at("query").at("within").size(), 1u);
  EXPECT_EQ(narrowed.at("query").at("within").at(0).at("q"), "1");
  EXPECT_EQ(narrowed.at("query").at("within").at(0).at("parsed"), "word:1");
  EXPECT_EQ(narrowed.at("query").at("q"), "врач");
  EXPECT_TRUE(all.at("query").at("within").empty());
}

TEST_F(Within, PostTakesAnArray) {
  HttpRequest request;
  request.method = "POST";
  request.path = "/search.json";
  request.body = R"({"q": "c", "within": ["b", "a"], "relax": "off"})";
  EXPECT_EQ(app.handle(request).status, 200);
  EXPECT_EQ(service.last_request().within, (std::vector<std::string>{"b", "a"}));
  EXPECT_FALSE(service.last_request().relax);
}

TEST_F(Within, TheFormOffersTheQueryAndKeepsTheEarlierOnes) {
  const std::string page = get("/search?q=" + doctor + "&within=1").body;
  EXPECT_NE(page.find("name=\"within\" value=\"1\" checked>"), std::string::npos);
  EXPECT_NE(page.find("name=\"within\" value=\"врач\"> искать в найденном"), std::string::npos);
  EXPECT_LT(page.find("value=\"1\" checked"), page.find("value=\"врач\"> искать"));
  EXPECT_NE(page.find("href=\"/search?q=" + doctor + "\""), std::string::npos) << "the chip takes it back";
  EXPECT_NE(page.find("В найденном: «1»"), std::string::npos);
  EXPECT_NE(page.find("/matrix?q=" + doctor + "&amp;within=1"), std::string::npos);
  EXPECT_NE(page.find("/network?q=" + doctor + "&amp;within=1"), std::string::npos);
  EXPECT_NE(page.find("name=\"country\""), std::string::npos);
  const std::string nothing = get("/search?q=zzzz").body;
  EXPECT_EQ(nothing.find("искать в найденном"), std::string::npos) << "there is nothing to search in";
  const std::string matrix = get("/matrix?q=" + doctor + "&within=1").body;
  EXPECT_NE(matrix.find("name=\"within\" value=\"1\" checked>"), std::string::npos);
}

TEST_F(Within, AloneItIsASearchToo) {
  EXPECT_NE(get("/?within=1").body.find("В найденном: «1»"), std::string::npos);
  EXPECT_EQ(json("/search.json?within=1").at("total"), json("/search.json?q=1").at("total"));
}

TEST_F(Within, ReliefNamesTheClauseThatFindsNothing) {
  const std::string page = get("/search?q=" + doctor + "&within=zzzz").body;
  EXPECT_NE(page.find("Без «В найденном: «zzzz»»"), std::string::npos);
}

TEST_F(Within, DocumentsLeadBack) {
  const std::string page = get("/documents/kg/pechen.md?q=a&within=b").body;
  EXPECT_NE(page.find("href=\"/search?q=a&amp;within=b\""), std::string::npos);
}

}  // namespace
}  // namespace diplomed::server
