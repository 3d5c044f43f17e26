// The articles like one: routes, parameters, JSON and pages.
#include "app_fixture.h"

namespace diplomed::server {
namespace {

class Similar : public AppTest {};

TEST_F(Similar, JsonSaysWhatBothHave) {
  const auto body = json("/documents/kg/pechen.md/similar.json");
  EXPECT_EQ(body.at("id"), "kg/pechen.md");
  ASSERT_FALSE(body.at("hits").empty());
  for (const auto& hit : body.at("hits")) {
    EXPECT_NE(hit.at("id"), "kg/pechen.md");
    EXPECT_EQ(hit.at("similarity"), 0.5);
    EXPECT_EQ(hit.at("shared").at("entities").at(0).at("facet"), "country");
    EXPECT_TRUE(hit.at("shared").at("entities").at(0).at("label").is_string());
    EXPECT_EQ(hit.at("shared").at("words").at(0), "печень");
    EXPECT_EQ(get(hit.at("document_url")).status, 200);
  }
  EXPECT_EQ(json("/documents/kg/pechen.md.json").at("similar_url"), "/documents/kg/pechen.md/similar.json");
}

TEST_F(Similar, FiltersSizeAndFieldsApply) {
  const auto all = json("/documents/kg/pechen.md/similar.json?size=100").at("hits");
  ASSERT_GT(all.size(), 1u);
  EXPECT_EQ(json("/documents/kg/pechen.md/similar.json?size=1").at("hits").size(), 1u);
  const auto french = json("/documents/kg/pechen.md/similar.json?country=FR&size=100").at("hits");
  EXPECT_LT(french.size(), all.size());
  EXPECT_EQ(json("/documents/kg/pechen.md/similar.json?fields=id").at("hits").at(0).size(), 3u);
}

TEST_F(Similar, WrongParametersAndUnknownDocumentsAreProblems) {
  for (const char* parameter : {"page=2", "cursor=x", "sort=newest", "foo=1", "size=101", "from=2019-99"}) {
    const HttpResponse response = get("/documents/kg/pechen.md/similar.json?" + std::string(parameter));
    EXPECT_EQ(response.status, 400) << parameter;
    EXPECT_EQ(response.content_type, "application/problem+json");
    const std::string name = nlohmann::json::parse(response.body).at("parameter");
    EXPECT_TRUE(std::string(parameter).starts_with(name + "="));
  }
  EXPECT_EQ(get("/documents/nothing/similar.json").status, 404);
  EXPECT_EQ(get("/documents/nothing/similar.json").content_type, "application/problem+json");
  EXPECT_EQ(get("/documents/nothing/similar").status, 404);
  const HttpResponse page = get("/documents/kg/pechen.md/similar?foo=1");
  EXPECT_EQ(page.status, 200) << "the page says so and goes on";
  EXPECT_NE(page.body.find("незнакомый параметр «foo»"), std::string::npos);
  service.broken = true;
  EXPECT_EQ(get("/documents/kg/pechen.md/similar.json").status, 500);
  EXPECT_EQ(get("/documents/kg/pechen.md/similar").status, 500);
}

TEST_F(Similar, PagesNameTheReasonAndKeepTheQuery) {
  const HttpResponse page = get("/documents/kg/pechen.md/similar?q=печень&country=FR");
  EXPECT_EQ(page.status, 200);
  EXPECT_NE(page.body.find("Похожие статьи"), std::string::npos);
  EXPECT_NE(page.body.find("Франция"), std::string::npos);
  EXPECT_EQ(page.body.find("<b>"), std::string::npos) << "words are escaped";
  EXPECT_NE(page.body.find("/documents/kg/pechen.md?q="), std::string::npos) << "the way back";
  EXPECT_NE(
      page.body.find("href=\"/documents/kg/pechen.md/similar?q=%D0%BF%D0%B5%D1%87%D0%B5%D0%BD%D1%8C\">Без фильтров"),
      std::string::npos);
  const HttpResponse document = get("/documents/kg/pechen.md");
  EXPECT_NE(document.body.find("Похожие статьи"), std::string::npos);
  EXPECT_NE(document.body.find("Общее:"), std::string::npos);
  EXPECT_NE(document.body.find("href=\"/documents/kg/pechen.md/similar\""), std::string::npos);
  EXPECT_NE(get("/search?q=печен").body.find("/similar?q="), std::string::npos);
}

TEST_F(Similar, AnswersAreValidated) {
  for (const char* path : {"/documents/kg/pechen.md/similar", "/documents/kg/pechen.md/similar.json"}) {
    std::string etag;
    for (const auto& [name, value] : get(path).headers) {
      if (name == "ETag") etag = value;
    }
    ASSERT_FALSE(etag.empty()) << path;
    EXPECT_EQ(get(path, etag).status, 304) << path;
    EXPECT_EQ(get(std::string(path) + "?size=1", etag).status, 200) << path;
  }
}

}  // namespace
}  // namespace diplomed::server
