// diplomed-server: opens the index, takes the port, serves until SIGINT or SIGTERM.
#include <fmt/core.h>
#include <pthread.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <future>
#include <thread>

#include "search/searcher.h"
#include "server/http/http_server.h"
#include "server/routes/app.h"
#include "server/routes/error_log.h"
#include "server/routes/service.h"
#include "server/server_options.h"
#include "text/morphology/morphology.h"

namespace {

using namespace diplomed;

constexpr std::chrono::milliseconds kMostStopping{4'800};

int fail(const Error& error) {
  fmt::print(stderr, "diplomed-server: {}\n", error.to_string());
  return 1;
}

// Blocked before any thread starts, so that only wait() below sees them.
sigset_t block_stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

void set_up_log(const std::string& level) {
  spdlog::set_default_logger(spdlog::stderr_color_mt("diplomed"));
  spdlog::set_level(spdlog::level::from_str(level == "warn" ? "warning" : level));
  spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
}

int serve(const server::Options& options) {
  const sigset_t signals = block_stop_signals();
  auto morphology = text::Morphology::open(options.dictionary);
  if (!morphology.ok()) return fail(morphology.error());
  auto searcher = search::Searcher::open(options.db, std::move(morphology).value(), [](const Error& e) {
    server::write_to_log({"", "", 0, e});
  });
  if (!searcher.ok()) return fail(searcher.error());
  const auto service = server::make_search_service(std::move(searcher).value());
  server::QueryCounters queries;
  const server::App app(*service,
                        {.deadline = std::chrono::milliseconds(options.search_deadline_ms), .queries = &queries});
  server::HttpServer http(app, options.http);
  const Status bound = http.bind();
  if (!bound.ok()) return fail(bound.error());
  fmt::print("listening on http://{}:{}/\n", options.http.host, http.port());
  std::fflush(stdout);
  Status ended = Unit{};
  std::promise<void> done;
  std::thread listener([&] {
    ended = http.run();
    done.set_value();
    if (!ended) kill(getpid(), SIGTERM);  // the socket broke: nothing is left to wait for
  });
  int signal = 0;
  sigwait(&signals, &signal);
  spdlog::info("stopping");
  http.stop();
  const auto tell_of_queries = [&] { server::log_queries(queries.sums()); };
  if (done.get_future().wait_for(kMostStopping) != std::future_status::ready) {
    // The server only reads, so nothing is lost.
    spdlog::warn("a request does not end; leaving it");
    tell_of_queries();
    spdlog::shutdown();
    std::_Exit(0);
  }
  listener.join();
  tell_of_queries();
  return ended ? 0 : fail(ended.error());
}

}  // namespace

int main(int argc, char** argv) {
  int exit_code = 0;
  const auto options = server::parse_options(argc, argv, exit_code);
  if (!options) return exit_code;
  set_up_log(options->log_level);
  try {
    return serve(*options);
  } catch (const std::exception& e) {
    fmt::print(stderr, "diplomed-server: {}\n", e.what());
  } catch (...) {
    fmt::print(stderr, "diplomed-server: unknown exception\n");
  }
  return 1;
}
