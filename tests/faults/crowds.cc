// crowds PORT PID TARGET SECONDS: what one polite client waits beside crowds of others, against a running server.
//
// First its requests are timed alone, then under each crowd for SECONDS. Printed are the 50th and 99th percentile of
// its waiting in milliseconds, the ratio of the latter to the calm one, the longest, failures, and the descriptors of
// process PID during the crowd and at most five seconds after it has gone. The last line is "N passed, N failed": a
// crowd passes when the 99th percentile is at most three times the calm one, no request failed, and the descriptors are
// back.
#include <dirent.h>
#include <fcntl.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "support/raw_client.h"

namespace {

using diplomed::testing::RawClient;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using std::chrono::seconds;

struct Settings {
  int port = 0;
  std::string pid;
  std::string target;
  seconds time{10};
};

using Crowd = std::function<void(const Settings&, const std::atomic<bool>& ended)>;

std::size_t descriptors(const std::string& pid) {
  std::size_t n = 0;
  DIR* folder = opendir(("/proc/" + pid + "/fd").c_str());
  if (folder == nullptr) return 0;
  while (readdir(folder) != nullptr) ++n;
  closedir(folder);
  return n;
}

double request_time(const Settings& settings, bool& failed) {
  const auto start = Clock::now();
  RawClient client(settings.port);
  client.send("GET " + settings.target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  failed = !client.receive_all(30).starts_with("HTTP/1.1 200");
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

struct Waiting {
  double p50 = 0, p99 = 0, most = 0;
  std::size_t requests = 0, failures = 0;
};

// A request every 20 ms at most.
Waiting measure(const Settings& settings) {
  std::vector<double> times;
  Waiting waiting;
  const auto end = Clock::now() + settings.time;
  while (Clock::now() < end) {
    const auto next = Clock::now() + milliseconds(20);
    bool failed = false;
    times.push_back(request_time(settings, failed));
    waiting.failures += failed;
    std::this_thread::sleep_until(next);
  }
  std::sort(times.begin(), times.end());
  waiting.requests = times.size();
  waiting.p50 = times[times.size() / 2];
  waiting.p99 = times[times.size() * 99 / 100];
  waiting.most = times.back();
  return waiting;
}

// `n` connections that begin with `beginning` and then send `piece` once a second each.
Crowd slow(int n, std::string beginning, std::string piece) {
  return [=](const Settings& settings, const std::atomic<bool>& ended) {
    std::vector<std::unique_ptr<RawClient>> clients(static_cast<std::size_t>(n));
    const auto open = [&](std::unique_ptr<RawClient>& client) {
      client = std::make_unique<RawClient>(settings.port);
      client->send(beginning);
    };
    for (auto& client : clients) open(client);
    for (std::size_t i = 0; !ended; i = (i + 1) % clients.size()) {
      if (!piece.empty() && !clients[i]->send(piece)) open(clients[i]);
      std::this_thread::sleep_for(milliseconds(1000) / n);
    }
  };
}

// `n` clients that each do `act` and then pause, until the end; on one connection, or on a new one each time.
Crowd each(int n, std::function<void(const Settings&, RawClient&)> act, bool keep, milliseconds pause) {
  return [=](const Settings& settings, const std::atomic<bool>& ended) {
    std::vector<std::thread> threads;
    for (int i = 0; i < n; ++i) {
      threads.emplace_back([&] {
        auto client = std::make_unique<RawClient>(settings.port);
        while (!ended) {
          act(settings, *client);
          std::this_thread::sleep_for(pause);
          if (!keep) client = std::make_unique<RawClient>(settings.port);
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
  };
}

void ask(const Settings& settings, RawClient& client) {
  client.send("GET " + settings.target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
}

void ask_and_leave(const Settings& settings, RawClient& client) {
  ask(settings, client);
  client.close();
}

void ask_and_reset(const Settings& settings, RawClient& client) {
  ask(settings, client);
  client.reset();
}

void ask_politely(const Settings& settings, RawClient& client) {
  ask(settings, client);
  client.receive_answer();
}

// `n` clients that each ask once a second and read nothing.
Crowd deaf(int n) {
  return [=](const Settings& settings, const std::atomic<bool>& ended) {
    std::vector<std::unique_ptr<RawClient>> clients(static_cast<std::size_t>(n));
    for (std::size_t i = 0; !ended; i = (i + 1) % clients.size()) {
      if (!clients[i]) clients[i] = std::make_unique<RawClient>(settings.port, 4096);
      ask(settings, *clients[i]);
      std::this_thread::sleep_for(milliseconds(1000) / n);
    }
  };
}

struct Named {
  const char* name;
  Crowd crowd;
};

std::vector<Named> crowds() {
  const std::string head = "GET / HTTP/1.1\r\nHost: localhost\r\n";
  const std::string post = "POST /search.json HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
  return {
      {"665 idle", slow(665, "", "")},
      {"200 slow heads", slow(200, head + "X: ", "x")},
      {"200 slow lines", slow(200, head, "X: x\r\n")},
      {"200 slow bodies", slow(200, post + "Content-Length: 100000\r\n\r\n", " ")},
      {"200 slow chunks", slow(200, post + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n")},
      {"60 polite keep-alive", each(60, ask_politely, true, seconds(1))},
      {"200 that ask and leave", each(200, ask_and_leave, false, milliseconds(50))},
      {"200 that ask and reset", each(200, ask_and_reset, false, milliseconds(50))},
      {"100 that read nothing", deaf(100)},
  };
}

bool run(const Settings& settings, const Named& named, const Waiting& calm, std::size_t before) {
  std::atomic<bool> ended{false};
  std::thread thread([&] { named.crowd(settings, ended); });
  std::this_thread::sleep_for(seconds(1));  // the crowd gathers
  const Waiting waiting = measure(settings);
  const std::size_t during = descriptors(settings.pid);
  ended = true;
  thread.join();
  const auto gone = Clock::now();
  std::size_t after = descriptors(settings.pid);
  while (after > before + 8 && Clock::now() - gone < seconds(5)) {
    std::this_thread::sleep_for(milliseconds(20));
    after = descriptors(settings.pid);
  }
  const double recovered = std::chrono::duration<double>(Clock::now() - gone).count();
  const bool good = waiting.p99 <= 3 * calm.p99 && waiting.failures == 0 && after <= before + 8;
  std::printf("%-24s %6zu %8.2f %8.2f %6.2f %8.2f %5zu %7zu %5zu %6.2f %s\n", named.name, waiting.requests, waiting.p50,
              waiting.p99, waiting.p99 / calm.p99, waiting.most, waiting.failures, during, after, recovered,
              good ? "ok" : "FAILED");
  std::fflush(stdout);
  return good;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fprintf(stderr, "usage: crowds PORT PID TARGET SECONDS\n");
    return 2;
  }
  const Settings settings{std::atoi(argv[1]), argv[2], argv[3], seconds(std::atoi(argv[4]))};
  const rlimit many{65536, 65536};
  setrlimit(RLIMIT_NOFILE, &many);
  std::atomic<bool> warm{false};
  std::thread warming([&] { each(32, ask_politely, true, milliseconds(20))(settings, warm); });
  std::this_thread::sleep_for(seconds(2));
  warm = true;
  warming.join();
  const Waiting calm = measure(settings);
  const std::size_t before = descriptors(settings.pid);
  std::printf("%-24s %6s %8s %8s %6s %8s %5s %7s %5s %6s\n", "crowd", "n", "p50 ms", "p99 ms", "ratio", "max ms",
              "fail", "fds", "after", "s");
  std::printf("%-24s %6zu %8.2f %8.2f %6.2f %8.2f %5zu %7zu\n", "none", calm.requests, calm.p50, calm.p99, 1.0,
              calm.most, calm.failures, before);
  int passed = 0, failed = calm.failures == 0 ? 0 : 1;
  for (const Named& named : crowds()) ++(run(settings, named, calm, before) ? passed : failed);
  std::printf("%d passed, %d failed\n", passed, failed);
  return failed == 0 ? 0 : 1;
}
