// Answers do not repeat a long query for each of their values: every address in them can be followed, or is not given.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "allocations.h"
#include "base/limits.h"
#include "search/small_index.h"
#include "server/routes/app.h"
#include "server/views/json.h"

namespace diplomed {
namespace {

constexpr std::size_t kMostAnswer = 300'000;

std::string repeated(const std::string& text, std::size_t bytes) {
  std::string out;
  while (out.size() + text.size() <= bytes) out += text;
  return out;
}

class Echo : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    std::vector<testing::Record> records;
    for (int i = 0; i < 30; ++i) {
      const std::string n = std::to_string(i);
      records.push_back({"a" + n,
                         "Меморандум " + n,
                         "Министр здравоохранения Франции Нурлан Сарыбеков подписал меморандум с министерством "
                         "здравоохранения Кыргызстана. Врачи больницы № " +
                             n + " видели его.",
                         std::to_string(1990 + i),
                         {{"country", {"FR", "KG", "A" + n}}, {"field", {"field-" + n}}, {"source", {"Вестник"}}}});
    }
    const auto& index = *new testing::SmallIndex(records);
    service = server::make_search_service(testing::open_searcher(index.db())).release();
  }

  static server::HttpResponse ask(const std::string& method, const std::string& target, const std::string& body = "") {
    server::HttpRequest request;
    request.method = method;
    request.path = target.substr(0, target.find('?'));
    if (target.find('?') != std::string::npos) request.query = target.substr(target.find('?') + 1);
    request.body = body;
    request.accept = "text/html";
    return server::App(*service).handle(request);
  }

  static const server::SearchService* service;
};
const server::SearchService* Echo::service = nullptr;

// Every member whose name ends so: null, or an address that fits.
void expect_fitting(const nlohmann::json& json, const std::string& name = "") {
  if (json.is_structured()) {
    for (const auto& [key, value] : json.items()) expect_fitting(value, json.is_object() ? key : name);
  } else if (name == "url" || name.ends_with("_url")) {
    // An article may have no original: its `url` is empty then.
    EXPECT_TRUE(json.is_null() || (json.is_string() && json.get<std::string>().size() <= limits::kMaxTargetBytes))
        << name << " " << json.dump().size();
  }
}

void expect_fitting_links(const std::string& html) {
  constexpr std::string_view kOpen = "href=\"";
  for (std::size_t at = html.find(kOpen); at != std::string::npos; at = html.find(kOpen, at + 1)) {
    const std::size_t begin = at + kOpen.size();
    const std::string url = html.substr(begin, html.find('"', begin) - begin);
    EXPECT_FALSE(url.empty());
    EXPECT_LE(url.size(), limits::kMaxTargetBytes + 5 * 300) << "&amp; counts as one";
  }
}

void expect_short_link_header(const server::HttpResponse& response) {
  for (const auto& [name, value] : response.headers) {
    EXPECT_LE(value.size(), name == "Link" ? limits::kMaxLinkHeaderBytes : limits::kMaxTargetBytes) << name;
  }
}

TEST_F(Echo, ALongPostIsNotRepeatedForEachValue) {
  nlohmann::json body = {
      {"q", "меморандум"}, {"size", 5}, {"duplicates", "show"}, {"interval", "day"}, {"facet.size", 500}};
  for (int i = 0; i < 8; ++i) {
    body["within"].push_back("меморандум ИЛИ " + repeated("слово" + std::to_string(i) + " ", 4000));
  }
  const server::HttpResponse response = ask("POST", "/search.json", body.dump());
  ASSERT_EQ(response.status, 200) << response.body.substr(0, 500);
  EXPECT_LT(response.body.size(), kMostAnswer);
  expect_short_link_header(response);
  const auto json = nlohmann::json::parse(response.body);
  expect_fitting(json);
  EXPECT_GT(json.at("facets").at("country").at("values").size(), 0u);
  EXPECT_TRUE(json.at("facets").at("country").at("values").at(0).at("toggle_url").is_null());
  EXPECT_TRUE(json.at("next_url").is_null());
  EXPECT_TRUE(json.at("next_cursor").is_string()) << "a script goes on with it";
}

