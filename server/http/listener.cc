#include "server/http/listener.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <spdlog/spdlog.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace diplomed::server {
namespace {

// A connection may wait here while a burst of others is taken; more than the system's own bound is cut by it.
constexpr int kBacklog = 4096;

// A failure that repeats is said once in this time.
constexpr std::chrono::seconds kQuietTime{1};

}  // namespace

Listener::Listener(int socket) : socket_(socket) {
  ::fcntl(socket_, F_SETFL, ::fcntl(socket_, F_GETFL) | O_NONBLOCK);
  ::listen(socket_, kBacklog);
}

void Listener::close() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
}

void Listener::say(const char* outcome, int error) {
  const auto now = std::chrono::steady_clock::now();
  if (error == last_error_ && now - last_said_ < kQuietTime) return;
  last_error_ = error;
  last_said_ = now;
  spdlog::error("cannot accept a connection: {}; {}", std::strerror(error), outcome);
}

Listener::Outcome Listener::accept(int& connection) {
  connection = ::accept4(socket_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (connection >= 0) {
    const int yes = 1;
    ::setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
    return Outcome::accepted;
  }
  const int error = errno;
  switch (error) {
    case EAGAIN:
#if EAGAIN != EWOULDBLOCK
    case EWOULDBLOCK:
#endif
      return Outcome::none;
    case EINTR:
      return Outcome::failed;
    case EMFILE:
      say("trying again", error);
      return Outcome::full;
    case ENFILE:
    case ENOBUFS:
    case ENOMEM:
      say("trying again", error);
      return Outcome::later;
    case EBADF:
    case EINVAL:
    case ENOTSOCK:
    case EOPNOTSUPP:
    case EFAULT:
      say("the server cannot go on", error);
      return Outcome::broken;
    default:  // ECONNABORTED, EPROTO and the network errors that Linux passes on (accept(2), "Error handling")
      say("listening goes on", error);
      return Outcome::failed;
  }
}

}  // namespace diplomed::server
