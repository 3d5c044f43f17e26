// The command line of diplomed-index.
#pragma once

#include <string>
#include <vector>

#include "knowledge/vocabulary/vocabulary.h"

namespace diplomed::indexer {

// Which files leave the index because this run does not find them.
enum class Prune {
  below,  // those below the paths given
  never,  // none
  all,    // every one, whatever folder it came from
};

struct Options {
  std::string db;          // index directory; empty with --inspect
  std::string dictionary;  // OpenCorpora data
  std::string vocabulary;  // a user's own, laid over the built-in one; may be empty
  std::string built_in_vocabulary = knowledge::default_vocabulary_directory();
  bool annotate = true;
  unsigned jobs = 1;
  bool inspect = false;
  bool watch = false;
  std::string report;           // file for what became of each file; may be empty
  bool report_goes_on = false;  // a run of --watch after the first: appends to the report, what changed only
  bool dry_run = false;         // plan and read, write nothing; `db` need not exist
  Prune prune = Prune::below;
  std::vector<std::string> paths;
  // Command of the process that reads files of complex formats (reader_process.h); empty: they are read in this one.
  std::vector<std::string> reader;
};

// Parses argv. Prints help or the error itself; `exit_code` then says how the program ends and false is returned.
bool parse_options(int argc, char** argv, Options& options, int& exit_code);

}  // namespace diplomed::indexer
