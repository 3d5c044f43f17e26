// Optimal string alignment with costs that follow the fingers and the ear: a neighbouring key, a doubled or a dropped
// double letter and two letters exchanged are likelier than other slips, so are letters that sound alike, signs and
// silent consonants; the first letter is seldom wrong.
#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "query/repair/spelling.h"

namespace diplomed::query {
namespace {

constexpr double kPlain = 1.0, kNeighbour = 0.75, kDouble = 0.6, kExchange = 0.6, kFirst = 0.25;
constexpr double kHeard = 0.5, kSign = 0.6, kSilent = 0.5;
constexpr double kTooFar = 100;
constexpr std::size_t kMostLetters = 40;

// Letters that sound alike where they are not stressed or voiced.
bool heard_alike(char32_t a, char32_t b) {
  static constexpr std::array<std::u32string_view, 18> kPairs = {U"ао", U"еи", U"эе", U"эи", U"яе", U"яи",
                                                                 U"иы", U"ыи", U"дт", U"бп", U"гк", U"зс",
                                                                 U"жш", U"вф", U"гв", U"шщ", U"ьъ", U"ое"};
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
  if (heard_alike(typed, meant)) return kHeard;
  return neighbours(typed, meant) ? kNeighbour : kPlain;
}

// A consonant that nobody hears where it stands: здравсвуйте, учавствовать, празник.
bool is_silent(std::u32string_view word, std::size_t at) {
  static constexpr std::array<std::u32string_view, 6> kClusters = {U"вств", U"стн", U"здн", U"лнц", U"рдц", U"стл"};
  static constexpr std::array<std::size_t, 6> kPlaces = {0, 1, 1, 0, 1, 1};
  for (std::size_t i = 0; i < kClusters.size(); ++i) {
    if (at < kPlaces[i]) continue;
    if (word.substr(at - kPlaces[i]).starts_with(kClusters[i])) return true;
  }
  return false;
}

// One letter of `word` that the other has not.
double lone_letter(std::u32string_view word, std::size_t at) {
  if (at > 0 && word[at] == word[at - 1]) return kDouble;
  if (word[at] == U'ь' || word[at] == U'ъ') return kSign;
  if (is_silent(word, at)) return kSilent;
  return kPlain + (at == 0 ? kFirst : 0);
}

}  // namespace

EditDistance edit_distance(std::u32string_view a, std::u32string_view b, int limit) {
  const std::size_t n = a.size(), m = b.size();
  const std::size_t difference = n > m ? n - m : m - n;
  const auto width = static_cast<std::size_t>(limit);
  if (difference > width || n > kMostLetters || m > kMostLetters) return {kTooFar, limit + 1};
  // Cost and number of edits side by side: the limit is on edits.
  struct Cell {
    double cost;
    int edits;
  };
  constexpr Cell kFar{kTooFar, 0};
  std::array<std::array<Cell, kMostLetters + 2>, 3> rows;  // each is set before it is read
  std::array<double, kMostLetters> missing;
  for (std::size_t k = 0; k < m; ++k) missing[k] = lone_letter(b, k);
  const auto better = [](Cell& cell, const Cell& from, double cost, int edit) {
    if (from.cost + cost < cell.cost) cell = {from.cost + cost, from.edits + edit};
  };
  int fewest_above = 0;
  for (std::size_t i = 0; i <= n; ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    // Cells farther from the diagonal than the limit take more edits than are allowed.
    const std::size_t first = i > width ? i - width : 0, last = std::min(m, i + width);
    if (first > 0) row[first - 1] = kFar;
    row[last + 1] = kFar;
    int fewest = limit + 1;
    const double extra = i == 0 ? 0 : lone_letter(a, i - 1);
    for (std::size_t k = first; k <= last; ++k) {
      row[k] = i == 0 && k == 0 ? Cell{0, 0} : kFar;
      if (k > 0) better(row[k], row[k - 1], missing[k - 1], 1);
      if (i == 0) continue;
      if (k < i + width) better(row[k], above[k], extra, 1);
      if (k == 0) continue;
      const double change = substitution(a[i - 1], b[k - 1]);
      better(row[k], above[k - 1], change + (change > 0 && i == 1 && k == 1 ? kFirst : 0), change > 0);
      if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1] && a[i - 1] != a[i - 2]) {
        better(row[k], rows[(i + 1) % 3][k - 2], kExchange, 1);
      }
      if (row[k].cost < kTooFar) fewest = std::min(fewest, row[k].edits);
    }
    // Two letters exchanged lead past one row, never past two.
    if (std::min(fewest, fewest_above) > limit && i > width) return {kTooFar, fewest};
    fewest_above = fewest;
  }
  const Cell end = rows[n % 3][m];
  return end.edits > limit ? EditDistance{kTooFar, end.edits} : EditDistance{end.cost, end.edits};
}

double edit_cost(std::u32string_view typed, std::u32string_view meant, int limit) {
  return edit_distance(typed, meant, limit).cost;
}

}  // namespace diplomed::query
