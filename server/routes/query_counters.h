// What became of the queries that are asked, without their text: counted for the log, named in the access line.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

#include "search/answer/result_page.h"

namespace diplomed::server {

struct QueryOutcome {
  bool zero = false;       // nothing was found
  bool corrected = false;  // mended words were searched
  bool relaxed = false;    // not all words were required
  bool softened = false;   // marks of a sentence were not taken for commands

  friend bool operator==(const QueryOutcome&, const QueryOutcome&) = default;
};

// Of all clauses of a search.
QueryOutcome outcome_of(const search::ResultPage& page);

// For the access line: "query zero corrected", or "query found".
std::string access_note(const QueryOutcome& outcome);

// Thread-safe.
class QueryCounters {
 public:
  using Clock = std::chrono::steady_clock;
  struct Sums {
    std::uint64_t queries = 0, zero = 0, corrected = 0, relaxed = 0, softened = 0;
  };
  static constexpr std::chrono::hours kInterval{1};

  explicit QueryCounters(Clock::time_point now = Clock::now()) : last_line_(now.time_since_epoch().count()) {}

  void count(const QueryOutcome& outcome);
  // Since the start.
  Sums sums() const;
  // True once for each kInterval that is over: whoever hears it writes the line.
  bool is_due(Clock::time_point now);

 private:
  std::atomic<std::uint64_t> queries_{0}, zero_{0}, corrected_{0}, relaxed_{0}, softened_{0};
  std::atomic<Clock::rep> last_line_;
};

// "queries 1240: zero 3.1 %, corrected 2.4 %, relaxed 41.0 %, softened 5.2 %"; "queries 0" when there were none.
std::string log_line(const QueryCounters::Sums& sums);

// Writes it to the log of the program, at info.
void log_queries(const QueryCounters::Sums& sums);

}  // namespace diplomed::server
