// Reads requests from the bytes of one connection as they come, and never keeps more than the limits allow: whatever
// is longer is refused the moment that its limit is passed, not when it has all arrived.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "server/http/request_message.h"
#include "server/http/request_syntax.h"

namespace diplomed::server {

// Belongs to one thread.
class RequestReader {
 public:
  enum class State {
    idle,      // nothing of a request is here
    reading,   // a part of one
    complete,  // take() gives it
    refused,   // refusal() says why; nothing more is read
  };

  // Takes what the client sent. Bytes behind a complete request are kept for the next one, so the caller stops reading
  // from the socket until take().
  State feed(std::string_view bytes);
  State state() const;

  // REQUIRES: complete. Begins with the next request, of which bytes may be here already: look at state() again.
  RequestMessage take();

  // REQUIRES: refused.
  const Refusal& refusal() const { return refusal_; }

  // What is known of the request that is being read, for its refusal.
  const RequestMessage& partial() const { return message_; }

  // True once when the client waits for "100 Continue" before it sends its body (RFC 9110, 10.1.1).
  bool take_expectation();

  // Bytes of the connection that are kept.
  std::size_t buffered() const { return buffer_.size() + message_.target.size() + head_bytes_ + message_.body.size(); }

 private:
  enum class Stage { request_line, headers, body, chunk_line, chunk, chunk_end, trailers, complete, refused };

  bool step();
  bool take_line(std::size_t limit, std::string_view& line);
  bool request_line();
  bool header();
  bool end_of_head();
  bool body();
  bool chunk_line();
  bool chunk_end();
  bool trailer();
  bool refuse(Refusal refusal);
  bool refuse(int status, const char* detail);
  std::size_t line_limit() const;
  bool refuse_long_line();

  Stage stage_ = Stage::request_line;
  std::string buffer_;  // received and not yet used, from used_ on
  std::size_t used_ = 0;
  std::size_t searched_ = 0;  // no line ends before this
  std::size_t head_bytes_ = 0;
  std::size_t trailer_bytes_ = 0;
  std::size_t blank_lines_ = 0;
  std::uint64_t wanted_ = 0;  // bytes of the body or chunk that are still to come
  bool expects_ = false;
  RequestMessage message_;
  Refusal refusal_;
};

}  // namespace diplomed::server
