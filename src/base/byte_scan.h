// Looking for rare bytes in long texts, and counting: the text is judged 64 bytes at a time without a branch, which
// compilers turn into vector instructions, and only a block with a hit is looked at byte by byte.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace diplomed {

inline constexpr std::size_t kScanBlock = 64;
inline constexpr std::size_t kScanAhead = 3;  // bytes after its own that a flag sees

// The first offset at or after `from` whose byte and the three after it are flagged, npos when there is none. `flag`
// takes four std::uint8_t, the letter "a" past the end of the text, and returns std::uint8_t, 0 for no and for "aaaa".
// It must be made of comparisons and & | ! alone (+ for a few equal bytes in a row, which compilers else make a table
// of), and be a lambda: a function would be called through a pointer for each byte. Pure.
template <typename Flag>
std::size_t find_flagged(std::string_view text, std::size_t from, Flag flag) {
  const auto hits = [&](const std::uint8_t* p) {
    std::uint8_t all = 0;
    for (std::size_t i = 0; i < kScanBlock; ++i) {
      all = static_cast<std::uint8_t>(all | flag(p[i], p[i + 1], p[i + 2], p[i + 3]));
    }
    return all != 0;
  };
  const auto first = [&](const std::uint8_t* p) {
    std::size_t i = 0;
    while (flag(p[i], p[i + 1], p[i + 2], p[i + 3]) == 0) ++i;
    return i;
  };
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t at = from;
  for (; at + kScanBlock + kScanAhead <= text.size(); at += kScanBlock) {
    if (hits(bytes + at)) return at + first(bytes + at);
  }
  while (at < text.size()) {
    std::array<std::uint8_t, kScanBlock + kScanAhead> block;
    block.fill('a');
    const std::size_t rest = text.size() - at;
    std::memcpy(block.data(), bytes + at, std::min(rest, block.size()));
    if (hits(block.data())) return at + first(block.data());
    at += kScanBlock;
  }
  return std::string_view::npos;
}

// How many offsets are flagged by the byte before them, a space before the first one, and their own. `past` stands
// after the end and must not be flagged whatever is before it. Counting stops soon after `most`. `flag` as above, 0
// or 1.
template <typename Flag>
std::size_t count_flagged(std::string_view text, Flag flag, std::uint8_t past,
                          std::size_t most = static_cast<std::size_t>(-1)) {
  const auto sum = [&](const std::uint8_t* p) {
    std::uint8_t all = 0;
    for (std::size_t i = 1; i <= kScanBlock; ++i) all = static_cast<std::uint8_t>(all + flag(p[i - 1], p[i]));
    return std::size_t{all};
  };
  if (text.empty()) return 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t count = flag(std::uint8_t{' '}, bytes[0]);
  std::size_t last = 0;  // what is counted
  for (; last + kScanBlock < text.size() && count < most; last += kScanBlock) count += sum(bytes + last);
  if (last + 1 < text.size() && count < most) {
    std::array<std::uint8_t, kScanBlock + 1> block;
    block.fill(past);
    std::memcpy(block.data(), bytes + last, std::min(text.size() - last, block.size()));
    count += sum(block.data());
  }
  return count;
}

}  // namespace diplomed
