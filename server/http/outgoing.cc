#include "server/http/outgoing.h"

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>

#include "base/limits.h"

namespace diplomed::server {
namespace {

// Bytes taken by the socket; 0 when it takes none now, -1 when it never will again.
ssize_t send_some(int socket, std::string_view bytes) {
  for (;;) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent >= 0) return sent;
    if (errno == EINTR) continue;
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == ENOBUFS || errno == ENOMEM ? 0 : -1;
  }
}

}  // namespace

bool Outgoing::write(std::string_view bytes) {
  std::unique_lock lock(mutex_);
  if (broken_) return false;
  if (pending_.empty()) {
    while (!bytes.empty()) {
      const ssize_t sent = send_some(socket_, bytes);
      if (sent < 0) {
        fail_locked();
        return false;
      }
      if (sent == 0) break;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    if (bytes.empty()) return true;
    progress_ = Clock::now();
  }
  const bool first = pending_.empty();
  pending_.append(bytes);
  total_ += bytes.size();
  if (first) wake_();  // only now, or the other thread could find nothing to wait for
  changed_.wait(lock, [&] {
    return broken_ || total_ <= limits::kMaxPendingBytes || pending_.size() - sent_ <= limits::kMaxPendingShare;
  });
  return !broken_;
}

void Outgoing::send_pending() {
  while (sent_ < pending_.size()) {
    const ssize_t sent = send_some(socket_, std::string_view(pending_).substr(sent_));
    if (sent < 0) fail_locked();
    if (sent <= 0) return;
    sent_ += static_cast<std::size_t>(sent);
    total_ -= static_cast<std::size_t>(sent);
    progress_ = Clock::now();
  }
  pending_ = std::string();
  sent_ = 0;
}

Outgoing::State Outgoing::flush() {
  {
    const std::lock_guard lock(mutex_);
    send_pending();
    // What was sent is given back now and then, so that a long answer does not stay whole in memory.
    if (sent_ > limits::kMaxPendingShare) {
      pending_.erase(0, sent_);
      sent_ = 0;
    }
  }
  changed_.notify_all();
  return state();
}

Outgoing::State Outgoing::state() const {
  const std::lock_guard lock(mutex_);
  return broken_ ? State::broken : pending_.empty() ? State::empty : State::pending;
}

Outgoing::Clock::time_point Outgoing::stalled_since() const {
  const std::lock_guard lock(mutex_);
  return progress_;
}

void Outgoing::fail_locked() {
  broken_ = true;
  total_ -= pending_.size() - sent_;
  pending_ = std::string();
  sent_ = 0;
  changed_.notify_all();
}

void Outgoing::fail() {
  const std::lock_guard lock(mutex_);
  fail_locked();
}

}  // namespace diplomed::server
