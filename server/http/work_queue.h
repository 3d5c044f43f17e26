// A bounded queue of requests and the threads that answer them.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "server/http/exchange.h"

namespace diplomed::server {

// Thread-safe.
class WorkQueue {
 public:
  using Work = std::function<void(Exchange&)>;  // must not throw
  using Done = std::function<void(const std::shared_ptr<Exchange>&)>;

  // `work` is called on one of `threads` threads for each exchange, then `done`. A request whose client has probably
  // gone is cancelled before that when others wait or are at work on half of the cores: clients that ask and leave must
  // not slow those that stay.
  WorkQueue(std::size_t threads, std::size_t capacity, Work work, Done done);
  ~WorkQueue() { stop(); }

  // False when `capacity` requests wait already, each for a client that is still there.
  bool push(std::shared_ptr<Exchange> exchange);

  // Whether a client that stays is waiting, or would have to, while those are worked for that have probably gone.
  bool is_contended();

  // Waits for what is at work and drops what waits.
  void stop();

 private:
  void run();

  const std::size_t spare_;  // threads that may work for clients that have probably gone
  const std::size_t capacity_;
  const Work work_;
  const Done done_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::shared_ptr<Exchange>> waiting_;
  std::size_t at_work_ = 0;
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace diplomed::server
