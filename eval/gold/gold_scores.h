// How much of what is true was found, and how much of what was found is true.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace diplomed::eval {

// Sums of credits: `hit` of `gold` wanted and `found` found ones.
struct Tally {
  double hit = 0, gold = 0, found = 0;

  // All three are 1 when there is nothing to find and nothing was found.
  double precision() const;
  double recall() const;
  double f1() const;
};

struct GoldScores {
  std::size_t files = 0;
  Tally titles, dates, noise;  // exact
  Tally countries, mentioned_only, people, roles, organisations, fields, instruments, figures, relations;
  std::size_t evidence = 0, bad_evidence = 0;  // spans of facts; those that are empty or no substring
  std::vector<std::string> errors;             // one line for each miss and each wrong one

  // Name and tally of each, in the order of a table.
  std::vector<std::pair<std::string, const Tally*>> rows() const;
};

}  // namespace diplomed::eval
