// Optimal string alignment with costs that follow the fingers: a neighbouring key, a doubled or a dropped double letter
// and two letters exchanged are likelier than other slips; the first letter is seldom wrong.
#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "query/spelling.h"

namespace diplomed::query {
namespace {

constexpr double kPlain = 1.0, kNeighbour = 0.75, kDouble = 0.6, kExchange = 0.7, kConfused = 0.6, kFirst = 0.25;
constexpr double kTooFar = 100;

// Letters that sound alike where they are not stressed or voiced.
bool confused(char32_t a, char32_t b) {
  static constexpr std::array<std::u32string_view, 9> kPairs = {U"ао", U"еи", U"эе", U"дт", U"бп",
                                                                U"гк", U"зс", U"жш", U"вф"};
  return std::any_of(kPairs.begin(), kPairs.end(),
                     [&](std::u32string_view p) { return (p[0] == a && p[1] == b) || (p[0] == b && p[1] == a); });
}

bool neighbours(char32_t a, char32_t b) {
  static constexpr std::array<std::u32string_view, 6> kRows = {U"йцукенгшщзхъ", U"фывапролджэ", U"ячсмитьбю",
                                                               U"qwertyuiop",   U"asdfghjkl",   U"zxcvbnm"};
  for (const std::u32string_view row : kRows) {
    const std::size_t i = row.find(a), k = row.find(b);
    if (i != std::u32string_view::npos && k != std::u32string_view::npos) return i + 1 == k || k + 1 == i;
  }
  return false;
}

double substitution(char32_t typed, char32_t meant) {
  if (typed == meant) return 0;
  if (confused(typed, meant)) return kConfused;
  return neighbours(typed, meant) ? kNeighbour : kPlain;
}

}  // namespace

double edit_cost(std::u32string_view a, std::u32string_view b, int limit) {
  const std::size_t n = a.size(), m = b.size();
  const std::size_t difference = n > m ? n - m : m - n;
  if (difference > static_cast<std::size_t>(limit)) return kTooFar;
  // Cost and number of edits side by side: the limit is on edits.
  struct Cell {
    double cost;
    int edits;
  };
  std::vector<std::vector<Cell>> rows(3, std::vector<Cell>(m + 1));
  const auto better = [](Cell& cell, const Cell& from, double cost, int edit) {
    if (from.cost + cost < cell.cost) cell = {from.cost + cost, from.edits + edit};
  };
  for (std::size_t i = 0; i <= n; ++i) {
    std::vector<Cell>& row = rows[i % 3];
    const std::vector<Cell>& above = rows[(i + 2) % 3];
    for (std::size_t k = 0; k <= m; ++k) {
      row[k] = i == 0 && k == 0 ? Cell{0, 0} : Cell{kTooFar, 0};
      if (k > 0)
        better(row[k], row[k - 1], k > 1 && b[k - 1] == b[k - 2] ? kDouble : kPlain + (k == 1 ? kFirst : 0), 1);
      if (i == 0) continue;
      better(row[k], above[k], i > 1 && a[i - 1] == a[i - 2] ? kDouble : kPlain + (i == 1 ? kFirst : 0), 1);
      if (k == 0) continue;
      const double change = substitution(a[i - 1], b[k - 1]);
      better(row[k], above[k - 1], change + (change > 0 && i == 1 && k == 1 ? kFirst : 0), change > 0);
      if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1] && a[i - 1] != a[i - 2]) {
        better(row[k], rows[(i + 1) % 3][k - 2], kExchange, 1);
      }
    }
  }
  const Cell end = rows[n % 3][m];
  return end.edits > limit ? kTooFar : end.cost;
}

}  // namespace diplomed::query
