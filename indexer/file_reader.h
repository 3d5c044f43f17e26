// Reads one file: in this process when its format is simple, in a process of its own when it is not.
#pragma once

#include <atomic>
#include <string>
#include <string_view>
#include <vector>

#include "document/readers/read_articles.h"
#include "reader_process.h"
#include "walk.h"

namespace diplomed::indexer {

// Belongs to one thread.
class FileReader {
 public:
  // `command` starts a reader process (Options::reader); when it is empty every file is read in this process.
  FileReader(std::vector<std::string> command, const std::atomic<bool>& stop);

  // As document::read_articles() and ReaderProcess::read(); `bytes` is the file's content. Ends soon, with an error,
  // when `stop` becomes true.
  Status read(const FoundFile& file, std::string_view bytes, const document::ArticleSink& article,
              const document::ProblemSink& problem);
  // True when the last read failed for want of time, memory or the like rather than by what the file holds: it is worth
  // another try.
  bool may_pass() const { return may_pass_; }

 private:
  bool isolates_;
  const std::atomic<bool>& stop_;
  ReaderProcess process_;
  bool may_pass_ = false;
};

}  // namespace diplomed::indexer
