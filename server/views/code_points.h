// Offsets for scripts count code points, the engine's count bytes.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/utf8.h"

namespace diplomed::server {

class CodePoints {
 public:
  explicit CodePoints(std::string_view text) : text_(text) {}
  // REQUIRES: calls in ascending order of `byte`, or a restart from the beginning is paid.
  std::size_t at(std::size_t byte) {
    if (byte < byte_) byte_ = count_ = 0;
    while (byte_ < byte && byte_ < text_.size()) {
      byte_ += utf8::decode(text_, byte_).bytes;
      ++count_;
    }
    return count_;
  }

 private:
  std::string_view text_;
  std::size_t byte_ = 0;
  std::size_t count_ = 0;
};

}  // namespace diplomed::server
