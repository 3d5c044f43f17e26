// Routes without a socket: what each answers, how it is validated, what it asks the search room for.
#include "server/routes/app.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "fake_service.h"

namespace diplomed::server {
namespace {

using testing::FakeService;

class AppTest : public ::testing::Test {
 protected:
  HttpResponse get(const std::string& target, const std::string& method = "GET", const std::string& etag = "") {
    HttpRequest request;
    request.method = method;
    request.path = target.substr(0, target.find('?'));
    if (target.find('?') != std::string::npos) request.query = target.substr(target.find('?') + 1);
    request.host = "example.org:8080";
    request.accept = "text/html";
    request.if_none_match = etag;
    return app.handle(request);
  }

  static std::string header(const HttpResponse& response, const std::string& name) {
    for (const auto& [key, value] : response.headers) {
      if (key == name) return value;
    }
    return "";
  }

  static nlohmann::json json(const HttpResponse& response) { return nlohmann::json::parse(response.body); }

  FakeService service;
  App app{service};
};

void expect_problem(const HttpResponse& response, int status, const std::string& parameter = "") {
  EXPECT_EQ(response.status, status);
  EXPECT_EQ(response.content_type, "application/problem+json");
  const auto body = nlohmann::json::parse(response.body);
  for (const char* member : {"type", "title", "detail", "instance"}) EXPECT_TRUE(body.at(member).is_string()) << member;
  EXPECT_EQ(body.at("status"), status);
  if (parameter.empty()) {
    EXPECT_FALSE(body.contains("parameter"));
  } else {
    EXPECT_EQ(body.at("parameter"), parameter);
  }
}

TEST_F(AppTest, AQueryInAnOlderCharsetIsReadAndToldSo) {
  const auto body = json(get("/search.json?q=%E3%E5%EF%E0%F2%E8%F2"));
  EXPECT_EQ(body.at("query").at("q"), "гепатит");
  EXPECT_EQ(body.at("query").at("notes").at(0), (nlohmann::json{{"code", "charset"}, {"text", "windows-1251"}}));
  const HttpResponse page = get("/search?q=%E3%E5%EF%E0%F2%E8%F2&lang.ui=ru");
  EXPECT_NE(page.body.find("Запрос пришёл в кодировке windows-1251"), std::string::npos);
  EXPECT_NE(header(page, "ETag"),
            header(get("/search?q=%D0%B3%D0%B5%D0%BF%D0%B0%D1%82%D0%B8%D1%82&lang.ui=ru"), "ETag"));
  EXPECT_TRUE(json(get("/search.json?q=%D0%B3%D0%B5%D0%BF%D0%B0%D1%82%D0%B8%D1%82")).at("query").at("notes").empty());
}

TEST_F(AppTest, SearchJsonAnswersAndLinksOn) {
  const HttpResponse response = get("/search.json?q=%D0%B2%D1%80%D0%B0%D1%87&size=5&country=RU");
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.content_type, "application/json");
  EXPECT_EQ(header(response, "Access-Control-Allow-Origin"), "*");
  const auto body = json(response);
  EXPECT_EQ(body.at("total"), 20);
  EXPECT_EQ(body.at("hits").size(), 5u);
  EXPECT_EQ(body.at("next_cursor"), "c5");
  EXPECT_EQ(header(response, "Link"), "<" + body.at("next_url").get<std::string>() + ">; rel=\"next\"");
  const auto next = json(get(body.at("next_url")));
  EXPECT_EQ(next.at("first"), 5);
}

TEST_F(AppTest, EveryToggleUrlGivesItsCount) {
  const auto body = json(get("/search.json?country=RU&country=FR&instrument=training"));
  int checked = 0;
  for (const auto& [name, facet] : body.at("facets").items()) {
    for (const auto& value : facet.at("values")) {
      if (value.at("selected") || body.at("facets").at(name).at("values").size() < 2) continue;
      const auto other = json(get(value.at("toggle_url")));
      const std::string v = value.at("value");
      bool selected = false;
      for (const auto& o : other.at("facets").at(name).at("values")) {
        if (o.at("value") == v) selected = o.at("selected");
      }
      EXPECT_TRUE(selected) << value.at("toggle_url");
      ++checked;
    }
  }
  EXPECT_GE(checked, 2);
}

TEST_F(AppTest, FieldsIdCostsNoSnippet) {
  get("/search.json?fields=id");
  EXPECT_FALSE(service.last_request().snippets);
  const auto body = json(get("/search.json?fields=id&size=1"));
  EXPECT_EQ(body.at("hits").at(0).size(), 1u);
  get("/search?fields=id");
  EXPECT_TRUE(service.last_request().snippets) << "the page always shows them";
}

TEST_F(AppTest, BadParametersAreProblemsInTheApi) {
  expect_problem(get("/search.json?foo=1"), 400, "foo");
  expect_problem(get("/search.json?from=2019-02-30"), 400, "from");
  expect_problem(get("/search.json?cursor=zzz"), 400, "cursor");
  expect_problem(get("/suggest.json?q=ab&foo=1"), 400, "foo");
  expect_problem(get("/suggest.json?q=ab&from=2019-02-30"), 400, "from");
  expect_problem(get("/opensearch/suggest?q=ab&county=KG"), 400, "county");
  expect_problem(get("/documents/kg/pechen.md.json?page=2"), 400, "page");
}

TEST_F(AppTest, BadParametersAreNoticesOnThePage) {
  const HttpResponse response = get("/search?foo=1&from=2019-02-30&country=KG");
  EXPECT_EQ(response.status, 200);
  EXPECT_NE(response.body.find("незнакомый параметр «foo»"), std::string::npos);
  EXPECT_NE(response.body.find("Дата «2019-02-30» не понята"), std::string::npos);
  EXPECT_EQ(service.last_request().filters.at("country").any, std::vector<std::string>{"KG"});
  const HttpResponse stale = get("/search?cursor=zzz");
  EXPECT_EQ(stale.status, 200);
  EXPECT_NE(stale.body.find("Список изменился"), std::string::npos);
}

TEST_F(AppTest, StartPageUnlessSomethingIsAsked) {
  const HttpResponse start = get("/");
  EXPECT_EQ(start.status, 200);
  EXPECT_NE(start.body.find("Примеры запросов"), std::string::npos);
  EXPECT_NE(start.body.find("В базе 24 материала, 2019 — 2021"), std::string::npos);
  EXPECT_EQ(get("/?q=x").body.find("Примеры запросов"), std::string::npos);
  EXPECT_NE(get("/?lang.ui=en").body.find("Example queries"), std::string::npos);
}

TEST_F(AppTest, ZeroHitsSayWhichFilterKillsThem) {
  const HttpResponse response = get("/search?q=%D0%B2%D1%80%D0%B0%D1%87&country=UZ&instrument.not=training");
  EXPECT_NE(response.body.find("Без «Страна: Узбекистан»"), std::string::npos);
  EXPECT_NE(response.body.find("1 материал"), std::string::npos);
}

TEST_F(AppTest, Documents) {
  EXPECT_EQ(get("/documents/kg/pechen.md").status, 200);
  EXPECT_EQ(get("/documents/digest.jsonl%232").status, 200);
  EXPECT_EQ(get("/documents/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/%D0%BE%20%D0%B4%D0%B0%D1%82%D0%B5.txt").status,
            200);
  EXPECT_EQ(get("/documents/x/%3Cb%3E%2Ejson").status, 200);
  EXPECT_EQ(json(get("/documents/x/%3Cb%3E%2Ejson.json")).at("id"), "x/<b>.json");
  EXPECT_EQ(json(get("/documents/kg/pechen.md.json?q=%D0%BF%D0%B5%D1%87%D0%B5%D0%BD%D0%B8")).at("matches").size(), 1u);
  expect_problem(get("/documents/nope.json"), 404);
  const HttpResponse missing = get("/documents/nope");
  EXPECT_EQ(missing.status, 404);
  EXPECT_NE(missing.body.find("Такого материала в базе нет"), std::string::npos);
  const std::string page = get("/documents/kg/pechen.md").body;
  EXPECT_NE(page.find("name=\"citation_publication_date\" content=\"2019/11/18\""), std::string::npos);
  EXPECT_EQ(get("/documents/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/%D0%BE%20%D0%B4%D0%B0%D1%82%D0%B5.txt")
                .body.find("citation_publication_date"),
            std::string::npos)
      << "an unknown date is never invented";
}

TEST_F(AppTest, ValidatorsFollowRevisionAndAddress) {
  for (const char* target :
       {"/", "/search?q=a", "/search.json?q=a", "/documents/kg/pechen.md", "/documents/kg/pechen.md.json"}) {
    service.revision = "r1";
    const std::string etag = header(get(target), "ETag");
    ASSERT_TRUE(etag.starts_with("W/\"")) << target;
    const HttpResponse same = get(target, "GET", "\"other\", " + etag);
    EXPECT_EQ(same.status, 304) << target;
    EXPECT_TRUE(same.body.empty());
    EXPECT_EQ(header(same, "ETag"), etag);
    service.revision = "r2";
    EXPECT_EQ(get(target, "GET", etag).status, 200) << target;
  }
  EXPECT_EQ(header(get("/search.json?q=a&country=KG"), "ETag"),
            header(get("/search.json?country=KG&q=a&page=1"), "ETag"));
  EXPECT_NE(header(get("/search.json?q=a"), "ETag"), header(get("/search.json?q=b"), "ETag"));
  EXPECT_NE(header(get("/search?q=a&lang.ui=en"), "ETag"), header(get("/search?q=a&lang.ui=ru"), "ETag"));
  EXPECT_EQ(get("/search.json?q=a", "GET", "*").status, 304);
}

TEST_F(AppTest, Methods) {
  EXPECT_EQ(get("/search.json", "HEAD").status, 200);
  const HttpResponse options = get("/search.json", "OPTIONS");
  EXPECT_EQ(options.status, 204);
  EXPECT_EQ(header(options, "Allow"), "GET, HEAD, OPTIONS, POST");
  EXPECT_EQ(header(options, "Access-Control-Allow-Methods"), "GET, HEAD, OPTIONS, POST");
  EXPECT_EQ(header(get("/search", "OPTIONS"), "Allow"), "GET, HEAD, OPTIONS");
  const HttpResponse wrong = get("/search", "DELETE");
  expect_problem(wrong, 405);
  EXPECT_EQ(header(wrong, "Allow"), "GET, HEAD, OPTIONS");
}

TEST_F(AppTest, PageHeaders) {
  const HttpResponse response = get("/search?q=a");
  EXPECT_NE(header(response, "Content-Security-Policy").find("default-src 'none'"), std::string::npos);
  EXPECT_EQ(header(response, "Cross-Origin-Opener-Policy"), "same-origin");
  EXPECT_EQ(header(response, "Vary"), "Accept-Encoding, Accept-Language");
}

TEST_F(AppTest, OpenSearch) {
  const HttpResponse description = get("/opensearch.xml");
  EXPECT_NE(description.body.find("http://example.org:8080/search?q={searchTerms}"), std::string::npos);
  const HttpResponse suggestions = get("/opensearch/suggest?q=%D1%82%D1%80");
  EXPECT_EQ(suggestions.content_type, "application/x-suggestions+json");
  EXPECT_EQ(json(suggestions).at(0), "тр");
  EXPECT_EQ(json(suggestions).at(1).size(), 3u);
  EXPECT_EQ(json(suggestions).at(2), nlohmann::json({"≈ 1200", "4", ""})) << "no number is made up";
}

TEST_F(AppTest, SuggestionsKnowTheFilters) {
  const auto body = json(get("/suggest.json?q=%D1%82%D1%80&country=KG&from=2019"));
  EXPECT_EQ(service.last_request().filters.at("country").any, std::vector<std::string>{"KG"});
  EXPECT_EQ(service.last_request().from, "2019");
  const auto& all = body.at("suggestions");
  EXPECT_EQ(all.at(0).at("count"), 1200);
  EXPECT_EQ(all.at(0).at("count_is_estimate"), true);
  EXPECT_TRUE(all.at(0).at("value").is_null());
  EXPECT_TRUE(all.at(0).at("kind_label").is_null());
  EXPECT_EQ(all.at(1).at("kind_label"), "Область медицины");
  EXPECT_EQ(all.at(1).at("url"), "/search?country=KG&field=transplantation&from=2019");
  EXPECT_EQ(all.at(2).at("kind"), "title");
  EXPECT_TRUE(all.at(2).at("count").is_null());
  EXPECT_EQ(all.at(2).at("url"), "/documents/kg/pechen.md");
}

TEST_F(AppTest, HealthAndReadiness) {
  EXPECT_EQ(get("/healthz").status, 200);
  EXPECT_EQ(json(get("/readyz")).at("documents"), 24);
  service.broken = true;
  EXPECT_EQ(get("/healthz").status, 200);
  expect_problem(get("/readyz"), 503);
}

TEST_F(AppTest, FailuresDoNotTellSecrets) {
  service.broken = true;
  for (const char* target : {"/", "/search?q=a", "/documents/kg/pechen.md"}) {
    const HttpResponse response = get(target);
    EXPECT_EQ(response.status, 500) << target;
    EXPECT_EQ(response.body.find("/secret/path"), std::string::npos);
  }
  for (const char* target : {"/search.json?q=a", "/documents/kg/pechen.md.json", "/suggest.json?q=ab"}) {
    const HttpResponse response = get(target);
    expect_problem(response, 500);
    EXPECT_EQ(response.body.find("/secret/path"), std::string::npos);
  }
}

TEST_F(AppTest, AssetsAreImmutable) {
  const std::string page = get("/").body;
  const std::size_t at = page.find("/assets/app.");
  const std::string url = page.substr(at, page.find('"', at) - at);
  const HttpResponse asset = get(url);
  EXPECT_EQ(asset.status, 200) << url;
  EXPECT_NE(header(asset, "Cache-Control").find("immutable"), std::string::npos);
  EXPECT_EQ(get("/assets/app.000000000000.css").status, 404);
  EXPECT_EQ(get("/assets/templates/head.mustache").status, 404);
  EXPECT_EQ(get("/assets/../main.cc").status, 404);
}

}  // namespace
}  // namespace diplomed::server
