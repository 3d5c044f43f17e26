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
  // gone is cancelled before that when others wait or half of the threads are at work: clients that ask and leave must
  // not slow those that stay.
  WorkQueue(std::size_t threads, std::size_t capacity, Work work, Done done);
  ~WorkQueue() { stop(); }

  // False when `capacity` requests wait already.
  bool push(std::shared_ptr<Exchange> exchange);

  // Waits for what is at work and drops what waits.
  void stop();

 private:
  void run();
  bool is_abandoned(const Exchange& exchange) const;

  const std::size_t size_;  // threads
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
