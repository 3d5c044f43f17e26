#include "server/http/work_queue.h"

namespace diplomed::server {

WorkQueue::WorkQueue(std::size_t threads, std::size_t capacity, Work work, Done done)
    : size_(threads), capacity_(capacity), work_(std::move(work)), done_(std::move(done)) {
  threads_.reserve(threads);
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

bool WorkQueue::push(std::shared_ptr<Exchange> exchange) {
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() >= capacity_) return false;
    waiting_.push_back(std::move(exchange));
  }
  changed_.notify_one();
  return true;
}

void WorkQueue::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    waiting_.clear();
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

// REQUIRES: the mutex is held.
bool WorkQueue::is_abandoned(const Exchange& exchange) const {
  return exchange.half_closed && (!waiting_.empty() || 2 * at_work_ >= size_);
}

void WorkQueue::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return stopped_ || !waiting_.empty(); });
    if (stopped_) return;
    const std::shared_ptr<Exchange> exchange = std::move(waiting_.front());
    waiting_.pop_front();
    if (is_abandoned(*exchange)) exchange->cancellation.cancel(StopReason::client_gone);
    ++at_work_;
    lock.unlock();
    work_(*exchange);
    lock.lock();
    --at_work_;
    lock.unlock();
    done_(exchange);
    lock.lock();
  }
}

}  // namespace diplomed::server
