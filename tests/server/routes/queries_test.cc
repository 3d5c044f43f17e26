// What the log says of queries: what became of them, never what they were.
#include <thread>
#include <vector>

#include "app_fixture.h"
#include "server/routes/query_counters.h"

namespace diplomed::server {
namespace {

TEST(QueryOutcomes, OfAPageAndItsEarlierQueries) {
  search::ResultPage page;
  page.total = 3;
  EXPECT_EQ(access_note(outcome_of(page)), "query found");
  page.reading.corrected = true;
  EXPECT_EQ(access_note(outcome_of(page)), "query corrected");
  search::Reading earlier;
  earlier.optional = {"меморандум"};
  page.within.push_back(earlier);
  page.total = 0;
  EXPECT_EQ(access_note(outcome_of(page)), "query zero corrected relaxed");
  page.incomplete = true;
  EXPECT_EQ(access_note(outcome_of(page)), "query corrected relaxed");
}

TEST(QueryCounters, SharesOfWhatWasAsked) {
  QueryCounters counters;
  EXPECT_EQ(log_line(counters.sums()), "queries 0");
  counters.count({.zero = true, .corrected = true});
  counters.count({.relaxed = true});
  counters.count({.softened = true});
  counters.count({});
  EXPECT_EQ(log_line(counters.sums()), "queries 4: zero 25.0 %, corrected 25.0 %, relaxed 25.0 %, softened 25.0 %");
}

TEST(QueryCounters, CountFromManyThreads) {
  QueryCounters counters;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 1000; ++i) counters.count({.zero = i % 2 == 0});
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(counters.sums().queries, 4000u);
  EXPECT_EQ(counters.sums().zero, 2000u);
}

TEST(QueryCounters, ALineIsDueOnceAnHour) {
  const QueryCounters::Clock::time_point start;
  QueryCounters counters(start);
  EXPECT_FALSE(counters.is_due(start + std::chrono::minutes(59)));
  EXPECT_TRUE(counters.is_due(start + std::chrono::minutes(60)));
  EXPECT_FALSE(counters.is_due(start + std::chrono::minutes(61)));
  EXPECT_TRUE(counters.is_due(start + std::chrono::minutes(121)));
}

class CountedQueries : public AppTest {
 protected:
  QueryCounters counters;
  App counting{service, {.log = [](const Failure&) {}, .queries = &counters}};

  HttpResponse ask(const std::string& path, const std::string& query) {
    HttpRequest request;
    request.method = "GET";
    request.path = path;
    request.query = query;
    return counting.handle(request);
  }
};

TEST_F(CountedQueries, FirstPagesOfSearchesWithWords) {
  EXPECT_EQ(ask("/search", "q=zzzz").access_note, "query zero");
  EXPECT_EQ(ask("/search.json", "q=zzzz").access_note, "query zero");
  EXPECT_EQ(ask("/search.json", "q=zzzz&page=2").access_note, "query zero");
  EXPECT_EQ(ask("/search.json", "country=KG").access_note, "");
  EXPECT_EQ(ask("/suggest.json", "q=zzzz").access_note, "");
  EXPECT_EQ(ask("/healthz", "").access_note, "");
  EXPECT_EQ(counters.sums().queries, 2u);
  EXPECT_EQ(counters.sums().zero, 2u);
}

}  // namespace
}  // namespace diplomed::server
