// What breaks is named in the answer by the request's id, and in the log with the reason.
#include <gtest/gtest.h>

#include <set>
#include <thread>

#include "app_fixture.h"
#include "base/limits.h"
#include "server/http/request_id.h"
#include "server/routes/error_log.h"

namespace diplomed::server {
namespace {

TEST(RequestId, KeepsThatOfAProxyWhenItIsHarmless) {
  for (const std::string& good : {std::string("a"), std::string("7f.A_b-9"), std::string(64, 'x')}) {
    EXPECT_EQ(make_request_id(good), good);
  }
  for (const std::string& bad : {std::string(), std::string("a b"), std::string("a\nb"), std::string("é"),
                                 std::string(65, 'x'), std::string("a\0b", 3), std::string("<b>")}) {
    const std::string made = make_request_id(bad);
    EXPECT_EQ(made.size(), 16u) << bad;
    EXPECT_EQ(made.find_first_not_of("0123456789abcdef"), std::string::npos) << made;
  }
}

TEST(RequestId, ThreadsGetDifferentOnes) {
  constexpr std::size_t kEach = 2000;
  std::vector<std::vector<std::string>> made(4);
  std::vector<std::thread> threads;
  for (auto& ids : made) {
    threads.emplace_back([&ids] {
      for (std::size_t i = 0; i < kEach; ++i) ids.push_back(make_request_id(""));
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::set<std::string> all;
  for (const auto& ids : made) all.insert(ids.begin(), ids.end());
  EXPECT_EQ(all.size(), made.size() * kEach);
}

TEST(ErrorLog, LinesCannotBeForged) {
  EXPECT_EQ(log_text("/documents/печень"), "/documents/печень");
  EXPECT_EQ(log_text("a\nb\r\x1b[31m\x7f\\n"), "a\\nb\\x0d\\x1b[31m\\x7f\\\\n");
  EXPECT_EQ(log_text("a\xff\xd0z"), "a\\xff\\xd0z");
  EXPECT_EQ(log_text("a\u0085\u2028\u202e"), "a\\u0085\\u2028\\u202e");
  EXPECT_LE(log_text(std::string(5000, 'x')).size(), limits::kMaxLogTextBytes + 3);
  const Failure failure{"7f", "GET /a\nb", 500, {ErrorCode::malformed, "bad\nline", "file\t3"}};
  EXPECT_EQ(log_line(failure), "request 7f GET /a\\nb 500 malformed: file\\x093: bad\\nline");
  EXPECT_EQ(log_line({"", "", 0, {ErrorCode::unreadable, "gone", ""}}), "unreadable: gone");
}

class Failing : public ::testing::Test {
 protected:
  HttpResponse ask(const std::string& path, const std::string& query = "") {
    HttpRequest request;
    request.method = "GET";
    request.path = path;
    request.query = query;
    request.id = "id-of-" + std::to_string(++asked);
    return app.handle(request);
  }

  testing::FakeService service;
  std::vector<Failure> failures;
  App app{service, {.log = [this](const Failure& failure) { failures.push_back(failure); }}};
  int asked = 0;
};

TEST_F(Failing, Every5xxIsLoggedUnderTheIdItNames) {
  service.broken = true;
  for (const char* path : {"/", "/search", "/search.json", "/matrix", "/matrix.json", "/network", "/network.json",
                           "/documents/kg/pechen.md", "/documents/kg/pechen.md.json", "/documents/kg/pechen.md/similar",
                           "/documents/kg/pechen.md/similar.json", "/suggest.json", "/opensearch/suggest", "/readyz"}) {
    failures.clear();
    const HttpResponse response = ask(path, "q=a");
    const std::string id = "id-of-" + std::to_string(asked);
    EXPECT_GE(response.status, 500) << path;
    ASSERT_EQ(failures.size(), 1u) << path;
    EXPECT_EQ(failures[0].request_id, id);
    EXPECT_EQ(failures[0].request, "GET " + std::string(path));
    EXPECT_EQ(failures[0].status, response.status) << path;
    EXPECT_NE(failures[0].error.message.find("the database is damaged"), std::string::npos);
    EXPECT_EQ(response.body.find("damaged"), std::string::npos) << "the reason is for the log only";
    if (response.content_type == "application/problem+json") {
      EXPECT_EQ(nlohmann::json::parse(response.body).at("request_id"), id) << path;
    } else {
      EXPECT_NE(response.body.find(id), std::string::npos) << path;
    }
  }
}

TEST_F(Failing, WhatTheCallerDidWrongIsNotLogged) {
  for (const char* path : {"/documents/unknown.json", "/nowhere", "/search.json"}) {
    const HttpResponse response = ask(path, "size=x");
    EXPECT_EQ(response.status / 100, 4) << path;
    EXPECT_EQ(response.body.find("request_id"), std::string::npos);
  }
  EXPECT_TRUE(failures.empty());
}

}  // namespace
}  // namespace diplomed::server
