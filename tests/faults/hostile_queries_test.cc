// Whatever is asked, a search answers or ends at its deadline, and gives its memory back. The number of queries is 60,
// or what DIPLOMED_HOSTILE_QUERIES says (docs/RELIABILITY.md).
#include "hostile_queries.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <random>
#include <string>

#include "base/interrupt.h"

namespace diplomed {
namespace {

constexpr std::size_t kMegabyte = 1'000'000;
// Seconds of CPU time of a search after its deadline: a hundred times what is seen, so that a query that takes no
// notice of it is told from a slow machine and its sanitizers.
constexpr double kMostBeyond = 5;
constexpr std::size_t kMostGrowth = 400 * kMegabyte;  // of the process, at its greatest

// VmHWM or VmRSS of this process in bytes.
std::size_t memory(const std::string& name) {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with(name + ":")) return std::stoull(line.substr(name.size() + 1)) * 1024;
  }
  return 0;
}

// Of this thread.
double cpu_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

std::size_t queries_wanted() {
  const char* wanted = std::getenv("DIPLOMED_HOSTILE_QUERIES");
  return wanted == nullptr ? 60 : static_cast<std::size_t>(std::strtoull(wanted, nullptr, 10));
}

struct Tally {
  std::size_t answered = 0, in_part = 0, ended = 0;
  double beyond = 0;  // seconds of CPU time after a deadline, at most
};

TEST(HostileQueries, AreAnsweredOrEndAtTheDeadline) {
  const testing::SmallIndex index(testing::wordy_records(2'000, 80));
  ASSERT_TRUE(index.searcher().search(testing::request_for(testing::wordy(0))).ok());
  const std::size_t before = memory("VmRSS");
  std::mt19937 random(11);
  Tally tally;
  for (std::size_t n = 0; n < queries_wanted(); ++n) {
    search::SearchRequest request = testing::hostile_request(n, random);
    request.partial = n % 3 == 2;
    // A second at most, so that every part of a search is met by the deadline sooner or later.
    const auto time = std::chrono::microseconds(1u << random() % 21);
    const Interrupt interrupt(nullptr, Interrupt::Clock::now() + time);
    const double begun = cpu_seconds();
    const Result<search::ResultPage> page = index.searcher().search(request, interrupt);
    const double beyond = cpu_seconds() - begun - std::chrono::duration<double>(time).count();
    tally.beyond = std::max(tally.beyond, beyond);
    EXPECT_LT(beyond, kMostBeyond) << request.q;
    if (page.ok()) {
      ++(page->incomplete ? tally.in_part : tally.answered);
      EXPECT_LE(page->hits.size(), request.size);
      EXPECT_TRUE(request.partial || !page->incomplete);
    } else {
      ++tally.ended;
      EXPECT_FALSE(request.partial) << request.q;
      EXPECT_EQ(page.error().code, ErrorCode::deadline) << request.q << ": " << page.error().to_string();
    }
    ASSERT_LT(memory("VmHWM"), before + kMostGrowth) << n << ": " << request.q;
  }
  std::cout << "answered " << tally.answered << ", in part " << tally.in_part << ", ended " << tally.ended
            << ", at most " << tally.beyond << " s after a deadline; " << memory("VmHWM") / kMegabyte << " MB at most, "
            << before / kMegabyte << " before, " << memory("VmRSS") / kMegabyte << " after\n";
  // Whatever was interrupted, the next one is answered whole.
  const auto page = index.searcher().search(testing::request_for(testing::wordy(0)));
  ASSERT_TRUE(page.ok());
  EXPECT_FALSE(page->incomplete);
  EXPECT_GT(page->total, 1'000u);
}

}  // namespace
}  // namespace diplomed
