// How well similar articles are found, without judgments: documents are cut in two, each half must find the other.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "query/ranking.h"

namespace diplomed::search {
class Searcher;
}

namespace diplomed::eval {

struct Halves {
  std::string jsonl;             // documents ID#1 (with the title) and ID#2; shorter ones whole, under their ID
  std::vector<std::string> ids;  // of the documents that were cut
};

// Cuts every document of `paths` that has at least `least` code points, at the end of the sentence nearest to the
// middle. A path is a file that diplomed-index reads, a folder with docs.jsonl in it, or a folder of such files.
// Errors: what cannot be read.
Result<Halves> cut_in_halves(const std::vector<std::string>& paths, std::size_t least);

struct HalvesRun {
  std::size_t calls = 0;             // two for each document
  double recall1 = 0, recall10 = 0;  // calls whose other half stands first, among the first ten
  double mrr10 = 0;
  double cpu_ms = 0;               // of one call that asks for ten articles with snippets
  std::vector<double> reciprocal;  // of the rank, by call
};

// Asks for the articles like each half of the first `most` documents, reprints shown.
Result<HalvesRun> measure_halves(const Halves& halves, const search::Searcher& searcher, const query::Ranking& ranking,
                                 std::size_t most);

}  // namespace diplomed::eval
