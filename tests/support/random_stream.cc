#include "support/random_stream.h"

#include <algorithm>

namespace diplomed::testing {
namespace {

// Thousandths of the median at 64 equal steps of probability.
constexpr std::array<std::uint32_t, 64> kQuantiles = {
    163,  225,  267,  301,  331,  359,  385,  410,  434,  457,  480,  503,  525,  548,  570,  592,
    614,  636,  659,  682,  705,  728,  751,  775,  800,  824,  850,  876,  902,  929,  957,  985,
    1015, 1045, 1076, 1109, 1142, 1177, 1213, 1251, 1290, 1331, 1374, 1419, 1467, 1518, 1571, 1628,
    1690, 1755, 1826, 1904, 1989, 2082, 2187, 2305, 2440, 2597, 2786, 3020, 3323, 3748, 4440, 6130,
};

}  // namespace

ZipfRanks::ZipfRanks(std::size_t n) {
  std::uint64_t sum = 0;
  for (std::size_t rank = 0; rank < n; ++rank) sums_.push_back(sum += (std::uint64_t{1} << 32) / (rank + 2));
}

std::size_t ZipfRanks::pick(RandomStream& random) const {
  // The sums stay below 2^38 for any list that fits into memory, so the remainder prefers no rank by more than 2^-26.
  const std::uint64_t at = random.next() % sums_.back();
  return static_cast<std::size_t>(std::upper_bound(sums_.begin(), sums_.end(), at) - sums_.begin());
}

std::size_t log_normal(RandomStream& random, std::size_t median) {
  const std::size_t at = random.below(kQuantiles.size() - 1), part = random.below(1'000);
  const std::size_t low = kQuantiles[at], high = kQuantiles[at + 1];
  return median * (low * (1'000 - part) + high * part) / 1'000'000;
}

}  // namespace diplomed::testing
