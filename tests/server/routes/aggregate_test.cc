// Matrix and network: routes, parameters, JSON and pages.
#include "app_fixture.h"
#include "server/url/links.h"
#include "server/url/matrix_params.h"

namespace diplomed::server {
namespace {

class Aggregate : public AppTest {};

TEST_F(Aggregate, MatrixCellsLinkToTheirSearches) {
  const auto body = json("/matrix.json?country=KG&columns=field");
  EXPECT_EQ(body.at("total"), 2);
  EXPECT_EQ(body.at("rows").at("facet"), "country");
  EXPECT_EQ(body.at("columns").at("facet"), "field");
  bool seen = false;
  for (const auto& cell : body.at("cells")) {
    const std::string url = cell.at("url");
    EXPECT_EQ(json(url).at("total"), cell.at("count")) << url;
    seen = seen || url == "/search.json?country=KG&country.all=FR&field.all=telemedicine";
  }
  EXPECT_TRUE(seen) << body.dump(1);
  for (const auto& row : body.at("rows").at("values")) {
    EXPECT_EQ(json(row.at("url")).at("total"), row.at("count"));
  }
}

TEST_F(Aggregate, ADiagonalCellRequiresItsValueOnce) {
  EXPECT_EQ(search_url(with_both(SearchParams(), "country", "KG", "country", "KG")), "/search?country.all=KG");
}

TEST_F(Aggregate, WrongParametersAreNamed) {
  for (const char* target :
       {"/matrix.json?rows=planet", "/matrix.json?columns=", "/matrix.json?rows=country&rows=field",
        "/matrix.json?colour=red", "/network.json?rows=country"}) {
    const HttpResponse response = get(target);
    EXPECT_EQ(response.status, 400) << target;
    EXPECT_EQ(response.content_type, "application/problem+json");
    const std::string parameter = nlohmann::json::parse(response.body).at("parameter");
    EXPECT_NE(std::string(target).find("?" + parameter + "="), std::string::npos) << target;
  }
  const HttpResponse page = get("/matrix?rows=planet");
  EXPECT_EQ(page.status, 200) << "the page says so and goes on";
  EXPECT_NE(page.body.find("planet"), std::string::npos);
}

TEST_F(Aggregate, PagesShowTablesOfLinks) {
  const HttpResponse page = get("/matrix?columns=field&lang.ui=ru");
  EXPECT_EQ(page.status, 200);
  EXPECT_NE(page.body.find("country.all=KG&amp;field.all=telemedicine"), std::string::npos);
  EXPECT_NE(page.body.find("Страна × Область медицины"), std::string::npos);
  EXPECT_EQ(page.body.find("<i>"), std::string::npos) << "values are escaped";
  const HttpResponse pairs = get("/network");
  EXPECT_EQ(pairs.status, 200);
  EXPECT_NE(pairs.body.find("ministry-of-health.kg"), std::string::npos);
}

TEST_F(Aggregate, NetworkNamesNodesByIndex) {
  const auto body = json("/network.json");
  ASSERT_EQ(body.at("edges").size(), 1u);
  EXPECT_EQ(body.at("edges").at(0).at("source"), 0);
  EXPECT_EQ(body.at("edges").at(0).at("target"), 1);
  EXPECT_EQ(body.at("nodes").size(), 2u);
  EXPECT_EQ(body.at("distinct_edges"), 1);
}

TEST_F(Aggregate, ABrokenIndexIsSaid) {
  service.broken = true;
  EXPECT_EQ(get("/matrix.json").status, 500);
  EXPECT_EQ(get("/matrix").status, 500);
  EXPECT_EQ(get("/network.json").status, 500);
  EXPECT_EQ(get("/network").status, 500);
}

TEST_F(Aggregate, AnswersAreValidated) {
  HttpRequest request;
  request.method = "GET";
  for (const char* path : {"/matrix", "/matrix.json", "/network", "/network.json"}) {
    request.path = path;
    request.if_none_match.clear();
    const HttpResponse first = app.handle(request);
    for (const auto& [name, value] : first.headers) {
      if (name == "ETag") request.if_none_match = value;
    }
    ASSERT_FALSE(request.if_none_match.empty()) << path;
    EXPECT_EQ(app.handle(request).status, 304) << path;
  }
}

TEST_F(Aggregate, DocumentsTellTheirFactsWithEvidence) {
  const auto body = json("/documents/kg/pechen.md.json");
  const auto& relation = body.at("relations").at(0);
  EXPECT_EQ(relation.at("type").at("value"), "meeting");
  EXPECT_EQ(relation.at("status").at("label"), "состоялось");
  EXPECT_EQ(relation.at("parties").at(0).at("value"), "ministry-of-health.kg");
  EXPECT_EQ(relation.at("participants").at(0).at("facet"), "person");
  EXPECT_EQ(relation.at("evidence").at("text"), "О соглашении вспомнили на переговорах министров.");
  EXPECT_EQ(relation.at("evidence").at("part"), "body");
  EXPECT_EQ(body.at("entities").at(1).at("role"), "министр");
  EXPECT_EQ(body.at("figures").at(0).at("value"), "2");
  const HttpResponse page = get("/documents/kg/pechen.md?lang.ui=ru");
  EXPECT_NE(page.body.find("Кто, с кем, о чём, когда"), std::string::npos);
  EXPECT_NE(page.body.find("<p id=\"p2\">"), std::string::npos);
  EXPECT_NE(page.body.find("href=\"#p2\""), std::string::npos) << "the evidence is one click away";
  EXPECT_NE(page.body.find("org=ministry-of-health.kg"), std::string::npos);
  EXPECT_EQ(page.body.find("<b>"), std::string::npos);
}

}  // namespace
}  // namespace diplomed::server
