// The distance of two words: the least cost of the steps that turn one into the other. What steps there are and what
// they cost is the caller's: slips of fingers (index/spelling/edit_cost.h), readings of a foreign name
// (text/sound/foreign_name_key.h), or plain edits of letters (edit_distance() with UnitCosts).
//
// Dynamic programming over the grid of prefixes: V. Levenshtein, 1966; with neighbours exchanged it is the optimal
// string alignment distance (R. Wagner, R. Lowrance, 1975). Words are code points. Thread-safe.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <string_view>

namespace diplomed {

inline constexpr std::size_t kMostEditedLetters = 40;  // a longer word is too far from all others
inline constexpr double kTooFar = 100;                 // cost of what is farther than the limits allow

// What separates two words.
struct EditDistance {
  double cost = 0;
  int edits = 0;  // steps of the cheapest way that cost something
};

struct EditLimits {
  int edits = std::numeric_limits<int>::max();
  double cost = kTooFar;
};

// Turns a word of `from` letters into one of `to`. `steps` has a constant kReach, the most letters of the first word
// that one step takes, and each_step(i, k, cost, step): for every step that begins after `i` letters of the first word
// and `k` of the second, at `cost`, it calls step(letters of the first, of the second, cost after it); a step takes at
// least one letter of either and none beyond the ends. Costs never fall. Of ways that cost the same that one counts
// which ends in the shorter step. Beyond the limits: kTooFar.
template <typename Steps>
EditDistance cheapest_steps(std::size_t from, std::size_t to, const EditLimits& limits, const Steps& steps) {
  struct Cell {
    double cost;
    int edits;
  };
  constexpr std::size_t kRows = Steps::kReach + 1;
  constexpr EditDistance kNone{kTooFar, std::numeric_limits<int>::max()};
  const std::size_t band = std::min(static_cast<std::size_t>(limits.edits), kMostEditedLetters);
  if (from > kMostEditedLetters || to > kMostEditedLetters || from > to + band || to > from + band) return kNone;
  std::array<std::array<Cell, kMostEditedLetters + 1>, kRows> rows;  // each is cleared before it is read
  const auto first_of = [&](std::size_t i) { return i > band ? i - band : 0; };
  const auto last_of = [&](std::size_t i) { return std::min(to, i + band); };
  const auto clear = [&](std::size_t i) {
    for (std::size_t k = first_of(i); k <= last_of(i); ++k) rows[i % kRows][k] = {kTooFar, 0};
  };
  for (std::size_t i = 0; i < kRows && i <= from; ++i) clear(i);
  rows[0][0] = {0, 0};
  std::size_t dead_rows = 0;
  for (std::size_t i = 0; i <= from; ++i) {
    bool alive = false;
    std::array<Cell*, kRows> ahead;  // this row and those that a step may reach
    for (std::size_t down = 0; down < kRows; ++down) ahead[down] = rows[(i + down) % kRows].data();
    for (std::size_t k = first_of(i); k <= last_of(i); ++k) {
      const Cell cell = ahead[0][k];
      if (cell.cost >= kTooFar || cell.cost > limits.cost) continue;
      alive = alive || cell.edits <= limits.edits;
      steps.each_step(i, k, cell.cost, [&](std::size_t down, std::size_t right, double cost) {
        const std::size_t row = i + down, column = k + right;
        if (column > row + band || row > column + band) return;  // so far off the diagonal are too many edits
        Cell& reached = ahead[down][column];
        if (cost <= reached.cost) reached = {cost, cell.edits + (cost > cell.cost ? 1 : 0)};
      });
    }
    dead_rows = alive ? 0 : dead_rows + 1;
    if (dead_rows == Steps::kReach) return kNone;
    if (i + kRows <= from) clear(i + kRows);
  }
  const Cell end = rows[from % kRows][to];
  return end.edits > limits.edits || end.cost > limits.cost ? EditDistance{kTooFar, end.edits}
                                                            : EditDistance{end.cost, end.edits};
}

// A letter too many, a letter missing, one for another, two neighbours exchanged. `Costs` has lone(word, at): of a
// letter that the other word has not, change(a, i, b, k): of the letter a[i] for b[k], 0 only when they are equal, and
// exchange().
template <typename Costs>
class LetterSteps {
 public:
  static constexpr std::size_t kReach = 2;

  // REQUIRES: both words have at most kMostEditedLetters.
  LetterSteps(std::u32string_view a, std::u32string_view b, const Costs& costs) : a_(a), b_(b), costs_(costs) {
    for (std::size_t i = 0; i < a.size(); ++i) lone_a_[i] = costs.lone(a, i);
    for (std::size_t k = 0; k < b.size(); ++k) lone_b_[k] = costs.lone(b, k);
  }

  template <typename Step>
  void each_step(std::size_t i, std::size_t k, double cost, const Step& step) const {
    if (k < b_.size()) step(0, 1, cost + lone_b_[k]);
    if (i == a_.size()) return;
    step(1, 0, cost + lone_a_[i]);
    if (k == b_.size()) return;
    step(1, 1, cost + costs_.change(a_, i, b_, k));
    if (i + 1 < a_.size() && k + 1 < b_.size() && a_[i] == b_[k + 1] && a_[i + 1] == b_[k] && a_[i] != a_[i + 1])
      step(2, 2, cost + costs_.exchange());
  }

 private:
  std::u32string_view a_, b_;
  const Costs& costs_;
  std::array<double, kMostEditedLetters> lone_a_, lone_b_;
};

struct UnitCosts {
  static double lone(std::u32string_view, std::size_t) { return 1; }
  static double change(std::u32string_view a, std::size_t i, std::u32string_view b, std::size_t k) {
    return a[i] == b[k] ? 0 : 1;
  }
  static double exchange() { return 1; }
};

// More than `most_edits` give kTooFar.
template <typename Costs = UnitCosts>
EditDistance edit_distance(std::u32string_view a, std::u32string_view b, int most_edits, const Costs& costs = {}) {
  const std::size_t longer = std::max(a.size(), b.size()), shorter = std::min(a.size(), b.size());
  if (longer > kMostEditedLetters || longer - shorter > static_cast<std::size_t>(most_edits))
    return {kTooFar, most_edits + 1};
  return cheapest_steps(a.size(), b.size(), {most_edits, kTooFar}, LetterSteps<Costs>(a, b, costs));
}

}  // namespace diplomed
