// One indexing run: what changed below the given paths goes into the index, whole or not at all.
#pragma once

#include <atomic>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "options.h"

namespace diplomed::indexer {

struct Resources;

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

// Errors are those that end the run; the old index is then as it was. `stop` may be set by a signal handler.
Result<RunReport> run(const Options& options, const std::atomic<bool>& stop);
// The same with resources that were loaded before, for the same options.
Result<RunReport> run(const Options& options, const Resources& resources, const std::atomic<bool>& stop);

}  // namespace diplomed::indexer
