// A document twice as long, with twice the people in it, costs twice the work.
#include <gtest/gtest.h>

#include <random>

#include "allocations.h"
#include "search/small_index.h"
#include "server/routes/app.h"
#include "server/views/code_points.h"
#include "server/views/paragraphs.h"
#include "stenogram.h"

namespace diplomed {
namespace {

constexpr std::size_t kSentences = 150;

class DocumentGrowth : public ::testing::TestWithParam<const char*> {
 protected:
  static void SetUpTestSuite() {
    const testing::SmallIndex& index =
        *new testing::SmallIndex({{"short", "Стенограмма", testing::stenogram(kSentences)},
                                  {"long", "Стенограмма", testing::stenogram(2 * kSentences)}});
    service = server::make_search_service(testing::open_searcher(index.db())).release();
  }

  // Bytes asked of the heap for an answer; asked before once, so that nothing is read for the first time.
  static std::size_t cost(const std::string& path) {
    const server::App app(*service);
    server::HttpRequest request;
    request.method = "GET";
    request.path = path;
    request.query = "q=%D0%B2%D1%80%D0%B0%D1%87";
    EXPECT_EQ(app.handle(request).status, 200);
    const std::size_t before = testing::allocated_bytes();
    const server::HttpResponse response = app.handle(request);
    const std::size_t after = testing::allocated_bytes();
    EXPECT_GT(response.body.size(), kSentences * 100);
    return after - before;
  }

  static const server::SearchService* service;
};
const server::SearchService* DocumentGrowth::service = nullptr;

TEST_P(DocumentGrowth, IsLinear) {
  const std::size_t once = cost("/documents/short" + std::string(GetParam()));
  const std::size_t twice = cost("/documents/long" + std::string(GetParam()));
  EXPECT_LE(twice, once * 22 / 10) << once;
}
INSTANTIATE_TEST_SUITE_P(Each, DocumentGrowth, ::testing::Values("", ".json"));

// Evidence is asked about in the order of people and institutions, not of the text.
TEST(CodePoints, AnyOrderDecodesTheTextOnce) {
  std::string text = testing::stenogram(500);
  text.insert(text.size() / 2, "\xff\xd0");  // bytes that are no character
  std::vector<std::size_t> expected(text.size() + 1);
  for (std::size_t i = 0, next = 0, number = 0; i <= text.size(); ++i) {
    while (next < i) {
      next += utf8::decode(text, next).bytes;
      ++number;
    }
    expected[i] = number;
  }
  server::CodePoints points(text);
  std::mt19937 random(7);
  constexpr std::size_t kCalls = 5000;
  for (std::size_t call = 0; call < kCalls; ++call) {
    const std::size_t at = random() % expected.size();
    ASSERT_EQ(points.at(at), expected[at]) << at;
  }
  EXPECT_EQ(points.at(text.size() + 10), utf8::length(text));
  EXPECT_LE(points.decoded(), text.size() + kCalls * server::CodePoints::kStep);
}

TEST(Paragraphs, AnchorsCountFromOne) {
  const server::Paragraphs paragraphs("one\n\ntwo\n\nthree");
  EXPECT_EQ(paragraphs.anchor(0), "p1");
  EXPECT_EQ(paragraphs.anchor(3), "p1");
  EXPECT_EQ(paragraphs.anchor(5), "p2");
  EXPECT_EQ(paragraphs.anchor(10), "p3");
  EXPECT_EQ(server::Paragraphs("").anchor(0), "p1");
}

}  // namespace
}  // namespace diplomed