// What is chosen can be taken back where that makes the address short enough.
TEST_F(Echo, AnAddressThatBecomesShorterIsGiven) {
  nlohmann::json body = {{"q", "меморандум"}, {"duplicates", "show"}, {"country", {"FR", std::string(180, 'x')}}};
  body["within"] = {"меморандум ИЛИ " + repeated("a", 4000), "меморандум ИЛИ " + repeated("b", 3500)};
  const auto url_of = [&](const std::string& value) {
    const auto json = nlohmann::json::parse(ask("POST", "/search.json", body.dump()).body);
    for (const auto& v : json.at("facets").at("country").at("values")) {
      if (v.at("value") == value) return v.at("toggle_url");
    }
    ADD_FAILURE() << json.at("facets").at("country").dump();
    return nlohmann::json();
  };
  EXPECT_TRUE(url_of("KG").is_string()) << "fits with one more";
  body["within"][1] = "меморандум ИЛИ " + repeated("b", 3790);
  EXPECT_TRUE(url_of("KG").is_null()) << url_of("KG").dump().size();
  EXPECT_TRUE(url_of(std::string(180, 'x')).is_string());
}

// Bytes that are not escaped take a third of what they take in an address of ours.
TEST_F(Echo, EveryRouteGivesAddressesThatFit) {
  const std::string words = repeated("меморандум ", 4000);
  const std::string within = repeated("врач ", 3500);
  for (const char* path : {"/", "/search", "/search.json", "/matrix", "/matrix.json", "/network", "/network.json",
                           "/suggest.json", "/opensearch/suggest", "/documents/a1", "/documents/a1.json",
                           "/documents/a1/similar", "/documents/a1/similar.json"}) {
    for (const std::string& query :
         {"q=" + words + "&within=" + within, "q=меморандум&within=меморандум ИЛИ " + words}) {
      const server::HttpResponse response = ask("GET", path + ("?" + query));
      ASSERT_EQ(response.status, 200) << path;
      EXPECT_LT(response.body.size(), kMostAnswer) << path;
      expect_short_link_header(response);
      if (response.content_type.starts_with("text/html")) {
        expect_fitting_links(response.body);
      } else {
        expect_fitting(nlohmann::json::parse(response.body));
      }
    }
  }
}

// A value without an address is shown, and no link leads nowhere.
TEST_F(Echo, ThePageShowsValuesWithoutLinks) {
  const server::HttpResponse response =
      ask("GET", "/search?q=меморандум&within=меморандум ИЛИ " + repeated("слово ", 4000));
  ASSERT_EQ(response.status, 200);
  EXPECT_NE(response.body.find("<span class=\"tag tag-country\">"), std::string::npos);
  EXPECT_NE(response.body.find("<span class=\"bar\""), std::string::npos);
  EXPECT_EQ(response.body.find("href=\"\""), std::string::npos);
  EXPECT_NE(response.body.find("<h2><a href=\"/documents/a"), std::string::npos) << "documents can be reached";
}

// The work too: the address of a value that would not fit is not built.
TEST(EchoWork, DoesNotGrowWithTheProductOfValuesAndQuery) {
  const auto cost = [](std::size_t query_bytes) {
    server::SearchAnswer answer;
    for (std::size_t i = 0; i < query_bytes / 4000; ++i) answer.params.request.within.push_back(repeated("ж", 4000));
    search::Facet facet;
    facet.name = "person";
    for (int i = 0; i < 500; ++i) facet.values.push_back({"value-" + std::to_string(i), "Имя", "Name", 1});
    answer.page.facets.assign(4, facet);
    const std::size_t before = testing::allocated_bytes();
    EXPECT_GT(server::search_json(answer).size(), 60'000u);
    return testing::allocated_bytes() - before;
  };
  EXPECT_LE(cost(32'000), 2 * cost(0) + 1'000'000);
}

}  // namespace
}  // namespace diplomed
