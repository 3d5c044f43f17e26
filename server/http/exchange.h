// One request and the way back for its answer.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>

#include "base/interrupt.h"
#include "server/http/outgoing.h"
#include "server/http/request_message.h"

namespace diplomed::server {

// Made by the thread of the connections, then handed to one worker, then back. The atomic members are shared.
struct Exchange {
  std::uint64_t connection = 0;                    // its number
  RequestMessage message;                          // empty when it was refused
  std::optional<Refusal> refusal;                  // to be answered instead of the request
  bool queued = false;                             // for a worker, who has it until `done`
  bool first = true;                               // of its connection
  bool close = false;                              // the connection ends with this answer
  std::chrono::steady_clock::time_point received;  // when the request was complete
  std::shared_ptr<Outgoing> outgoing;
  Cancellation cancellation;             // set when nobody waits for the answer any more
  std::atomic<bool> done{false};         // the worker has given it back
  std::atomic<bool> at_work{false};      // a worker has it
  std::atomic<bool> half_closed{false};  // the client sends nothing more; it has probably gone
};

}  // namespace diplomed::server
