// How well the analyzer brings the forms of a word together, against gold lemmas.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "text/analyzer.h"

namespace diplomed::eval {

// Counts over unordered pairs of distinct forms. Two forms belong together when they share a gold lemma (ё = е), and
// meet when their analyses share a term. UI and OI are Paice's under- and overstemming indices (C. D. Paice, "An
// evaluation method for stemming algorithms", SIGIR 1994), over pairs.
struct Conflation {
  std::uint64_t forms = 0;
  std::uint64_t gold_pairs = 0;  // belong together
  std::uint64_t met_pairs = 0;   // meet
  std::uint64_t both = 0;        // do both

  double precision() const;
  double recall() const;
  double f1() const;
  double ui() const { return 1 - recall(); }  // share of the pairs that belong together and do not meet
  double oi() const;                          // share of the pairs that do not belong together and meet
};

struct GoldForm {
  std::string form;
  std::string lemma;
};

// Reads form<TAB>lemma[<TAB>…] lines. Errors name file:line.
Result<std::vector<GoldForm>> read_gold_forms(const std::vector<std::string>& files);

Conflation measure_conflation(const std::vector<GoldForm>& gold, text::Analyzer& analyzer);

}  // namespace diplomed::eval
