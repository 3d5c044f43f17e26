// The answer bytes of one connection on their way to its client. A worker does not wait for a client: what the
// socket does not take at once is kept and sent as it takes more. Only while the answers of all clients together are
// over their limit does a worker wait for its own client, and one that takes nothing then loses its connection.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace diplomed::server {

// write() belongs to the worker of the connection, everything else to the thread of the connections; both may run at
// the same time.
class Outgoing {
 public:
  using Clock = std::chrono::steady_clock;

  // `socket` does not block and stays open while this lives. `total` counts the kept bytes of all connections.
  // `wake` is called by write() when the socket has to be watched; it must not call back.
  Outgoing(int socket, std::atomic<std::size_t>& total, std::function<void()> wake)
      : socket_(socket), total_(total), wake_(std::move(wake)) {}
  ~Outgoing() { fail(); }
  Outgoing(const Outgoing&) = delete;
  Outgoing& operator=(const Outgoing&) = delete;

  // False when the client can be sent nothing more.
  bool write(std::string_view bytes);

  enum class State { empty, pending, broken };

  // Sends what the socket takes now.
  State flush();
  State state() const;

  // Since when the client has taken nothing. REQUIRES: pending.
  Clock::time_point stalled_since() const;

  // Gives up on the client and drops what is kept.
  void fail();

 private:
  void send_pending();
  void fail_locked();

  const int socket_;
  std::atomic<std::size_t>& total_;
  const std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::string pending_;  // from sent_ on
  std::size_t sent_ = 0;
  bool broken_ = false;
  Clock::time_point progress_;
};

}  // namespace diplomed::server
