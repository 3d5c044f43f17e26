// What a run did.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"

namespace diplomed::indexer {

struct RunReport {
  std::size_t articles = 0;            // indexed in this run
  std::size_t files = 0;               // they came from
  std::size_t taken_over = 0;          // files that an interrupted run had finished
  std::size_t taken_articles = 0;      // of those
  std::size_t unchanged = 0;           // files
  std::size_t troubled_unchanged = 0;  // of those: with problems known from before, which are in `rejected` again
  std::size_t removed = 0;             // files that vanished
  std::size_t moved = 0;               // files that were found at another path
  // Files, records and pieces; `where` names each. What was indexed all the same has the code incomplete or note.
  std::vector<Error> rejected;
  std::map<std::string, std::size_t> ignored;  // extension → files of other types
  std::uint64_t documents = 0;                 // in the index now
  // With --dry-run: files that would be indexed and that would leave.
  std::vector<std::string> taken, leaving;
};

// How many problems are of each weight: nothing of it is in the index, a part is missing, nothing is lost.
struct ProblemCounts {
  std::size_t rejected = 0, partly = 0, notes = 0;
};
ProblemCounts count_problems(const std::vector<Error>& problems);

}  // namespace diplomed::indexer
