// Takes new connections from a listening socket and says of each failure whether listening goes on.
#pragma once

#include <chrono>

#include "base/result.h"

namespace diplomed::server {

// Belongs to one thread.
class Listener {
 public:
  // Takes over `socket`, which listens, and makes it non-blocking.
  explicit Listener(int socket);
  ~Listener() { close(); }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  int socket() const { return socket_; }

  enum class Outcome {
    accepted,  // `connection` is its socket, non-blocking, without delay of small packets
    none,      // nobody waits
    failed,    // this one is lost, the next may do; logged
    full,      // this process has no descriptor left; logged
    later,     // the system has no descriptor or no memory now; logged
    broken,    // this socket will never accept again; logged
  };
  Outcome accept(int& connection);

  void close();

 private:
  void say(const char* outcome, int error);

  int socket_;
  int last_error_ = 0;
  std::chrono::steady_clock::time_point last_said_{};
};

}  // namespace diplomed::server
