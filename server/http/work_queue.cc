#include "server/http/work_queue.h"

#include <algorithm>

namespace diplomed::server {

WorkQueue::WorkQueue(std::size_t threads, std::size_t capacity, Work work, Done done)
    : spare_(std::max<std::size_t>(std::thread::hardware_concurrency() / 2, 1)),
      capacity_(capacity),
      work_(std::move(work)),
      done_(std::move(done)) {
  threads_.reserve(threads);
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

bool WorkQueue::push(std::shared_ptr<Exchange> exchange) {
  std::shared_ptr<Exchange> abandoned;
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() >= capacity_) {
      const auto gone =
          std::find_if(waiting_.begin(), waiting_.end(), [](const auto& e) { return e->half_closed.load(); });
      if (gone == waiting_.end()) return false;
      abandoned = std::move(*gone);
      waiting_.erase(gone);
    }
    waiting_.push_back(std::move(exchange));
  }
  changed_.notify_one();
  if (abandoned) {
    abandoned->cancellation.cancel(StopReason::client_gone);
    work_(*abandoned);  // says so in the log
    done_(abandoned);
  }
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

bool WorkQueue::is_contended() {
  const std::lock_guard lock(mutex_);
  return !waiting_.empty() || at_work_ > spare_;
}

void WorkQueue::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return stopped_ || !waiting_.empty(); });
    if (stopped_) return;
    const std::shared_ptr<Exchange> exchange = std::move(waiting_.front());
    waiting_.pop_front();
    const bool contended = !waiting_.empty() || at_work_ >= spare_;
    if (exchange->half_closed && contended) exchange->cancellation.cancel(StopReason::client_gone);
    ++at_work_;
    exchange->at_work = true;
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
