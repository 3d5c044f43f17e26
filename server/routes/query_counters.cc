#include "server/routes/query_counters.h"

#include <fmt/core.h>
#include <spdlog/spdlog.h>

#include <string_view>

namespace diplomed::server {
namespace {

// Readings that know nothing of softened marks have none.
template <typename Reading>
bool is_softened(const Reading& reading) {
  if constexpr (requires { reading.softened.empty(); }) {
    return !reading.softened.empty();
  } else if constexpr (requires { reading.softened ? 1 : 0; }) {
    return reading.softened;
  } else {
    return false;
  }
}

std::string share(std::string_view name, std::uint64_t part, std::uint64_t whole) {
  constexpr double kPercent = 100;
  return fmt::format("{} {:.1f} %", name, kPercent * static_cast<double>(part) / static_cast<double>(whole));
}

}  // namespace

QueryOutcome outcome_of(const search::ResultPage& page) {
  QueryOutcome out;
  out.zero = page.total == 0 && !page.incomplete;
  const auto add = [&](const search::Reading& reading) {
    out.corrected = out.corrected || reading.corrected;
    out.relaxed = out.relaxed || reading.relaxed();
    out.softened = out.softened || is_softened(reading);
  };
  add(page.reading);
  for (const search::Reading& reading : page.within) add(reading);
  return out;
}

std::string access_note(const QueryOutcome& outcome) {
  std::string out = "query";
  if (outcome.zero) out += " zero";
  if (outcome.corrected) out += " corrected";
  if (outcome.relaxed) out += " relaxed";
  if (outcome.softened) out += " softened";
  return outcome == QueryOutcome() ? out + " found" : out;
}

void QueryCounters::count(const QueryOutcome& outcome) {
  ++queries_;
  zero_ += outcome.zero ? 1 : 0;
  corrected_ += outcome.corrected ? 1 : 0;
  relaxed_ += outcome.relaxed ? 1 : 0;
  softened_ += outcome.softened ? 1 : 0;
}

QueryCounters::Sums QueryCounters::sums() const {
  return {queries_, zero_, corrected_, relaxed_, softened_};
}

bool QueryCounters::is_due(Clock::time_point now) {
  Clock::rep last = last_line_;
  const Clock::rep due = last + std::chrono::duration_cast<Clock::duration>(kInterval).count();
  const Clock::rep at = now.time_since_epoch().count();
  return at >= due && last_line_.compare_exchange_strong(last, at);
}

std::string log_line(const QueryCounters::Sums& sums) {
  if (sums.queries == 0) return "queries 0";
  return fmt::format("queries {}: {}, {}, {}, {}", sums.queries, share("zero", sums.zero, sums.queries),
                     share("corrected", sums.corrected, sums.queries), share("relaxed", sums.relaxed, sums.queries),
                     share("softened", sums.softened, sums.queries));
}

void log_queries(const QueryCounters::Sums& sums) {
  spdlog::info("{}", log_line(sums));
}

}  // namespace diplomed::server
