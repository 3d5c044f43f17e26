// Random numbers that are the same on every machine: splitmix64 (Steele, Lea, Flood 2014; constants of Vigna's public
// domain version) and integer arithmetic only. The standard library's distributions differ between implementations.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace diplomed::testing {

constexpr std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

// One thread's.
class RandomStream {
 public:
  explicit RandomStream(std::uint64_t seed) : state_(mixed(seed + 0x9E3779B97F4A7C15u)) {}

  std::uint64_t next() { return mixed(state_ += 0x9E3779B97F4A7C15u); }
  // 0 … n - 1; n is at most 2^32.
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(((next() >> 32) * n) >> 32); }
  // True in so many of a hundred cases.
  bool percent(std::size_t share) { return below(100) < share; }
  template <typename List>
  const auto& pick(const List& list) {
    return list[below(std::size(list))];
  }

 private:
  std::uint64_t state_;
};

// Ranks 0 … n - 1 with shares of 1 / (rank + 2): Zipf's law with Mandelbrot's shift. Thread-safe.
class ZipfRanks {
 public:
  explicit ZipfRanks(std::size_t n);
  std::size_t pick(RandomStream& random) const;

 private:
  std::vector<std::uint64_t> sums_;  // of 2^32 / (rank + 2)
};

// A whole number with a log-normal share: median `median`, sigma of the logarithm 0.75. From a table of quantiles.
std::size_t log_normal(RandomStream& random, std::size_t median);

}  // namespace diplomed::testing
