// Every parameter of ranking and relaxation, with its reason. docs/EVALUATION.md has the figures; another setting is
// compared by `diplomed-eval ranking DIR --compare A B`.
#pragma once

#include <cstddef>

namespace diplomed::query {

struct Ranking {
  // BM25+ (Lv and Zhai, "Lower-bounding term frequency normalization", CIKM 2011), as Xapian implements it.
  double k1 = 1.2;
  double b = 0.75;
  double delta = 0.5;
  double min_length = 0.5;  // shorter documents count as so long, in average lengths

  double exact = 0.25;  // weight of a word's typed form beside its lemmas
  double pair = 0.05;   // weight of two neighbouring words of the query standing side by side; 0.2 harms

  // Relaxation (search/relax.h). Words are those that must be found: no stop words, a concept's words count once.
  std::size_t relax_words = 3;   // a query of fewer words is relaxed at no document only
  std::size_t relax_few = 10;    // … of more words, when fewer documents have all of them
  double relax_share = 0.4;      // of the weight that the best document has: what others must have to match
};

}  // namespace diplomed::query
