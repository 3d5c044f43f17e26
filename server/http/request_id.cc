#include "server/http/request_id.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <random>

namespace diplomed::server {
namespace {

constexpr std::size_t kMostBytes = 64;

bool is_id_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

std::uint64_t beginning() {
  std::random_device device;
  return (std::uint64_t{device()} << 32) | device();
}

// splitmix64 (Steele, Lea, Flood 2014): a bijection, so that different states give different ids.
std::uint64_t mixed(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

}  // namespace

std::string make_request_id(std::string_view incoming) {
  const bool usable = !incoming.empty() && incoming.size() <= kMostBytes &&
                      std::all_of(incoming.begin(), incoming.end(), is_id_character);
  if (usable) return std::string(incoming);
  static std::atomic<std::uint64_t> state{beginning()};
  return fmt::format("{:016x}", mixed(state.fetch_add(0x9E3779B97F4A7C15u, std::memory_order_relaxed)));
}

}  // namespace diplomed::server
