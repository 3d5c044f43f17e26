// How often the search mends a mistyped query into what was meant.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "text/analyzer.h"
#include "typos.h"

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

struct RepairRun {
  std::map<std::string, RepairRates> kind;
  std::vector<std::pair<Mistyped, std::string>> missed;  // with what was searched
};

Result<RepairRun> measure_repair(const std::vector<Mistyped>& queries, const search::Searcher& searcher,
                                 text::Analyzer& analyzer);

// JSONL documents in which each of the words stands three times, in as many documents.
std::string documents_of(const std::vector<std::string>& words);

}  // namespace diplomed::eval
