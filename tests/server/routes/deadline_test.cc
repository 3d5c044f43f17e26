// What the routes say of searches that were ended.
#include <algorithm>

#include "app_fixture.h"
#include "base/limits.h"
#include "server/language/phrases.h"

namespace diplomed::server {
namespace {

std::string header(const HttpResponse& response, const std::string& name) {
  const auto at =
      std::find_if(response.headers.begin(), response.headers.end(), [&](const auto& h) { return h.first == name; });
  return at == response.headers.end() ? "" : at->second;
}

using DeadlineTest = AppTest;

TEST_F(DeadlineTest, IsAProblemThatSaysWhatToDo) {
  service.late = true;
  for (const std::string target :
       {"/search.json?q=a", "/matrix.json", "/network.json", "/documents/kg%2Fpechen.md.json",
        "/documents/kg%2Fpechen.md/similar.json", "/suggest.json?q=a", "/opensearch/suggest?q=a"}) {
    const HttpResponse response = get(target);
    EXPECT_EQ(response.status, 503) << target;
    EXPECT_EQ(response.content_type, "application/problem+json") << target;
    const auto problem = nlohmann::json::parse(response.body);
    EXPECT_EQ(problem["type"], "urn:diplomed:problem:deadline") << target;
    EXPECT_NE(problem["detail"].get<std::string>().find("partial=1"), std::string::npos) << target;
    EXPECT_EQ(header(response, "ETag"), "") << target;
  }
}

TEST_F(DeadlineTest, IsAPlainNoticeOnThePage) {
  service.late = true;
  for (const std::string target :
       {"/", "/search?q=a", "/matrix", "/network", "/documents/kg%2Fpechen.md", "/documents/kg%2Fpechen.md/similar"}) {
    const HttpResponse response = get(target);
    EXPECT_EQ(response.status, 503) << target;
    EXPECT_NE(response.body.find("Сузьте запрос"), std::string::npos) << target;
  }
  EXPECT_NE(get("/search?q=a&lang.ui=en").body.find("Narrow the query"), std::string::npos);
}

TEST_F(DeadlineTest, AnAnswerInPartIsKeptByNobody) {
  EXPECT_TRUE(json("/search.json?partial=1")["incomplete"].is_null());
  EXPECT_NE(header(get("/search.json?partial=1"), "ETag"), "");
  service.late = true;
  for (const std::string target : {"/search.json?partial=1", "/search?partial=1"}) {
    const HttpResponse response = get(target);
    EXPECT_EQ(response.status, 200) << target;
    EXPECT_EQ(header(response, "ETag"), "") << target;
    EXPECT_EQ(header(response, "Cache-Control"), "no-store") << target;
  }
  EXPECT_EQ(json("/search.json?partial=1")["incomplete"], "deadline");
  EXPECT_NE(get("/search?partial=1").body.find("Поиск прерван по времени"), std::string::npos);
  EXPECT_NE(get("/search?partial=1&lang.ui=en").body.find("lower bound"), std::string::npos);
}

TEST_F(DeadlineTest, StartsWithTheSearch) {
  const App hasty(service, {.deadline = std::chrono::milliseconds(60'000)});
  HttpRequest request;
  request.method = "GET";
  request.path = "/search.json";
  EXPECT_EQ(hasty.handle(request).status, 200);
}

// Two hundred filter values are not tried one by one.
TEST_F(DeadlineTest, AnEmptyResultIsExplainedByFewSearches) {
  std::string target = "/search?q=zzz";
  for (std::size_t i = 0; i < limits::kMaxFilterValues; ++i) target += "&country=X" + std::to_string(i);
  const std::size_t before = service.searches;
  EXPECT_EQ(get(target).status, 200);
  EXPECT_EQ(service.searches - before, limits::kMaxReliefSearches + 1);
}

// The last of the searches is that without all of them, so that what helps is offered.
TEST_F(DeadlineTest, ManyFiltersThatHelpOnlyTogetherAreOfferedTogether) {
  std::string target = "/search?q=трансплантации&lang.ui=en";
  for (std::size_t i = 0; i < limits::kMaxFilterValues; ++i) target += "&country=X" + std::to_string(i);
  const std::size_t before = service.searches;
  const HttpResponse response = get(target);
  EXPECT_EQ(service.searches - before, limits::kMaxReliefSearches + 1);
  EXPECT_NE(response.body.find(phrase(Language::en, "all_filters")), std::string::npos);
}

}  // namespace
}  // namespace diplomed::server
