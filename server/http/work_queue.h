// A bounded queue of requests and the threads that answer them.
#pragma once

#include <array>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "server/http/exchange.h"

namespace diplomed::server {

// Thread-safe.
//
// Answers need a processor, so no more are begun at once than there are cores: what is begun is done soon. One
// that takes long does not count, so that it keeps nobody waiting while a thread is left. The first request of a
// connection goes before later ones of others, which have had their turn; each fourth turn is of those.
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
  using Clock = std::chrono::steady_clock;
  using Lane = std::deque<std::shared_ptr<Exchange>>;

  // REQUIRES of all that follow: the mutex is held.
  std::size_t waiting() const { return lanes_[0].size() + lanes_[1].size(); }
  std::shared_ptr<Exchange> take_abandoned();
  std::shared_ptr<Exchange> take_next();
  std::optional<Clock::time_point> next_turn() const;
  bool wait_for_turn(std::unique_lock<std::mutex>& lock);

  void run(std::size_t thread);

  const std::size_t cores_;
  const std::size_t capacity_;
  const Work work_;
  const Done done_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::array<Lane, 2> lanes_;  // first requests of their connections, later ones
  std::size_t turns_ = 0;
  std::size_t at_work_ = 0;
  std::vector<Clock::time_point> begun_;  // of each thread; the epoch when it has nothing to do
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace diplomed::server
