#include "server/server_options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <thread>

#include "text/morphology/morphology.h"

namespace diplomed::server {

std::optional<Options> parse_options(int argc, const char* const* argv, int& exit_code) {
  Options options;
  options.dictionary = text::default_dictionary_directory();
  CLI::App app("Serves searches over an index directory: a page for people, JSON for scripts.", "diplomed-server");
  app.add_option("--db", options.db, "Index directory made by diplomed-index")->required();
  app.add_option("--host", options.http.host, "Address to listen on")->capture_default_str();
  app.add_option("--port", options.http.port, "Port; 0 takes a free one and prints it")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  app.add_option("--dictionary", options.dictionary, "Directory of the OpenCorpora dictionary")->capture_default_str();
  ConnectionOptions& connections = options.http.connections;
  connections.threads = std::max<std::size_t>(connections.threads, 4 * std::thread::hardware_concurrency());
  app.add_option("--threads", connections.threads, "Threads that answer requests")
      ->check(CLI::Range(1, 1024))
      ->capture_default_str();
  app.add_option("--connections", connections.connections, "Connections open at once")
      ->check(CLI::Range(8, 1'000'000))
      ->capture_default_str();
  app.add_option("--queue", connections.queue, "Requests that may wait for a thread; more are answered 503")
      ->check(CLI::Range(1, 100'000))
      ->capture_default_str();
  app.add_option("--search-deadline", options.search_deadline_ms, "Milliseconds a search may take; 0: any time")
      ->check(CLI::Range(0u, 600'000u))
      ->capture_default_str();
  app.add_option("--log-level", options.log_level, "What to log")
      ->check(CLI::IsMember({"debug", "info", "warn", "error", "off"}))
      ->capture_default_str();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    exit_code = app.exit(e) == 0 ? 0 : 2;
    return std::nullopt;
  }
  return options;
}

}  // namespace diplomed::server
