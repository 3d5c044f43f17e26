// The open connections by what they are doing, each list with the one that has done so for longest in front. So the
// next deadline is always that of a front, and so is the connection to give up when there are too many.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <list>
#include <memory>
#include <unordered_map>

#include "server/http/exchange.h"
#include "server/http/request_reader.h"

namespace diplomed::server {

enum class Phase {
  idle,       // no request has begun
  reading,    // one has begun and is not complete
  busy,       // one is waiting for a worker or with one
  flushing,   // an answer is done and the client has not taken all of it
  lingering,  // ours is closed; what the client still sends is thrown away, so that it can read the answer
};
inline constexpr std::size_t kPhases = 5;

struct Connection {
  using Clock = std::chrono::steady_clock;

  Connection(std::uint64_t n, int s) : number(n), socket(s) {}
  ~Connection();  // closes the socket
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  const std::uint64_t number;
  const int socket;
  RequestReader reader;
  std::size_t counted = 0;  // of reader.buffered(), what stands in the sum of all
  std::size_t requests = 0;
  bool hung_up = false;  // the client has closed its sending side
  bool ended = false;    // and all that it sent is read
  bool watched = true;   // by epoll
  std::shared_ptr<Outgoing> outgoing;
  std::shared_ptr<Exchange> exchange;  // busy and flushing

  Phase phase = Phase::idle;
  Clock::time_point since;  // when the phase began
  std::list<Connection*>::iterator place;
};

// Belongs to one thread.
class ConnectionTable {
 public:
  Connection& add(int socket);
  // nullptr when it is closed already.
  Connection* find(std::uint64_t number) const;
  void move(Connection& connection, Phase phase);
  void remove(Connection& connection);

  std::size_t size() const { return by_number_.size(); }
  const std::list<Connection*>& in(Phase phase) const { return by_phase_[static_cast<std::size_t>(phase)]; }
  // The one that has been in this phase for longest; nullptr when none is.
  Connection* oldest(Phase phase) const;

  // Numbers below are not connections'.
  static constexpr std::uint64_t kFirstNumber = 16;

 private:
  std::list<Connection*>& list(Phase phase) { return by_phase_[static_cast<std::size_t>(phase)]; }

  std::unordered_map<std::uint64_t, std::unique_ptr<Connection>> by_number_;
  std::array<std::list<Connection*>, kPhases> by_phase_;
  std::uint64_t next_ = kFirstNumber;
};

}  // namespace diplomed::server
