// What happens to one connection, step by step; connections.cc is what happens to all of them.
#include <sys/epoll.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>

#include "base/limits.h"
#include "server/http/connections.h"

namespace diplomed::server {
namespace {

constexpr std::size_t kReadBytes = 64u << 10;  // of one connection before others have their turn
constexpr std::chrono::milliseconds kDoubt{1'000};
constexpr std::string_view kGoOn = "HTTP/1.1 100 Continue\r\n\r\n";

}  // namespace

void Connections::read_from(Connection& c) {
  std::array<char, 16u << 10> buffer;
  RequestReader::State state = c.reader.state();
  for (std::size_t done = 0; done < kReadBytes && !c.ended;) {
    const ssize_t n = ::recv(c.socket, buffer.data(), buffer.size(), 0);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && errno != EAGAIN && errno != EWOULDBLOCK) return client_left(c);
    if (n < 0) break;
    c.ended = n == 0;
    c.hung_up = c.hung_up || c.ended;
    done += static_cast<std::size_t>(n);
    state = c.reader.feed({buffer.data(), static_cast<std::size_t>(n)});
    if (state == RequestReader::State::complete || state == RequestReader::State::refused) break;
  }
  count_received(c);
  after_reading(c);
}

// The sum of what is kept of unfinished requests is bounded: the one that has been coming for longest gives way.
void Connections::count_received(Connection& c) {
  received_ += c.reader.buffered() - c.counted;
  c.counted = c.reader.buffered();
}

void Connections::after_reading(Connection& c) {
  switch (c.reader.state()) {
    case RequestReader::State::complete:
      return dispatch(c);
    case RequestReader::State::refused:
      return refuse(c, c.reader.refusal());
    case RequestReader::State::idle:
      if (c.ended) return close(c);
      if (c.phase != Phase::idle) table_.move(c, Phase::idle);
      return;
    case RequestReader::State::reading:
      break;
  }
  if (c.ended) return refuse(c, {400, "The request ends before its end.", c.reader.partial().target});
  if (c.phase != Phase::reading) table_.move(c, Phase::reading);
  if (c.reader.take_expectation()) c.outgoing->write(kGoOn);
  while (received_ > limits::kMaxReceivedBytes) {
    Connection& oldest = *table_.oldest(Phase::reading);
    const bool this_one = &oldest == &c;
    refuse(oldest, {503, kTooManyRequests, oldest.reader.partial().target});
    if (this_one) return;
  }
}

std::shared_ptr<Exchange> Connections::begin_exchange(Connection& c) {
  auto exchange = std::make_shared<Exchange>();
  exchange->connection = c.number;
  exchange->received = Clock::now();
  exchange->outgoing = c.outgoing;
  exchange->half_closed = c.hung_up;
  c.exchange = exchange;
  table_.move(c, Phase::busy);
  return exchange;
}

void Connections::dispatch(Connection& c) {
  const std::shared_ptr<Exchange> exchange = begin_exchange(c);
  exchange->message = c.reader.take();
  count_received(c);
  exchange->first = c.requests == 0;
  const bool last = c.ended && c.reader.state() != RequestReader::State::complete;
  exchange->close = !exchange->message.keep_alive || last || stopping_ || ++c.requests >= limits::kMaxKeepAliveRequests;
  if (c.hung_up) {
    half_closed(c);
  } else {
    watch(c, EPOLLRDHUP);
  }
  if (exchange->cancellation.reason() != StopReason::none) {
    answer_(*exchange);  // says so in the log
    return answered(c);
  }
  exchange->queued = queue_->push(exchange);
  if (exchange->queued) return;
  exchange->refusal = Refusal{503, kTooManyRequests, exchange->message.target};
  exchange->close = true;
  answer_(*exchange);
  answered(c);
}

void Connections::refuse(Connection& c, Refusal refusal) {
  const std::shared_ptr<Exchange> exchange = begin_exchange(c);
  exchange->refusal = std::move(refusal);
  exchange->message = c.reader.partial();
  exchange->close = true;
  c.reader = RequestReader();  // nothing of it is of use any more
  count_received(c);
  watch(c, 0);
  answer_(*exchange);
  answered(c);
}

// The worker is done: the rest of the answer is sent from here.
void Connections::answered(Connection& c) {
  const bool gone = c.exchange->cancellation.reason() == StopReason::client_gone;
  switch (gone ? Outgoing::State::broken : c.outgoing->state()) {
    case Outgoing::State::broken:
      if (c.hung_up && !gone) doubt_until_ = Clock::now() + kDoubt;
      return close(c);
    case Outgoing::State::pending:
      table_.move(c, Phase::flushing);
      return watch(c, EPOLLOUT);
    case Outgoing::State::empty:
      return next_request(c);
  }
}

void Connections::flush(Connection& c) {
  const Outgoing::State state = c.outgoing->flush();
  if (c.phase == Phase::busy) {
    if (state != Outgoing::State::pending) watch(c, c.hung_up ? 0u : EPOLLRDHUP);
  } else if (c.phase == Phase::flushing && state != Outgoing::State::pending) {
    answered(c);
  }
}

void Connections::next_request(Connection& c) {
  const bool last = c.exchange->close || stopping_;
  c.exchange.reset();
  if (last) return finish(c);
  table_.move(c, c.reader.state() == RequestReader::State::idle ? Phase::idle : Phase::reading);
  watch(c, EPOLLIN | (c.hung_up ? 0u : EPOLLRDHUP));
  after_reading(c);
}

// A socket that is closed with bytes unread is reset, and the client may lose the answer: so what it still sends is
// taken and thrown away for a while (RFC 9112, 9.6).
void Connections::finish(Connection& c) {
  ::shutdown(c.socket, SHUT_WR);
  table_.move(c, Phase::lingering);
  watch(c, c.ended ? 0u : EPOLLIN);
}

void Connections::discard(Connection& c) {
  std::array<char, 16u << 10> buffer;
  for (std::size_t done = 0; done < kReadBytes;) {
    const ssize_t n = ::recv(c.socket, buffer.data(), buffer.size(), 0);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return;
    if (n <= 0) return close(c);
    done += static_cast<std::size_t>(n);
  }
}

// The client has reset the connection or takes nothing, or both sides have ended it: a request at work ends as soon as
// it looks.
void Connections::client_left(Connection& c) {
  int error = 0;
  socklen_t size = sizeof(error);
  ::getsockopt(c.socket, SOL_SOCKET, SO_ERROR, &error, &size);
  if (c.hung_up && error != 0) doubt_until_ = Clock::now() + kDoubt;
  if (c.phase != Phase::busy) return close(c);
  c.exchange->cancellation.cancel(StopReason::client_gone);
  c.outgoing->fail();
  ::epoll_ctl(epoll_, EPOLL_CTL_DEL, c.socket, nullptr);
  c.watched = false;
}

// Most clients that close their sending side have gone, and their sockets say so only when they are sent something. One
// that has not gets its answer if that is quick and keeps nobody waiting.
void Connections::half_closed(Connection& c) {
  Exchange& exchange = *c.exchange;
  exchange.half_closed = true;
  watch(c, c.outgoing->state() == Outgoing::State::pending ? std::uint32_t{EPOLLOUT} : 0u);
  if (c.phase != Phase::busy || exchange.done) return;
  if (Clock::now() < doubt_until_ || (exchange.at_work && queue_->is_contended())) {
    exchange.cancellation.cancel(StopReason::client_gone);
  } else {
    leaving_.push_back({c.exchange, Clock::now()});
  }
}

void Connections::close(Connection& c) {
  received_ -= c.counted;
  c.outgoing->fail();
  table_.remove(c);
}

}  // namespace diplomed::server
