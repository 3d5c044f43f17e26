// Every connection of the server in one thread: it takes them, reads their requests, sends what is left of answers and
// watches for clients that leave, so that a worker is taken only by a request that is complete, and by none that
// nobody waits for.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "base/result.h"
#include "server/http/connection_table.h"
#include "server/http/exchange.h"
#include "server/http/listener.h"
#include "server/http/work_queue.h"

namespace diplomed::server {

struct ConnectionOptions {
  std::size_t threads = 8;         // that answer requests
  std::size_t connections = 4096;  // open at once; beyond it the one that has been idle for longest gives way
  std::size_t queue = 256;         // requests that wait for a thread; beyond it 503
  std::chrono::milliseconds request{10'000};   // for the head and body of a request together
  std::chrono::milliseconds idle{15'000};      // between two requests
  std::chrono::milliseconds half_closed{100};  // for the answer of a client that has closed its sending side
  std::chrono::milliseconds write{10'000};     // for a client that takes nothing of its answer
};

class Connections {
 public:
  // Answers an exchange by outgoing->write(), or its refusal. Is called on the threads of the queue, for refusals on
  // that of run(). Must not throw. Of an exchange that is cancelled already nothing is to be written.
  using Answer = std::function<void(Exchange&)>;

  Connections(ConnectionOptions options, Answer answer);
  ~Connections();

  // Serves the clients of this listening socket, which it takes over, until stop(); an error when the socket breaks.
  Status run(int socket);

  // Ends run() in some seconds: requests that are complete are answered, then cancelled. Any thread, also before run().
  void stop();

 private:
  using Clock = Connection::Clock;

  // What other threads tell this one.
  struct Notice {
    std::uint64_t connection = 0;
    bool done = false;  // its request is answered; else its socket takes no more and is to be watched
  };
  void notify(Notice notice);
  void wake();
  void take_notices();

  Status loop();
  int next_timeout() const;
  void handle(std::uint64_t number, std::uint32_t events);
  bool accept_some();
  void admit(int socket);
  bool give_way();

  void read_from(Connection& c);
  void after_reading(Connection& c);
  void dispatch(Connection& c);
  void refuse(Connection& c, Refusal refusal);
  std::shared_ptr<Exchange> begin_exchange(Connection& c);
  void answered(Connection& c);
  void next_request(Connection& c);
  void finish(Connection& c);
  void discard(Connection& c);
  void flush(Connection& c);
  void client_left(Connection& c);
  void half_closed(Connection& c);
  void close(Connection& c);

  void watch(Connection& c, std::uint32_t events);
  void count_received(Connection& c);
  void expire();
  void expire_leaving(Clock::time_point now);
  void expire_flushing(Clock::time_point now);
  void go_down(Clock::time_point now);
  bool is_down() const;

  const ConnectionOptions options_;
  const Answer answer_;
  std::unique_ptr<Listener> listener_;
  std::unique_ptr<WorkQueue> queue_;
  ConnectionTable table_;
  int epoll_ = -1;
  int event_ = -1;                       // wakes epoll
  std::size_t received_ = 0;             // bytes of unfinished requests
  std::atomic<std::size_t> pending_{0};  // bytes of answers that clients have not taken
  Clock::time_point looked_at_flushing_{};
  Clock::time_point listen_again_{};  // when accepting was put off
  bool listening_ = false;
  // Until then a client that has closed its sending side counts as gone: the last that was answered all the same was.
  Clock::time_point doubt_until_{};
  struct Leaving {
    std::shared_ptr<Exchange> exchange;
    Clock::time_point since;
  };
  std::vector<Leaving> leaving_;  // half-closed ones in the order in which that happened

  std::atomic<bool> stopping_{false};
  Clock::time_point stopped_at_{};
  std::mutex mutex_;  // guards notices_
  std::vector<Notice> notices_;
};

}  // namespace diplomed::server
