// Requests that two readers could understand differently, or that are longer than anybody needs: each is refused, at
// its limit, however its bytes arrive, and nothing behind it is read as a request.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/limits.h"
#include "server/http/request_reader.h"

namespace diplomed::server {
namespace {

using State = RequestReader::State;

struct Case {
  std::string bytes;
  int status;
};

std::string post(const std::string& headers, const std::string& body = "") {
  return "POST /search.json HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body;
}

std::string get(const std::string& headers) {
  return "GET / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n";
}

std::string chunked(const std::string& body) {
  return post("Transfer-Encoding: chunked\r\n", body);
}

std::string repeated(const std::string& text, int n) {
  std::string out;
  for (int i = 0; i < n; ++i) out += text;
  return out;
}

const std::vector<Case>& cases() {
  static const std::vector<Case> table = {
      // Request lines.
      {"nonsense\r\n", 400},
      {"GET\r\n", 400},
      {"GET /\r\n", 400},
      {"GET / HTTP/1.1 \r\n", 400},
      {"GET  / HTTP/1.1\r\n", 400},
      {"GET / x HTTP/1.1\r\n", 400},
      {"GET\t/\tHTTP/1.1\r\n", 400},
      {" GET / HTTP/1.1\r\n", 400},
      {"G(T / HTTP/1.1\r\n", 400},
      {"GET / HTTP/1.1\n", 400},
      {"GET /\r/ HTTP/1.1\r\n", 400},
      {"GET /a#b HTTP/1.1\r\n", 400},
      {"GET /a\x01 HTTP/1.1\r\n", 400},
      {std::string("GET /a\0b HTTP/1.1\r\n", 19), 400},
      {"GET a HTTP/1.1\r\n", 400},
      {"GET * HTTP/1.1\r\n", 400},
      {"CONNECT a:80 HTTP/1.1\r\n", 400},
      {"GET http:///a HTTP/1.1\r\n", 400},
      {"GET http://a@b/ HTTP/1.1\r\n", 400},
      {"GET ftp://a/ HTTP/1.1\r\n", 400},
      {"GET / HTTP/11\r\n", 400},
      {"GET / http/1.1\r\n", 400},
      {"GET / HTTP/1.x\r\n", 400},
      {"GET / HTTP/2.0\r\n", 505},
      {"GET / HTTP/0.9\r\n", 505},
      {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400},
      {"\x16\x03\x01\x02", 400},
      {"\xd0\xb2\xd1\x80\xd0\xb0\xd1\x87", 400},
      {"\r\n\r\n\r\nGET / HTTP/1.1\r\n", 400},
      {"GET /" + std::string(limits::kMaxTargetBytes, 'a') + " HTTP/1.1\r\n", 414},
      {"GET /" + std::string(limits::kMaxTargetBytes + 200, 'a'), 414},
      {std::string(limits::kMaxTargetBytes + 200, 'A'), 414},
      // Headers.
      {get("a\r\n"), 400},
      {get(": a\r\n"), 400},
      {get("Transfer-Encoding : chunked\r\n"), 400},
      {get("Content-Length : 1\r\n"), 400},
      {get(" a: b\r\n"), 400},
      {get("a: b\r\n c\r\n"), 400},
      {get("a: b\r\n\tc\r\n"), 400},
      {get("a b: c\r\n"), 400},
      {get("a: b\x01\r\n"), 400},
      {get("a: b\n"), 400},
      {get("a: b\rc\r\n"), 400},
      {get(std::string("a: \0\r\n", 6)), 400},
      {get("\xd0\xb0: b\r\n"), 400},
      {get("a: " + std::string(limits::kMaxHeaderBytes, 'b') + "\r\n"), 431},
      {get("a: " + std::string(limits::kMaxHeaderBytes + 200, 'b')), 431},
      {get(repeated("a: b\r\n", static_cast<int>(limits::kMaxHeaders))), 431},
      {get(repeated("a: " + std::string(4000, 'b') + "\r\n", 10)), 431},
      // Hosts.
      {"GET / HTTP/1.1\r\n\r\n", 400},
      {get("Host: b\r\n"), 400},
      {"GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: a@b\r\n\r\n", 400},
      {"GET http://a/ HTTP/1.1\r\n\r\n", 400},
      // The length of bodies.
      {post("Content-Length: 5\r\nContent-Length: 5\r\n", "hello"), 400},
      {post("Content-Length: 5\r\nContent-Length: 6\r\n", "hello"), 400},
      {post("Content-Length: 5, 5\r\n", "hello"), 400},
      {post("Content-Length: 0x5\r\n", "hello"), 400},
      {post("Content-Length: 0x2328\r\n", "hello"), 400},
      {post("Content-Length: +5\r\n", "hello"), 400},
      {post("Content-Length: -5\r\n", "hello"), 400},
      {post("Content-Length: 5 5\r\n", "hello"), 400},
      {post("Content-Length: 5.0\r\n", "hello"), 400},
      {post("Content-Length:\r\n", "hello"), 400},
      {post("Content-Length: five\r\n", "hello"), 400},
      {post("Content-Length: 1048577\r\n"), 413},
      {post("Content-Length: 99999999999999999999999\r\n"), 413},
      {post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
      {post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), 400},
      {post("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n"), 400},
      {post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
      {post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), 400},
      {post("Transfer-Encoding: identity\r\n"), 400},
      {post("Transfer-Encoding:\r\n"), 400},
      {"POST /search.json HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {post("Expect: 200-ok\r\nContent-Length: 1\r\n", "a"), 417},
      // Chunks.
      {chunked("x\r\n"), 400},
      {chunked("\r\n"), 400},
      {chunked("0x1\r\n"), 400},
      {chunked("-1\r\n"), 400},
      {chunked(" 1\r\na\r\n"), 400},
      {chunked("1\na\r\n"), 400},
      {chunked("1\r\nab\r\n"), 400},
      {chunked("1\r\na\n\r\n"), 400},
      {chunked("1;\x01\r\na\r\n"), 400},
      {chunked("fffffffffffffffff\r\n"), 400},
      {chunked("ffffffffffffffff\r\n"), 413},
      {chunked("100001\r\n"), 413},
      {chunked(repeated("10000\r\n" + std::string(0x10000, ' ') + "\r\n", 17)), 413},
      {chunked("1;" + std::string(limits::kMaxChunkLineBytes, 'x')), 400},
      {chunked(std::string(limits::kMaxChunkLineBytes + 10, '0')), 400},
      {chunked("0\r\nno colon\r\n"), 400},
      {chunked("0\r\na: b\r\n c\r\n"), 400},
      {chunked("0\r\na: " + std::string(limits::kMaxTrailerBytes, 'b')), 431},
      {chunked("0\r\n" + repeated("a: " + std::string(90, 'b') + "\r\n", 60)), 431},
  };
  return table;
}

TEST(MalformedRequest, IsRefusedHoweverItArrives) {
  ASSERT_GE(cases().size(), 80u);
  for (const Case& c : cases()) {
    for (const std::size_t step : {c.bytes.size(), std::size_t{1}, std::size_t{7}}) {
      if (step == 1 && c.bytes.size() > 100'000) continue;
      RequestReader reader;
      for (std::size_t i = 0; i < c.bytes.size(); i += step) reader.feed(std::string_view(c.bytes).substr(i, step));
      const std::string shown = c.bytes.substr(0, 120) + " by " + std::to_string(step);
      ASSERT_EQ(reader.state(), State::refused) << shown;
      EXPECT_EQ(reader.refusal().status, c.status) << shown;
      EXPECT_FALSE(reader.refusal().detail.empty()) << shown;
      EXPECT_EQ(reader.feed("GET / HTTP/1.1\r\nHost: a\r\n\r\n"), State::refused) << shown;
    }
  }
}

// What is sent without an end is refused before more than its limit is kept.
TEST(MalformedRequest, KeepsNoMoreThanItsLimit) {
  const std::vector<std::string> beginnings = {"GET /",
                                               "GET / HTTP/1.1\r\na: ",
                                               "GET / HTTP/1.1\r\n",
                                               chunked("1;"),
                                               chunked("0\r\n"),
                                               chunked(""),
                                               post("Content-Length: 1048576\r\n")};
  const std::vector<std::string> pieces = {std::string(1000, 'a'),
                                           std::string(1000, 'a'),
                                           "a: " + std::string(500, 'b') + "\r\n",
                                           std::string(1000, 'a'),
                                           "a: " + std::string(500, 'b') + "\r\n",
                                           "3e8\r\n" + std::string(1000, 'a') + "\r\n",
                                           std::string(1000, 'a')};
  const std::size_t most = limits::kMaxHeadBytes + limits::kMaxBodyBytes + limits::kMaxHeaderBytes;
  for (std::size_t i = 0; i < beginnings.size(); ++i) {
    RequestReader reader;
    reader.feed(beginnings[i]);
    std::size_t sent = 0;
    while (sent < 4 * most && reader.state() == State::reading) {
      reader.feed(pieces[i]);
      sent += pieces[i].size();
      ASSERT_LE(reader.buffered(), limits::kMaxBodyBytes + 2 * limits::kMaxHeaderBytes) << beginnings[i];
    }
    EXPECT_NE(reader.state(), State::reading) << beginnings[i];
  }
}

struct Read {
  std::string bytes, method, target, host, body;
  bool keep_alive;
};

TEST(WellFormedRequest, IsReadHoweverItArrives) {
  const std::vector<Read> table = {
      {"GET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET", "/", "a", "", true},
      {"\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET", "/", "a", "", true},
      {"GET / HTTP/1.0\r\n\r\n", "GET", "/", "", "", false},
      {"GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", "GET", "/", "", "", true},
      {"GET / HTTP/1.1\r\nHost: a\r\nConnection: Keep-Alive, CLOSE\r\n\r\n", "GET", "/", "a", "", false},
      {"GET / HTTP/1.1\r\nHost:\r\n\r\n", "GET", "/", "", "", true},
      {"GET http://b:80/c?d HTTP/1.1\r\nHost: a\r\n\r\n", "GET", "/c?d", "b:80", "", true},
      {"GET HTTP://b HTTP/1.1\r\nHost: a\r\n\r\n", "GET", "/", "b", "", true},
      {"GET https://[::1]:8/?x HTTP/1.1\r\nHost: a\r\n\r\n", "GET", "/?x", "[::1]:8", "", true},
      {"GET / HTTP/1.1\r\nHost: a\r\nExpect: 100-Continue\r\n\r\n", "GET", "/", "a", "", true},
      {"GET / HTTP/1.0\r\nExpect: what\r\n\r\n", "GET", "/", "", "", false},
      {"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", "OPTIONS", "*", "a", "", true},
      {"GET /?q=врач HTTP/1.1\r\nHost: a\r\n\r\n", "GET", "/?q=врач", "a", "", true},
      {"GET /?q=a?b HTTP/1.1\r\nHost: a\r\n\r\n", "GET", "/?q=a?b", "a", "", true},
      {post("Content-Length: 5\r\n", "hello"), "POST", "/search.json", "a", "hello", true},
      {post("Content-Length: 0\r\n"), "POST", "/search.json", "a", "", true},
      {chunked("5\r\nhello\r\n0\r\n\r\n"), "POST", "/search.json", "a", "hello", true},
      {chunked("0\r\n\r\n"), "POST", "/search.json", "a", "", true},
      {chunked("2;a=\"b\"\r\nhe\r\n003\r\nllo\r\n0\r\nETag: x\r\n\r\n"), "POST", "/search.json", "a", "hello", true},
      {post("Transfer-Encoding: Chunked\r\n", "1\r\na\r\n0\r\n\r\n"), "POST", "/search.json", "a", "a", true},
      {"GET /" + std::string(limits::kMaxTargetBytes - 1, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", "GET",
       "/" + std::string(limits::kMaxTargetBytes - 1, 'a'), "a", "", true},
  };
  for (const Read& r : table) {
    for (const std::size_t step : {r.bytes.size(), std::size_t{1}}) {
      RequestReader reader;
      for (std::size_t i = 0; i < r.bytes.size(); i += step) reader.feed(std::string_view(r.bytes).substr(i, step));
      ASSERT_EQ(reader.state(), State::complete) << r.bytes << ": " << reader.refusal().detail;
      const RequestMessage message = reader.take();
      EXPECT_EQ(message.method, r.method) << r.bytes;
      EXPECT_EQ(message.target, r.target) << r.bytes;
      EXPECT_EQ(message.host, r.host) << r.bytes;
      EXPECT_EQ(message.body, r.body) << r.bytes;
      EXPECT_EQ(message.keep_alive, r.keep_alive) << r.bytes;
      EXPECT_EQ(reader.state(), State::idle) << r.bytes;
    }
  }
}

TEST(WellFormedRequest, PipelinedOnesComeInOrder) {
  RequestReader reader;
  reader.feed("GET /1 HTTP/1.1\r\nHost: a\r\n\r\n" + post("Content-Length: 2\r\n", "hi") +
              chunked("1\r\na\r\n0\r\n\r\n") + "GET /4 HTTP/1.1\r\nHo");
  for (const char* target : {"/1", "/search.json", "/search.json"}) {
    ASSERT_EQ(reader.state(), State::complete);
    EXPECT_EQ(reader.take().target, target);
  }
  EXPECT_EQ(reader.state(), State::reading);
  EXPECT_EQ(reader.feed("st: a\r\n\r\n"), State::complete);
  EXPECT_EQ(reader.take().target, "/4");
}

}  // namespace
}  // namespace diplomed::server
