#include "server/http/work_queue.h"

#include <algorithm>

namespace diplomed::server {
namespace {

constexpr std::chrono::milliseconds kLongWork{50};  // many times what a search takes, a fraction of its deadline
constexpr std::size_t kTurnsOfLaterRequests = 4;

}  // namespace

WorkQueue::WorkQueue(std::size_t threads, std::size_t capacity, Work work, Done done)
    : cores_(std::max<std::size_t>(std::thread::hardware_concurrency(), 1)),
      capacity_(capacity),
      work_(std::move(work)),
      done_(std::move(done)),
      begun_(threads) {
  threads_.reserve(threads);
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this, i] { run(i); });
}

std::shared_ptr<Exchange> WorkQueue::take_abandoned() {
  for (Lane& lane : lanes_) {
    const auto gone = std::find_if(lane.begin(), lane.end(), [](const auto& e) { return e->half_closed.load(); });
    if (gone == lane.end()) continue;
    std::shared_ptr<Exchange> taken = std::move(*gone);
    lane.erase(gone);
    return taken;
  }
  return nullptr;
}

bool WorkQueue::push(std::shared_ptr<Exchange> exchange) {
  std::shared_ptr<Exchange> abandoned;
  {
    const std::lock_guard lock(mutex_);
    if (waiting() >= capacity_) {
      abandoned = take_abandoned();
      if (!abandoned) return false;
    }
    Lane& lane = lanes_[exchange->first ? 0 : 1];
    lane.push_back(std::move(exchange));
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
    for (Lane& lane : lanes_) lane.clear();
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

bool WorkQueue::is_contended() {
  const std::lock_guard lock(mutex_);
  return waiting() > 0 || at_work_ > std::max<std::size_t>(cores_ / 2, 1);
}

// When the next request may be begun; none: now.
std::optional<WorkQueue::Clock::time_point> WorkQueue::next_turn() const {
  const Clock::time_point old = Clock::now() - kLongWork;
  std::size_t young = 0;
  Clock::time_point oldest = Clock::time_point::max();
  for (const Clock::time_point begun : begun_) {
    if (begun <= old) continue;
    ++young;
    oldest = std::min(oldest, begun);
  }
  if (young < cores_) return std::nullopt;
  return oldest + kLongWork;
}

// False when the queue has stopped.
bool WorkQueue::wait_for_turn(std::unique_lock<std::mutex>& lock) {
  while (!stopped_) {
    if (waiting() == 0) {
      changed_.wait(lock);
      continue;
    }
    const auto turn = next_turn();
    if (!turn) return true;
    changed_.wait_until(lock, *turn);
  }
  return false;
}

std::shared_ptr<Exchange> WorkQueue::take_next() {
  const bool later = lanes_[0].empty() || (++turns_ % kTurnsOfLaterRequests == 0 && !lanes_[1].empty());
  Lane& lane = lanes_[later ? 1 : 0];
  std::shared_ptr<Exchange> taken = std::move(lane.front());
  lane.pop_front();
  const bool contended = waiting() > 0 || at_work_ >= std::max<std::size_t>(cores_ / 2, 1);
  if (taken->half_closed && contended) taken->cancellation.cancel(StopReason::client_gone);
  return taken;
}

void WorkQueue::run(std::size_t thread) {
  std::unique_lock lock(mutex_);
  while (wait_for_turn(lock)) {
    const std::shared_ptr<Exchange> exchange = take_next();
    if (waiting() > 0) changed_.notify_one();  // this thread may have been woken in the place of two
    ++at_work_;
    begun_[thread] = Clock::now();
    exchange->at_work = true;
    lock.unlock();
    work_(*exchange);
    exchange->done = true;
    lock.lock();
    --at_work_;
    begun_[thread] = {};
    if (waiting() > 0) changed_.notify_one();
    lock.unlock();
    done_(exchange);
    lock.lock();
  }
}

}  // namespace diplomed::server
