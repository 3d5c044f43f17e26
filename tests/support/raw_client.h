// Bytes over a socket, for what no HTTP client would send.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace diplomed::testing {

// One connection to a server on this machine. Belongs to one thread.
class RawClient {
 public:
  // `window`: bytes that it takes without being read, 0 for the system's choice.
  explicit RawClient(int port, int window = 0) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    if (window > 0) ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &window, sizeof(window));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0;
  }
  ~RawClient() { close(); }
  RawClient(RawClient&& other) noexcept : socket_(std::exchange(other.socket_, -1)), connected_(other.connected_) {}
  RawClient& operator=(RawClient&&) = delete;

  bool connected() const { return connected_; }

  // False when the server has closed.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  // Everything until the server closes; what has come by then when it is silent for `seconds`.
  std::string receive_all(int seconds = 10) {
    const timeval patience{seconds, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    std::string out;
    char buffer[16384];
    for (ssize_t n = 0; (n = ::recv(socket_, buffer, sizeof(buffer), 0)) > 0;) {
      out.append(buffer, static_cast<std::size_t>(n));
    }
    closed_ = errno != EAGAIN && errno != EWOULDBLOCK;
    return out;
  }
  // Whether receive_all() ended with the connection.
  bool server_closed() const { return closed_; }

  // One answer by its Content-Length, with its head; empty when none comes. What follows it is left to be received.
  std::string receive_answer(int seconds = 10) {
    const timeval patience{seconds, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    std::string out;
    std::size_t wanted = std::string::npos;
    char buffer[16384];
    while (out.size() < wanted) {
      const ssize_t here = ::recv(socket_, buffer, sizeof(buffer), MSG_PEEK);
      if (here <= 0) break;
      const std::size_t before = out.size();
      out.append(buffer, static_cast<std::size_t>(here));
      const std::size_t head = out.find("\r\n\r\n");
      if (wanted == std::string::npos && head != std::string::npos) {
        const std::size_t length = out.find("Content-Length: ");
        wanted = head + 4 + (length > head ? 0 : std::stoul(out.substr(length + 16)));
      }
      out.resize(std::min(out.size(), wanted));
      ::recv(socket_, buffer, out.size() - before, 0);
    }
    return out;
  }

  // What comes within this time, which is all that is waited for; empty when nothing does.
  std::string receive_within(std::chrono::milliseconds time) {
    pollfd ready{socket_, POLLIN, 0};
    char buffer[16384];
    if (::poll(&ready, 1, static_cast<int>(time.count())) <= 0) return {};
    const ssize_t n = ::recv(socket_, buffer, sizeof(buffer), 0);
    return {buffer, static_cast<std::size_t>(std::max<ssize_t>(n, 0))};
  }

  void half_close() { ::shutdown(socket_, SHUT_WR); }
  // Closes with a reset, as a killed program with unread bytes does.
  void reset() {
    const linger at_once{1, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
    close();
  }
  void close() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
  }

 private:
  int socket_;
  bool connected_ = false;
  bool closed_ = false;
};

}  // namespace diplomed::testing
