// Clients that are slow, silent, many, or gone: none of them may keep others from an answer, nor a descriptor.
#include "server/http/connections.h"

#include <gtest/gtest.h>
#include <poll.h>
#include <spdlog/spdlog.h>

#include <condition_variable>
#include <filesystem>
#include <future>
#include <mutex>
#include <thread>

#include "base/limits.h"
#include "support/raw_client.h"

namespace diplomed::server {
namespace {

using diplomed::testing::RawClient;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr seconds kPatience{20};

std::string request(const std::string& target) {
  return "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n";
}

std::string response(const std::string& body) {
  return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::size_t open_descriptors() {
  return static_cast<std::size_t>(
      std::distance(std::filesystem::directory_iterator("/proc/self/fd"), std::filesystem::directory_iterator()));
}

// Waits for a condition that other threads bring about, for as long as a broken server takes to be called so.
template <typename Condition>
bool eventually(Condition condition) {
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::yield();
  }
  return true;
}

// A door that opens once.
class Gate {
 public:
  void open() {
    {
      const std::lock_guard lock(mutex_);
      open_ = true;
    }
    changed_.notify_all();
  }
  bool wait() {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, kPatience, [this] { return open_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool open_ = false;
};

class ConnectionsTest : public ::testing::Test {
 protected:
  void start(ConnectionOptions options, Connections::Answer answer) {
    spdlog::set_level(spdlog::level::off);
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ASSERT_EQ(::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
    socklen_t size = sizeof(address);
    ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
    port = ntohs(address.sin_port);
    ASSERT_EQ(::listen(listener, 512), 0);
    connections = std::make_unique<Connections>(options, std::move(answer));
    thread = std::thread([this, listener] { EXPECT_TRUE(connections->run(listener).ok()); });
  }
  void TearDown() override {
    if (!connections) return;
    connections->stop();
    thread.join();
  }

  // Answers with the target, refusals with their status.
  static void echo(Exchange& exchange) {
    if (exchange.cancellation.reason() != StopReason::none) return;
    if (exchange.refusal) {
      exchange.outgoing->write("HTTP/1.1 " + std::to_string(exchange.refusal->status) +
                               " No\r\nContent-Length: 0\r\n\r\n");
    } else {
      exchange.outgoing->write(response(exchange.message.target));
    }
  }

  void expect_answer(const std::string& target) {
    RawClient client(port);
    client.send(request(target));
    EXPECT_TRUE(client.receive_answer().ends_with("\r\n\r\n" + target));
  }

  int port = 0;
  std::unique_ptr<Connections> connections;
  std::thread thread;
};

TEST_F(ConnectionsTest, ThreeHundredSlowClientsTakeNoWorker) {
  const std::size_t before = open_descriptors();
  ConnectionOptions options;
  options.threads = 1;
  start(options, echo);
  expect_answer("/calm");
  const std::size_t calm = open_descriptors();
  {
    std::vector<RawClient> slow;
    for (int i = 0; i < 100; ++i) {
      slow.emplace_back(port);
      slow.emplace_back(port);
      slow.back().send("GET / HTTP/1.1\r\nHost: a\r\nX-S");
      slow.emplace_back(port);
      slow.back().send("POST /search.json HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc");
    }
    expect_answer("/normal");
  }
  EXPECT_TRUE(eventually([&] { return open_descriptors() <= calm; }));
  TearDown();
  connections.reset();
  EXPECT_EQ(open_descriptors(), before);
}

TEST_F(ConnectionsTest, HeadAndBodyHaveOneDeadline) {
  ConnectionOptions options;
  options.request = milliseconds(300);
  start(options, echo);
  for (const std::string& beginning :
       {std::string("GET / HTTP/1.1\r\nHost: a\r\nX: "),
        std::string("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999\r\n\r\n"),
        std::string("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n")}) {
    RawClient client(port);
    client.send(beginning);
    std::string answer;
    for (int i = 0; i < 2000 && answer.empty(); ++i) {
      client.send("a");
      answer = client.receive_within(milliseconds(10));
    }
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 408")) << beginning;
  }
}

TEST_F(ConnectionsTest, TheLongestIdleGivesWayToANewClient) {
  ConnectionOptions options;
  options.connections = 10;
  start(options, echo);
  std::vector<RawClient> idle;
  for (int i = 0; i < 10; ++i) {
    idle.emplace_back(port);
    idle.back().send(request("/" + std::to_string(i)));
    ASSERT_FALSE(idle.back().receive_answer().empty());
  }
  expect_answer("/new");
  EXPECT_EQ(idle.front().receive_all(), "");
  EXPECT_TRUE(idle.front().server_closed());
  idle.back().send(request("/again"));
  EXPECT_TRUE(idle.back().receive_answer().ends_with("/again"));
}

TEST_F(ConnectionsTest, WhatTheQueueCannotTakeIsRefusedAtOnce) {
  Gate working, release;
  ConnectionOptions options;
  options.threads = options.queue = 1;
  start(options, [&](Exchange& exchange) {
    if (exchange.message.target == "/work" && !exchange.refusal) {
      working.open();
      EXPECT_TRUE(release.wait());
    }
    echo(exchange);
  });
  RawClient first(port), second(port), third(port);
  first.send(request("/work"));
  ASSERT_TRUE(working.wait());
  second.send(request("/waits"));
  third.send(request("/one-too-many"));
  // One of the two waits, the other is refused; which one is the order in which they arrive.
  const std::string refused = third.receive_within(seconds(5)) + second.receive_within(milliseconds(1));
  EXPECT_TRUE(refused.starts_with("HTTP/1.1 503")) << refused;
  release.open();
  EXPECT_TRUE(first.receive_answer().ends_with("/work"));
}

TEST_F(ConnectionsTest, AClientThatLeftBeforeItsTurnIsNotWorkedFor) {
  Gate working, release;
  std::promise<StopReason> reason;
  ConnectionOptions options;
  options.threads = 1;
  options.half_closed = kPatience;  // it is the one that waits behind that ends it
  start(options, [&](Exchange& exchange) {
    if (exchange.message.target == "/work") {
      working.open();
      EXPECT_TRUE(release.wait());
    } else if (exchange.message.target == "/left") {
      reason.set_value(exchange.cancellation.reason());
    }
    echo(exchange);
  });
  RawClient first(port), left(port), stays(port);
  first.send(request("/work"));
  ASSERT_TRUE(working.wait());
  left.send(request("/left"));
  left.close();
  stays.send(request("/stays"));
  ASSERT_EQ(stays.receive_within(milliseconds(200)), "");  // both wait now
  release.open();
  EXPECT_TRUE(stays.receive_answer().ends_with("/stays"));
  EXPECT_EQ(reason.get_future().get(), StopReason::client_gone);
}

TEST_F(ConnectionsTest, AClientThatLeavesDuringWorkIsNoticed) {
  for (const bool reset : {true, false}) {
    Gate working;
    std::promise<bool> noticed;
    start({}, [&](Exchange& exchange) {
      working.open();
      noticed.set_value(eventually([&] { return exchange.cancellation.reason() == StopReason::client_gone; }));
    });
    RawClient client(port);
    client.send(request("/"));
    ASSERT_TRUE(working.wait());
    reset ? client.reset() : client.close();
    EXPECT_TRUE(noticed.get_future().get());
    TearDown();
    connections.reset();
  }
}

TEST_F(ConnectionsTest, AClientThatOnlyEndsItsSendingIsAnswered) {
  ConnectionOptions options;
  options.half_closed = kPatience;
  start(options, echo);
  RawClient client(port);
  client.send(request("/half"));
  client.half_close();
  EXPECT_TRUE(client.receive_all().ends_with("/half"));
  RawClient many(port);
  many.send(request("/1") + request("/2") + request("/3"));
  many.half_close();
  EXPECT_EQ(many.receive_all(), response("/1") + response("/2") + response("/3"));
  RawClient cut(port);
  cut.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc");
  cut.half_close();
  EXPECT_TRUE(cut.receive_all().starts_with("HTTP/1.1 400"));
}

TEST_F(ConnectionsTest, AClientThatReadsSlowlyHoldsNoWorker) {
  const std::string large(16u << 20, 'x');
  ConnectionOptions options;
  options.threads = 1;
  start(options, [&](Exchange& exchange) {
    if (exchange.message.target != "/large") return echo(exchange);
    exchange.outgoing->write(response(large));
  });
  RawClient slow(port);
  slow.send(request("/large"));
  expect_answer("/other");
  expect_answer("/another");
  slow.send("GET / HTTP/1.0\r\n\r\n");
  const std::string all = slow.receive_all();
  EXPECT_EQ(all, response(large) + response("/"));
}

TEST_F(ConnectionsTest, AClientThatTakesNothingLosesItsConnection) {
  const std::string large(64u << 20, 'x');
  ConnectionOptions options;
  options.write = milliseconds(200);
  std::atomic<bool> done{false};
  start(options, [&](Exchange& exchange) {
    for (int i = 0; i < 8; ++i) exchange.outgoing->write(large);  // more than is ever kept: the worker has to wait
    done = true;
  });
  const std::size_t before = open_descriptors();
  RawClient stalled(port);
  stalled.send(request("/"));
  EXPECT_TRUE(eventually([&] { return done.load(); }));
  EXPECT_TRUE(eventually([&] { return open_descriptors() <= before + 1; }));  // the client's own
}

TEST_F(ConnectionsTest, OnlyTheSlowestBodyGivesWayWhenMemoryIsShort) {
  start({}, echo);
  const std::size_t most = limits::kMaxReceivedBytes / limits::kMaxBodyBytes;
  const std::string head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(limits::kMaxBodyBytes);
  std::vector<RawClient> clients;
  for (std::size_t i = 0; i < most + 1; ++i) {
    clients.emplace_back(port);
    clients.back().send(head + "\r\n\r\n" + std::string(limits::kMaxBodyBytes - 1, ' '));
    // The next one begins when this one has been read: a small request gets its turn after it.
    if (i == 0) expect_answer("/after");
  }
  EXPECT_TRUE(clients.front().receive_answer().starts_with("HTTP/1.1 503"));
  expect_answer("/still");
  for (std::size_t i = 2; i < clients.size(); ++i) {
    clients[i].send(" ");
    EXPECT_TRUE(clients[i].receive_answer().starts_with("HTTP/1.1 200")) << i;
  }
}

TEST_F(ConnectionsTest, ARefusalIsReadByAClientThatSentMore) {
  start({}, echo);
  for (int i = 0; i < 20; ++i) {
    RawClient client(port);
    client.send("GET / HTTP/1.1\r\n\r\n" + std::string(200'000, 'x'));
    client.half_close();
    EXPECT_TRUE(client.receive_all().starts_with("HTTP/1.1 400"));
  }
}

TEST_F(ConnectionsTest, StopEndsWhatIsAtWork) {
  Gate working;
  std::promise<StopReason> reason;
  start({}, [&](Exchange& exchange) {
    working.open();
    eventually([&] { return exchange.cancellation.reason() != StopReason::none; });
    reason.set_value(exchange.cancellation.reason());
    exchange.outgoing->write(response("ended"));
  });
  RawClient client(port), idle(port);
  client.send(request("/"));
  ASSERT_TRUE(working.wait());
  connections->stop();
  EXPECT_EQ(idle.receive_all(), "");
  EXPECT_TRUE(idle.server_closed());
  EXPECT_TRUE(client.receive_all().ends_with("ended"));
  EXPECT_EQ(reason.get_future().get(), StopReason::shutdown);
}

TEST_F(ConnectionsTest, PipelinedRequestsAreAnsweredInOrder) {
  start({}, echo);
  RawClient client(port);
  std::string sent, expected;
  for (int i = 0; i < 50; ++i) {
    sent += request("/" + std::to_string(i));
    expected += response("/" + std::to_string(i));
  }
  client.send(sent + "GET /last HTTP/1.0\r\n\r\n" + request("/never"));
  EXPECT_EQ(client.receive_all(), expected + response("/last"));
}

TEST_F(ConnectionsTest, NothingBehindARefusedRequestIsRead) {
  start({}, echo);
  for (const std::string& bad :
       {std::string("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"),
        std::string("GET / HTTP/1.1\r\n\r\n"),
        std::string("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x5\r\n\r\n")}) {
    RawClient client(port);
    client.send(request("/1") + bad + request("/smuggled"));
    EXPECT_EQ(client.receive_all(), response("/1") + "HTTP/1.1 400 No\r\nContent-Length: 0\r\n\r\n") << bad;
    EXPECT_TRUE(client.server_closed());
  }
}

TEST_F(ConnectionsTest, AClientThatAsksBeforeItsBodyIsToldToGoOn) {
  start({}, echo);
  RawClient client(port);
  client.send("POST /body HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  EXPECT_EQ(client.receive_answer(), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("hi");
  EXPECT_TRUE(client.receive_answer().ends_with("/body"));
}

}  // namespace
}  // namespace diplomed::server
