// How often the search mends a mistyped query into what was meant.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "eval/repair/typos.h"
#include "text/analyzer.h"

namespace diplomed::search {
class Searcher;
}

namespace diplomed::eval {

struct RepairRates {
  std::size_t queries = 0;
  std::size_t same = 0;     // every word of what was meant shares a term with the word searched in its place
  std::size_t touched = 0;  // something was corrected: for the kind "clean" a false correction
  double milliseconds = 0;  // of search calls that ask for no hits
};

// What mending costs, without searching.
struct RepairCost {
  std::vector<double> microseconds;  // CPU time of one word each, rising; of words that were mended
  std::size_t words = 0, bytes = 0;  // of the spelling arrays
};

struct RepairRun {
  std::map<std::string, RepairRates> kind;
  std::vector<std::pair<Mistyped, std::string>> missed;  // with what was searched
};

Result<RepairRun> measure_repair(const std::vector<Mistyped>& queries, const search::Searcher& searcher,
                                 text::Analyzer& analyzer);

// Mends each of the queries again, by itself, over the index at `path`.
Result<RepairCost> measure_repair_cost(const std::vector<Mistyped>& queries, const std::string& path,
                                       std::shared_ptr<const text::Morphology> morphology);

// JSONL documents in which each of the words stands three times, in as many documents.
std::string documents_of(const std::vector<std::string>& words);

}  // namespace diplomed::eval
