// What clients of HTTP meet at the door: forms of requests that few send, bodies nobody wants, many requests at once.
#include <gtest/gtest.h>
#include <spdlog/spdlog.h>

#include <nlohmann/json.hpp>
#include <thread>

#include "base/limits.h"
#include "fake_service.h"
#include "server/http/http_server.h"
#include "support/raw_client.h"

namespace diplomed::server {
namespace {

using diplomed::testing::FakeService;
using diplomed::testing::RawClient;

class FrontDoorTest : public ::testing::Test {
 protected:
  void SetUp() override {
    spdlog::set_level(spdlog::level::off);
    ASSERT_TRUE(server.bind().ok());
    thread = std::thread([this] { EXPECT_TRUE(server.run().ok()); });
  }
  void TearDown() override {
    server.stop();
    thread.join();
  }
  static HttpOptions options() {
    HttpOptions o;
    o.port = 0;
    o.connections.half_closed = std::chrono::seconds(20);  // however slow the machine is
    return o;
  }

  // All that comes back.
  std::string exchange(const std::string& bytes) {
    RawClient client(server.port());
    client.send(bytes);
    client.half_close();
    return client.receive_all();
  }

  FakeService service;
  App app{service};
  HttpServer server{app, options()};
  std::thread thread;
};

nlohmann::json body_of(const std::string& answer) {
  return nlohmann::json::parse(answer.substr(answer.find("\r\n\r\n") + 4));
}

TEST_F(FrontDoorTest, AbsoluteAddressesAreAnswered) {
  const std::string answer = exchange("GET http://example.org:8080/search.json?q=a HTTP/1.1\r\nHost: b\r\n\r\n");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 200")) << answer.substr(0, 200);
  EXPECT_EQ(body_of(answer).at("query").at("q"), "a");
  const std::string description = exchange("GET http://example.org/opensearch.xml HTTP/1.1\r\nHost: b\r\n\r\n");
  EXPECT_NE(description.find("http://example.org/"), std::string::npos);
  EXPECT_TRUE(exchange("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n").starts_with("HTTP/1.1 204"));
}

TEST_F(FrontDoorTest, ARefusalIsAProblemAndTheEnd) {
  const std::string smuggled = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";
  for (const std::string& bad : {
           std::string("GET /search.json HTTP/1.1\r\n\r\n"),
           std::string("GET /search.json HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),
           std::string("POST /search.json HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n"),
           std::string("GET /search.json HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n"),
       }) {
    const std::string answer = exchange(bad + smuggled);
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 400")) << bad;
    EXPECT_NE(answer.find("application/problem+json"), std::string::npos) << bad;
    EXPECT_NE(answer.find("Connection: close"), std::string::npos) << bad;
    EXPECT_EQ(body_of(answer).at("instance"), "/search.json") << bad;  // and nothing follows
  }
}

TEST_F(FrontDoorTest, ABodyThatIsNotWantedEndsTheConnection) {
  const std::string smuggled = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";
  const std::string with_body = " HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: ";
  for (const auto& [line, status] :
       {std::pair{"GET /healthz", "400"}, std::pair{"POST /search", "405"}, std::pair{"PUT /search.json", "405"},
        std::pair{"POST /search.json", "415"}, std::pair{"DELETE /nowhere", "404"}}) {
    const std::string answer =
        exchange(line + with_body + std::to_string(smuggled.size()) + "\r\n\r\n" + smuggled + smuggled);
    EXPECT_TRUE(answer.starts_with(std::string("HTTP/1.1 ") + status)) << line << ": " << answer.substr(0, 60);
    EXPECT_NE(answer.find("Connection: close"), std::string::npos) << line;
    EXPECT_EQ(answer.find("HTTP/1.1", 1), std::string::npos) << line;
  }
}

TEST_F(FrontDoorTest, PipelinedSearchesAreAnsweredInOrder) {
  RawClient client(server.port());
  std::string all;
  for (int i = 0; i < 20; ++i) {
    all += i % 2 == 0 ? "GET /search.json?q=n" + std::to_string(i) + " HTTP/1.1\r\nHost: a\r\n\r\n"
                      : "POST /search.json HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: "
                        "chunked\r\n\r\n8\r\n{\"q\":\"n\"\r\n1\r\n}\r\n0\r\n\r\n";
  }
  client.send(all);
  for (int i = 0; i < 20; ++i) {
    const std::string answer = client.receive_answer();
    ASSERT_TRUE(answer.starts_with("HTTP/1.1 200")) << i << answer.substr(0, 300);
    EXPECT_EQ(body_of(answer).at("query").at("q"), i % 2 == 0 ? "n" + std::to_string(i) : "n");
  }
}

TEST_F(FrontDoorTest, PagesOfRefusalsAreForPeople) {
  const std::string answer =
      exchange("GET /search?q=" + std::string(limits::kMaxTargetBytes, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 414"));
  EXPECT_NE(answer.find("text/html"), std::string::npos);
  EXPECT_NE(answer.find("Слишком длинный адрес"), std::string::npos);
}

TEST_F(FrontDoorTest, AnAnswerOfHttp10EndsOrStays) {
  RawClient client(server.port());
  client.send("GET /healthz HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /healthz HTTP/1.0\r\n\r\n");
  const std::string all = client.receive_all();
  EXPECT_TRUE(client.server_closed());
  EXPECT_NE(all.find("HTTP/1.1 200", 1), std::string::npos);
}

}  // namespace
}  // namespace diplomed::server
