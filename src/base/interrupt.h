// Ending a piece of work before it is done: because nobody waits for it any more, or because it takes too long.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

namespace diplomed {

enum class StopReason : std::uint8_t { none, deadline, client_gone, shutdown };

// Set by whoever watches over the work (in the server: the thread of the connections), read by the work. Thread-safe.
class Cancellation {
 public:
  // The first reason stays.
  void cancel(StopReason reason) noexcept {
    StopReason expected = StopReason::none;
    reason_.compare_exchange_strong(expected, reason, std::memory_order_relaxed);
  }
  StopReason reason() const noexcept { return reason_.load(std::memory_order_relaxed); }

 private:
  std::atomic<StopReason> reason_{StopReason::none};
};

// What the work itself asks: a cancellation by others and a deadline of its own, either of them or none. Any thread may
// ask; a call costs a look at the clock, some 25 ns.
class Interrupt {
 public:
  using Clock = std::chrono::steady_clock;

  Interrupt() = default;  // never
  // `cancellation` may be nullptr and must outlive this.
  explicit Interrupt(const Cancellation* cancellation, Clock::time_point deadline = Clock::time_point::max())
      : cancellation_(cancellation), deadline_(deadline) {}

  StopReason reason() const noexcept {
    const StopReason cancelled = cancellation_ != nullptr ? cancellation_->reason() : StopReason::none;
    if (cancelled != StopReason::none) return cancelled;
    const bool late = deadline_ != Clock::time_point::max() && Clock::now() >= deadline_;
    return late ? StopReason::deadline : StopReason::none;
  }

  // The same with half of the time that is left.
  Interrupt half() const noexcept {
    Interrupt out = *this;
    if (deadline_ == Clock::time_point::max()) return out;
    const Clock::time_point now = Clock::now();
    if (now < deadline_) out.deadline_ = now + (deadline_ - now) / 2;
    return out;
  }

 private:
  const Cancellation* cancellation_ = nullptr;
  Clock::time_point deadline_ = Clock::time_point::max();
};

// Thrown by work that ends before it is done, within the library only: it becomes an Error where the work was asked
// for.
struct Interrupted {
  StopReason reason;
};

}  // namespace diplomed
