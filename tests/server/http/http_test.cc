// The server as its users meet it: a real port, the library's client, and raw bytes for what no client would send.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <httplib.h>
#include <spdlog/spdlog.h>
#include <sys/socket.h>
#include <unistd.h>

#include <nlohmann/json.hpp>
#include <thread>

#include "fake_service.h"
#include "server/http/http_server.h"

namespace diplomed::server {
namespace {

using testing::FakeService;

class HttpTest : public ::testing::Test {
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
    o.connections.request = o.connections.idle = std::chrono::seconds(1);
    return o;
  }

  httplib::Client client() {
    httplib::Client c("127.0.0.1", server.port());
    c.set_keep_alive(false);
    return c;
  }

  // Sends the bytes and returns everything that comes back until the server closes or is silent.
  std::string raw(const std::string& bytes) {
    const int s = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(server.port()));
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    EXPECT_EQ(connect(s, reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
    const timeval patience{3, 0};
    setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    EXPECT_EQ(send(s, bytes.data(), bytes.size(), MSG_NOSIGNAL), static_cast<ssize_t>(bytes.size()));
    std::string out;
    char buffer[4096];
    for (ssize_t n = 0; (n = recv(s, buffer, sizeof(buffer), 0)) > 0;) out.append(buffer, static_cast<std::size_t>(n));
    close(s);
    return out;
  }

  FakeService service;
  App app{service};
  HttpServer server{app, options()};
  std::thread thread;
};

void expect_problem(const httplib::Result& response, int status) {
  ASSERT_TRUE(response);
  EXPECT_EQ(response->status, status);
  EXPECT_EQ(response->get_header_value("Content-Type"), "application/problem+json");
  EXPECT_EQ(nlohmann::json::parse(response->body).at("status"), status);
}

TEST_F(HttpTest, GetAndHeadAgree) {
  auto c = client();
  for (const char* path : {"/", "/search?q=a", "/search.json", "/healthz", "/documents/kg/pechen.md"}) {
    const auto got = c.Get(path);
    const auto head = c.Head(path);
    ASSERT_TRUE(got && head) << path;
    EXPECT_EQ(got->status, 200) << path;
    EXPECT_EQ(head->status, 200) << path;
    EXPECT_TRUE(head->body.empty());
    EXPECT_EQ(head->get_header_value("Content-Length"), std::to_string(got->body.size())) << path;
    EXPECT_EQ(got->get_header_value("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(got->get_header_value("Referrer-Policy"), "same-origin");
    EXPECT_TRUE(got->get_header_value("Date").ends_with(" GMT"));
  }
}

TEST_F(HttpTest, CyrillicInEveryPlace) {
  auto c = client();
  const auto found = c.Get("/search.json?q=%D0%B2%D1%80%D0%B0%D1%87");
  ASSERT_TRUE(found);
  EXPECT_EQ(nlohmann::json::parse(found->body).at("query").at("q"), "врач");
  const auto document =
      c.Get("/documents/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/%D0%BE%20%D0%B4%D0%B0%D1%82%D0%B5.txt.json");
  ASSERT_TRUE(document);
  EXPECT_EQ(nlohmann::json::parse(document->body).at("id"), "новости/о дате.txt");
}

TEST_F(HttpTest, InvalidUtf8IsReplacedNotRefused) {
  auto c = client();
  const auto response = c.Get("/search.json?q=%FF%D0");
  ASSERT_TRUE(response);
  EXPECT_EQ(response->status, 200);
  EXPECT_EQ(nlohmann::json::parse(response->body).at("query").at("q"), "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_F(HttpTest, Post) {
  auto c = client();
  const auto good = c.Post("/search.json", R"({"q":"врач","country":["RU"],"size":3})", "application/json");
  ASSERT_TRUE(good);
  EXPECT_EQ(good->status, 200);
  EXPECT_EQ(nlohmann::json::parse(good->body).at("hits").size(), 3u);
  expect_problem(c.Post("/search.json", "{", "application/json"), 400);
  expect_problem(c.Post("/search.json", R"({"foo":1})", "application/json"), 400);
  EXPECT_EQ(c.Post("/search.json", "{}", "Application/JSON ; charset=utf-8")->status, 200);
  expect_problem(c.Post("/search.json", "{}", "application/jsonp"), 415);
  expect_problem(c.Post("/search.json", "q=a", "application/x-www-form-urlencoded"), 415);
  expect_problem(c.Post("/search.json", "x", "multipart/form-data; boundary=x"), 415);
  expect_problem(c.Post("/search", "{}", "application/json"), 405);
  expect_problem(c.Put("/search.json", "{}", "application/json"), 405);
}

TEST_F(HttpTest, OversizedBodies) {
  auto c = client();
  expect_problem(c.Post("/search.json", std::string((1 << 20) + 1, ' '), "application/json"), 413);
  // A chunked body has no length to check beforehand.
  std::string chunked =
      "POST /search.json HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
  const std::string piece(60'000, ' ');
  for (int i = 0; i < 20; ++i) chunked += "ea60\r\n" + piece + "\r\n";
  EXPECT_NE(raw(chunked + "0\r\n\r\n").find(" 413 "), std::string::npos);
}

TEST_F(HttpTest, LongAddresses) {
  auto c = client();
  expect_problem(c.Get("/search.json?q=" + std::string(9000, 'a')), 414);
  const auto fits = c.Get("/search.json?q=" + std::string(4000, 'a'));
  ASSERT_TRUE(fits);
  EXPECT_EQ(fits->status, 200);
  expect_problem(c.Get("/search.json?q=" + std::string(5000, 'a')), 400);
  const auto deep = c.Get("/documents/" + std::string(7000, '/') + "x.json");
  expect_problem(deep, 404);
}

// RFC 3986 allows it in a query, and people ask questions.
TEST_F(HttpTest, SecondQuestionMark) {
  const auto found = client().Get("/search.json?q=a?b");
  ASSERT_TRUE(found);
  EXPECT_EQ(nlohmann::json::parse(found->body).at("query").at("q"), "a?b");
}

TEST_F(HttpTest, BadRequestsAreAnsweredAndDoNotHang) {
  for (const char* bytes :
       {"nonsense\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\r\n\r\n", "FETCH / HTTP/1.1\r\n\r\n"}) {
    const std::string answer = raw(bytes);
    EXPECT_TRUE(answer.find("HTTP/1.1 4") == 0 || answer.find("HTTP/1.1 505") == 0)
        << bytes << " → " << answer.substr(0, 100);
  }
  const auto after = client().Get("/healthz");
  ASSERT_TRUE(after);
  EXPECT_EQ(after->status, 200);
}

TEST_F(HttpTest, BodyOfAGetIsRefused) {
  const std::string answer = raw("GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello");
  EXPECT_EQ(answer.find("HTTP/1.1 400"), 0u);
  EXPECT_NE(answer.find("Connection: close"), std::string::npos);
}

TEST_F(HttpTest, SlowClientsDoNotBlockOthers) {
  std::vector<std::thread> slow;
  for (int i = 0; i < 20; ++i) slow.emplace_back([this] { raw("GET / HTTP/1.1\r\nHost: x\r\n"); });
  const auto begin = std::chrono::steady_clock::now();
  const auto response = client().Get("/healthz");
  ASSERT_TRUE(response);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(1));
  for (auto& t : slow) t.join();
}

TEST_F(HttpTest, GzipWhenAskedForNeverBrotli) {
  auto c = client();
  c.set_decompress(false);
  const auto packed = c.Get("/search", {{"Accept-Encoding", "gzip, deflate, br"}});
  ASSERT_TRUE(packed);
  EXPECT_EQ(packed->get_header_value("Content-Encoding"), "gzip");
  EXPECT_EQ(packed->body.substr(0, 2), "\x1f\x8b");
  const auto plain = c.Get("/search", {{"Accept-Encoding", "gzip;q=0, br"}});
  ASSERT_TRUE(plain);
  EXPECT_FALSE(plain->has_header("Content-Encoding"));
  EXPECT_LT(packed->body.size() * 3, plain->body.size());
}

TEST_F(HttpTest, PageFitsItsBudget) {
  auto c = client();
  c.set_decompress(false);
  const auto page = c.Get("/search", {{"Accept-Encoding", "gzip"}});
  ASSERT_TRUE(page);
  EXPECT_LE(page->body.size(), 15u << 10);
}

TEST_F(HttpTest, RangesAreIgnored) {
  auto c = client();
  std::string many = "bytes=0-1";
  for (int i = 2; i < 100; ++i) many += "," + std::to_string(i * 2) + "-" + std::to_string(i * 2 + 1);
  for (const std::string& range : {std::string("bytes=0-9"), many}) {
    const auto response = c.Get("/search.json", {{"Range", range}});
    ASSERT_TRUE(response);
    EXPECT_EQ(response->status, 200);
    EXPECT_FALSE(response->has_header("Content-Range"));
  }
}

TEST_F(HttpTest, NotModified) {
  auto c = client();
  const auto first = c.Get("/search.json?q=a");
  ASSERT_TRUE(first);
  const auto second = c.Get("/search.json?q=a", {{"If-None-Match", first->get_header_value("ETag")}});
  ASSERT_TRUE(second);
  EXPECT_EQ(second->status, 304);
  EXPECT_TRUE(second->body.empty());
}

TEST_F(HttpTest, WhatIsThrownBecomesAProblem) {
  service.throws = true;
  const auto response = client().Get("/search.json");
  expect_problem(response, 500);
  EXPECT_FALSE(response->has_header("EXCEPTION_WHAT"));
}

TEST_F(HttpTest, ManyRequestsOnOneConnection) {
  httplib::Client c("127.0.0.1", server.port());
  c.set_keep_alive(true);
  for (int i = 0; i < 50; ++i) {
    const auto response = c.Get("/healthz");
    ASSERT_TRUE(response);
    EXPECT_NE(response->get_header_value("Connection"), "close");
  }
}

TEST_F(HttpTest, PortInUseIsAnErrorThatNamesIt) {
  HttpOptions taken = options();
  taken.port = server.port();
  HttpServer second(app, taken);
  const Status bound = second.bind();
  ASSERT_FALSE(bound.ok());
  EXPECT_NE(bound.error().to_string().find(std::to_string(server.port())), std::string::npos);
  EXPECT_NE(bound.error().to_string().find("in use"), std::string::npos) << bound.error().to_string();
}

TEST(HttpServer, StopBeforeRunEnds) {
  const FakeService service;
  const App app(service);
  HttpOptions options;
  options.port = 0;
  HttpServer server(app, options);
  ASSERT_TRUE(server.bind().ok());
  server.stop();
  EXPECT_TRUE(server.run().ok());
}

}  // namespace
}  // namespace diplomed::server
