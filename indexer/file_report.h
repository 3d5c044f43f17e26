// --report: what became of each file, as JSON lines (docs/operations.md lists the members).
#pragma once

#include <chrono>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "document/article.h"

namespace diplomed::indexer {

struct FileReport {
  std::string path;
  std::string status;        // indexed, partial, rejected, moved, continued, unchanged, removed, ignored
  std::string from = {};     // of a moved file: where it was
  std::string reason = {};   // of an ignored one: why
  std::size_t articles = 0;  // taken into the index
  std::set<std::string> formats = {};
  std::set<std::pair<std::string, std::string>> charsets = {};  // name, how it was told
  std::map<std::string, std::size_t> languages = {};
  std::size_t dropped = 0, undated = 0, untitled = 0;  // lines, articles, articles
  std::vector<Error> problems = {};
  std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();

  void add(const document::Article& article);
  // Chooses the status of a file that was read.
  void conclude();
};

// Belongs to one thread. Each line is written whole and at once, so the file is valid wherever a run ends.
class ReportFile {
 public:
  ~ReportFile();
  // Refuses to overwrite what is to be indexed: a path that is given, or a file below one that is no earlier report.
  // Errors: invalid_argument. An empty path is fine.
  static Status check(const std::string& path, const std::vector<std::string>& paths);
  // Empties the file, or appends: then without the lines of unchanged and ignored files. An empty path makes every
  // other call do nothing. Errors: unreadable.
  Status open(const std::string& path, bool append);
  void write(const FileReport& file);
  // One line as it is: the summary.
  void write_line(const std::string& json);
  // False when a line could not be written (a full disk).
  bool complete() const { return complete_; }

 private:
  int fd_ = -1;
  bool changes_only_ = false;
  bool complete_ = true;
};

}  // namespace diplomed::indexer
