#include "server/http/connections.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <new>

#include "base/limits.h"

namespace diplomed::server {
namespace {

using std::chrono::milliseconds;

constexpr std::uint64_t kListenerNumber = 0;
constexpr std::uint64_t kEventNumber = 1;

constexpr int kAcceptsAtOnce = 128;        // before others have their turn
constexpr milliseconds kAcceptPause{100};  // when there are no descriptors
constexpr milliseconds kLinger{2'000};
constexpr milliseconds kPressedStall{1'000};  // instead of ConnectionOptions::write when memory is short
constexpr milliseconds kLookAtFlushing{250};
constexpr milliseconds kLongestFlush{300'000};  // of what is left of an answer when its worker is done

// Of stop(): what is at work may end by itself, then is cancelled, then its clients are left.
constexpr milliseconds kStopCancels{2'000};
constexpr milliseconds kStopLeaves{4'000};

}  // namespace

Connections::Connections(ConnectionOptions options, Answer answer)
    : options_(options),
      answer_(std::move(answer)),
      epoll_(::epoll_create1(EPOLL_CLOEXEC)),
      event_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

Connections::~Connections() {
  queue_.reset();
  ::close(epoll_);
  ::close(event_);
}

void Connections::wake() {
  const std::uint64_t one = 1;
  (void)!::write(event_, &one, sizeof(one));
}

void Connections::stop() {
  stopping_ = true;
  wake();
}

void Connections::notify(Notice notice) {
  {
    const std::lock_guard lock(mutex_);
    notices_.push_back(notice);
  }
  wake();
}

void Connections::take_notices() {
  std::uint64_t count = 0;
  (void)!::read(event_, &count, sizeof(count));
  std::vector<Notice> notices;
  {
    const std::lock_guard lock(mutex_);
    notices.swap(notices_);
  }
  for (const Notice& notice : notices) {
    Connection* c = table_.find(notice.connection);
    if (c == nullptr) continue;
    if (notice.done) {
      answered(*c);
    } else if (c->phase == Phase::busy && c->watched) {
      watch(*c, EPOLLOUT | (c->hung_up ? 0u : EPOLLRDHUP));
    }
  }
}

Status Connections::run(int socket) {
  if (epoll_ < 0 || event_ < 0) {
    ::close(socket);
    return Error{ErrorCode::internal, "no descriptor for watching connections", ""};
  }
  listener_ = std::make_unique<Listener>(socket);
  queue_ = std::make_unique<WorkQueue>(options_.threads, options_.queue, answer_,
                                       [this](const std::shared_ptr<Exchange>& exchange) {
                                         notify({exchange->connection, true});
                                       });
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.u64 = kListenerNumber;
  ::epoll_ctl(epoll_, EPOLL_CTL_ADD, listener_->socket(), &event);
  listening_ = true;
  event.data.u64 = kEventNumber;
  ::epoll_ctl(epoll_, EPOLL_CTL_ADD, event_, &event);
  Status ended = loop();
  listener_.reset();
  for (Connection* c : table_.in(Phase::busy)) {
    c->exchange->cancellation.cancel(StopReason::shutdown);
    c->outgoing->fail();
  }
  queue_.reset();  // waits for the workers, which use the connections' sockets
  while (table_.size() > 0) {
    for (std::size_t phase = 0; phase < kPhases; ++phase) {
      if (Connection* c = table_.oldest(static_cast<Phase>(phase))) close(*c);
    }
  }
  return ended;
}

Status Connections::loop() {
  std::array<epoll_event, 256> events{};
  while (!is_down()) {
    const int n = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), next_timeout());
    for (int i = 0; i < n; ++i) {
      const epoll_event& event = events[static_cast<std::size_t>(i)];
      if (event.data.u64 == kEventNumber) {
        take_notices();
      } else if (event.data.u64 != kListenerNumber) {
        handle(event.data.u64, event.events);
      } else if (!accept_some()) {
        return Error{ErrorCode::internal, "the listening socket is broken", ""};
      }
    }
    try {
      expire();
    } catch (const std::bad_alloc&) {  // next time
    }
  }
  return Unit{};
}

bool Connections::is_down() const {
  if (!stopping_ || stopped_at_ == Clock::time_point{}) return false;
  const bool nobody_waits = table_.in(Phase::busy).empty() && table_.in(Phase::flushing).empty();
  return nobody_waits || Clock::now() - stopped_at_ >= kStopLeaves;
}

// Milliseconds until something expires; -1 when nothing will.
int Connections::next_timeout() const {
  Clock::time_point next = Clock::time_point::max();
  const auto until = [&](Clock::time_point when) { next = std::min(next, when); };
  if (const Connection* c = table_.oldest(Phase::idle)) until(c->since + options_.idle);
  if (const Connection* c = table_.oldest(Phase::reading)) until(c->since + options_.request);
  if (const Connection* c = table_.oldest(Phase::lingering)) until(c->since + kLinger);
  if (pending_ > 0 || stopping_) until(Clock::now() + kLookAtFlushing);
  if (!leaving_.empty()) until(leaving_.front().since + options_.half_closed);
  if (!listening_ && listener_->socket() >= 0) until(listen_again_);
  if (next == Clock::time_point::max()) return -1;
  const auto left = std::chrono::ceil<milliseconds>(next - Clock::now()).count();
  return static_cast<int>(std::clamp<decltype(left)>(left, 0, 60'000));
}

void Connections::watch(Connection& c, std::uint32_t events) {
  epoll_event event{};
  event.events = events;
  event.data.u64 = c.number;
  ::epoll_ctl(epoll_, EPOLL_CTL_MOD, c.socket, &event);
}

// False when the listening socket will never accept again.
bool Connections::accept_some() {
  for (int i = 0; i < kAcceptsAtOnce; ++i) {
    int socket = -1;
    switch (listener_->accept(socket)) {
      case Listener::Outcome::accepted:
        admit(socket);
        break;
      case Listener::Outcome::none:
        return true;
      case Listener::Outcome::failed:
        break;
      case Listener::Outcome::full:
        if (give_way()) return true;
        [[fallthrough]];
      case Listener::Outcome::later:
        ::epoll_ctl(epoll_, EPOLL_CTL_DEL, listener_->socket(), nullptr);
        listening_ = false;
        listen_again_ = Clock::now() + kAcceptPause;
        return true;
      case Listener::Outcome::broken:
        return false;
    }
  }
  return true;
}

void Connections::admit(int socket) {
  const bool room = table_.size() < options_.connections || give_way();
  Connection& c = table_.add(socket);
  c.outgoing = std::make_shared<Outgoing>(socket, pending_, [this, n = c.number] { notify({n, false}); });
  epoll_event event{};
  event.events = EPOLLIN | EPOLLRDHUP;
  event.data.u64 = c.number;
  if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, socket, &event) != 0) return close(c);
  if (!room) refuse(c, {503, kTooManyRequests, ""});
}

// Ends the connection that is of least use to anyone; false when all are at work.
bool Connections::give_way() {
  for (const Phase phase : {Phase::lingering, Phase::idle, Phase::reading, Phase::flushing}) {
    Connection* c = table_.oldest(phase);
    const bool patient = phase == Phase::flushing && c != nullptr && Clock::now() - c->since < kPressedStall;
    if (c == nullptr || patient) continue;
    close(*c);
    return true;
  }
  return false;
}

void Connections::handle(std::uint64_t number, std::uint32_t events) {
  Connection* c = table_.find(number);
  if (c == nullptr) return;
  try {
    const bool gone = (events & EPOLLERR) != 0 || ((events & EPOLLHUP) != 0 && c->phase != Phase::lingering);
    if (gone) return client_left(*c);
    const bool hangs_up = (events & EPOLLRDHUP) != 0 && !c->hung_up;
    c->hung_up = c->hung_up || hangs_up;
    const bool readable = (events & (EPOLLIN | EPOLLRDHUP | EPOLLHUP)) != 0;
    if ((events & EPOLLOUT) != 0) flush(*c);
    c = table_.find(number);
    if (c == nullptr || !readable) return;
    if (c->phase == Phase::idle || c->phase == Phase::reading) {
      read_from(*c);
    } else if (c->phase == Phase::lingering) {
      discard(*c);
    } else if (hangs_up) {
      half_closed(*c);
    }
  } catch (const std::bad_alloc&) {
    c = table_.find(number);
    const bool with_worker = c != nullptr && c->phase == Phase::busy && c->exchange->queued;
    if (c != nullptr && !with_worker) close(*c);
  }
}

void Connections::expire() {
  const Clock::time_point now = Clock::now();
  for (Connection* c = table_.oldest(Phase::idle); c != nullptr && now - c->since >= options_.idle;) {
    close(*c);
    c = table_.oldest(Phase::idle);
  }
  for (Connection* c = table_.oldest(Phase::reading); c != nullptr && now - c->since >= options_.request;) {
    refuse(*c, {408, "The request did not arrive in time.", c->reader.partial().target});
    c = table_.oldest(Phase::reading);
  }
  for (Connection* c = table_.oldest(Phase::lingering); c != nullptr && now - c->since >= kLinger;) {
    close(*c);
    c = table_.oldest(Phase::lingering);
  }
  expire_leaving(now);
  if (pending_ > 0 && now - looked_at_flushing_ >= kLookAtFlushing) expire_flushing(now);
  if (!listening_ && listener_->socket() >= 0 && now >= listen_again_) {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = kListenerNumber;
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, listener_->socket(), &event);
    listening_ = true;
  }
  if (stopping_) go_down(now);
}

void Connections::expire_leaving(Clock::time_point now) {
  std::size_t n = 0;
  for (; n < leaving_.size() && now - leaving_[n].since >= options_.half_closed; ++n) {
    Exchange& exchange = *leaving_[n].exchange;
    if (!exchange.done) exchange.cancellation.cancel(StopReason::client_gone);
  }
  leaving_.erase(leaving_.begin(), leaving_.begin() + static_cast<std::ptrdiff_t>(n));
}

// A client that takes nothing loses its connection, the sooner the less memory is left.
void Connections::expire_flushing(Clock::time_point now) {
  looked_at_flushing_ = now;
  const bool pressed = pending_ > limits::kMaxPendingBytes;
  const auto patience = pressed ? std::min(kPressedStall, options_.write) : options_.write;
  std::vector<Connection*> stalled;
  for (const Phase phase : {Phase::flushing, Phase::busy}) {
    for (Connection* c : table_.in(phase)) {
      const bool pending = c->outgoing->state() == Outgoing::State::pending;
      const bool stalls = pending && now - c->outgoing->stalled_since() >= patience;
      const bool trickles = phase == Phase::flushing && now - c->since >= kLongestFlush;
      if (stalls || trickles) stalled.push_back(c);
    }
  }
  for (Connection* c : stalled) client_left(*c);
}

void Connections::go_down(Clock::time_point now) {
  if (stopped_at_ == Clock::time_point{}) {
    stopped_at_ = now;
    listener_->close();
    listening_ = false;
  }
  for (const Phase phase : {Phase::idle, Phase::reading, Phase::lingering}) {
    while (Connection* c = table_.oldest(phase)) close(*c);
  }
  if (now - stopped_at_ < kStopCancels) return;
  for (Connection* c : table_.in(Phase::busy)) c->exchange->cancellation.cancel(StopReason::shutdown);
}

}  // namespace diplomed::server
