#include "server/http/request_reader.h"

#include <algorithm>

#include "base/limits.h"
#include "base/strings.h"

namespace diplomed::server {
namespace {

constexpr std::size_t kLineEndBytes = 2;
constexpr std::size_t kAroundTargetBytes = 64;  // method, blanks and version of a request line

}  // namespace

RequestReader::State RequestReader::state() const {
  switch (stage_) {
    case Stage::complete:
      return State::complete;
    case Stage::refused:
      return State::refused;
    case Stage::request_line:
      return buffer_.empty() && blank_lines_ == 0 ? State::idle : State::reading;
    default:
      return State::reading;
  }
}

RequestReader::State RequestReader::feed(std::string_view bytes) {
  if (stage_ == Stage::refused) return State::refused;
  buffer_.append(bytes);
  while (step()) {
  }
  buffer_.erase(0, used_);
  searched_ -= std::min(searched_, used_);
  used_ = 0;
  return state();
}

RequestMessage RequestReader::take() {
  RequestMessage taken = std::move(message_);
  std::string rest = std::move(buffer_);
  *this = RequestReader();
  feed(rest);
  return taken;
}

bool RequestReader::take_expectation() {
  const bool waits = expects_ && buffer_.empty() && message_.body.empty() && state() == State::reading;
  expects_ = false;
  return waits;
}

// Goes one step on; false when more bytes are needed or nothing is left to do.
bool RequestReader::step() {
  switch (stage_) {
    case Stage::request_line:
      return request_line();
    case Stage::headers:
      return header();
    case Stage::body:
    case Stage::chunk:
      return body();
    case Stage::chunk_line:
      return chunk_line();
    case Stage::chunk_end:
      return chunk_end();
    case Stage::trailers:
      return trailer();
    default:
      return false;
  }
}

std::size_t RequestReader::line_limit() const {
  switch (stage_) {
    case Stage::request_line:
      return limits::kMaxTargetBytes + kAroundTargetBytes;
    case Stage::headers:
      return limits::kMaxHeaderBytes;
    case Stage::trailers:
      return limits::kMaxTrailerBytes;
    default:
      return limits::kMaxChunkLineBytes;
  }
}

bool RequestReader::refuse_long_line() {
  switch (stage_) {
    case Stage::request_line: {
      const std::string_view line(buffer_.data() + used_, buffer_.size() - used_);
      const std::size_t begin = line.find(' ');
      std::string target;
      if (begin != std::string_view::npos) {
        target = line.substr(begin + 1, line.find_first_of("? \r\n", begin + 1) - begin - 1);
      }
      return refuse({414, too_long_target(), std::move(target)});
    }
    case Stage::headers:
      return refuse(431, "A header is too long.");
    case Stage::trailers:
      return refuse(431, "The headers after the body are too long.");
    default:
      return refuse(400, "The line that gives the size of a chunk is too long.");
  }
}

// The next whole line without its CRLF. False when it is not here yet, or was refused.
bool RequestReader::take_line(std::size_t limit, std::string_view& line) {
  const std::size_t end = buffer_.find('\n', std::max(searched_, used_));
  const std::size_t length = std::min(end, buffer_.size()) - used_;
  if (length > limit + 1) return refuse_long_line();  // its CR
  if (end == std::string::npos) {
    searched_ = buffer_.size();
    return false;
  }
  if (length == 0 || buffer_[end - 1] != '\r') return refuse(400, "A line of the request ends without CR.");
  line = std::string_view(buffer_).substr(used_, length - 1);
  if (line.find('\r') != std::string_view::npos) return refuse(400, "A line of the request holds a CR.");
  used_ = searched_ = end + 1;
  return true;
}

bool RequestReader::request_line() {
  const char first = used_ < buffer_.size() ? buffer_[used_] : '\r';
  if (!is_token_char(first) && first != '\r' && first != '\n') return refuse(400, "This is no HTTP request.");
  std::string_view line;
  if (!take_line(line_limit(), line)) return false;
  if (line.empty()) {  // a client may end its last body with a line too many (RFC 9112, 2.2)
    return ++blank_lines_ <= limits::kMaxBlankLines || refuse(400, "The request begins with empty lines.");
  }
  if (auto refusal = read_request_line(line, message_)) return refuse(std::move(*refusal));
  stage_ = Stage::headers;
  return true;
}

bool RequestReader::header() {
  std::string_view line;
  if (!take_line(line_limit(), line)) return false;
  if (line.empty()) return end_of_head();
  head_bytes_ += line.size();
  if (head_bytes_ > limits::kMaxHeadBytes || message_.headers.size() == limits::kMaxHeaders) {
    return refuse(431, "The request has too many headers.");
  }
  if (auto refusal = read_header_line(line, message_)) return refuse(std::move(*refusal));
  return true;
}

bool RequestReader::end_of_head() {
  Framing framing;
  if (auto refusal = read_framing(message_, framing)) return refuse(std::move(*refusal));
  const std::string expectation = message_.minor == 1 ? lower_ascii(message_.header("expect")) : "";
  if (!expectation.empty() && expectation != "100-continue") {
    return refuse(417, "Expect can only be \"100-continue\".");
  }
  expects_ = !expectation.empty();
  wanted_ = framing.length;
  if (!framing.chunked && wanted_ > limits::kMaxBodyBytes) return refuse({413, too_long_body(), {}});
  stage_ = framing.chunked ? Stage::chunk_line : wanted_ > 0 ? Stage::body : Stage::complete;
  return true;
}

bool RequestReader::body() {
  const std::size_t here = static_cast<std::size_t>(std::min<std::uint64_t>(wanted_, buffer_.size() - used_));
  message_.body.append(buffer_, used_, here);
  used_ += here;
  wanted_ -= here;
  if (wanted_ > 0) return false;
  stage_ = stage_ == Stage::chunk ? Stage::chunk_end : Stage::complete;
  return true;
}

bool RequestReader::chunk_line() {
  std::string_view line;
  if (!take_line(line_limit(), line)) return false;
  const auto size = line.empty() ? std::nullopt : chunk_size(line);
  if (!size) return refuse(400, "The size of a chunk is not a hexadecimal number.");
  if (*size > limits::kMaxBodyBytes - message_.body.size()) return refuse({413, too_long_body(), {}});
  wanted_ = *size;
  stage_ = *size == 0 ? Stage::trailers : Stage::chunk;
  return true;
}

bool RequestReader::chunk_end() {
  if (buffer_.size() - used_ < kLineEndBytes) return false;
  if (buffer_.compare(used_, kLineEndBytes, "\r\n") != 0) return refuse(400, "A chunk is longer than its size.");
  used_ += kLineEndBytes;
  stage_ = Stage::chunk_line;
  return true;
}

// Checked as headers are, then dropped: nothing here reads them.
bool RequestReader::trailer() {
  std::string_view line;
  if (!take_line(line_limit(), line)) return false;
  if (line.empty()) {
    stage_ = Stage::complete;
    return true;
  }
  trailer_bytes_ += line.size();
  if (trailer_bytes_ > limits::kMaxTrailerBytes) return refuse_long_line();
  RequestMessage dropped;
  if (auto refusal = read_header_line(line, dropped)) return refuse(std::move(*refusal));
  return true;
}

bool RequestReader::refuse(Refusal refusal) {
  if (refusal.target.empty()) refusal.target = message_.target;
  refusal_ = std::move(refusal);
  stage_ = Stage::refused;
  used_ = buffer_.size();
  message_.body.clear();
  return false;
}

bool RequestReader::refuse(int status, const char* detail) {
  return refuse(Refusal{status, detail, message_.target});
}

}  // namespace diplomed::server
