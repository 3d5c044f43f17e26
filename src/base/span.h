// A half-open range of bytes in a UTF-8 text.
#pragma once

#include <cstdint>
#include <string_view>

namespace diplomed {

// [begin, end) in bytes. Texts are bounded by limits::kMaxFileBytes, so 32 bits are enough.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin >= end; }
  // REQUIRES: end <= text.size().
  std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }

  friend bool operator==(const Span&, const Span&) = default;
};

}  // namespace diplomed
