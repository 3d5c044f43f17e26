// A process that reads files for the indexer, so that a reader that crashes, hangs or eats memory costs one file and
// not the run. One process reads many files; it is started at the first, ended and started anew after a failure, and
// ends with its parent. Requests and answers go over a socket (wire.h); the articles of a large file come one by one
// and wait in the socket until they are taken, so memory is bounded on both sides.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/limits.h"
#include "document/readers/read_articles.h"

namespace diplomed::indexer {

struct ReaderBounds {
  // Longest wait for the next answer (an article, a problem, the end).
  std::chrono::milliseconds answer = std::chrono::seconds(limits::kMaxReaderSeconds);
  std::size_t memory = limits::kMaxReaderMemory;  // bytes of address space, without a mapped file; none under
                                                  // sanitizers, which need it for themselves
};

// Belongs to one thread, which must outlive the process it starts.
class ReaderProcess {
 public:
  // `command`: program and arguments. `stop` ends a read before its end.
  ReaderProcess(std::vector<std::string> command, const std::atomic<bool>& stop, ReaderBounds bounds = {});
  ~ReaderProcess();
  ReaderProcess(const ReaderProcess&) = delete;
  ReaderProcess& operator=(const ReaderProcess&) = delete;

  // As document::read_articles() for the file at `path`, of `format` if that was told already, plus: too_large ("took
  // longer than 10 s", "needed more than 512 MiB"), internal ("the reader crashed (signal 11)", stopped). What was
  // handed over before stays handed over; the message counts it.
  Status read(const std::string& path, const std::string& id, std::optional<document::Format> format,
              const document::ArticleSink& article, const document::ProblemSink& problem);

  // True when the last read failed by the process (time, memory, a crash) and not by what the file holds.
  bool may_pass() const { return may_pass_; }

  // The running process, -1 when there is none.
  pid_t pid() const { return pid_; }

 private:
  enum class End { closed, late, stopped, nonsense };
  struct Count {
    std::size_t articles = 0, answers = 0;
  };

  Status start();
  bool alive();
  int finish(bool kill);
  bool send(const std::string& frame);
  bool receive(std::size_t size, std::string& out, std::chrono::steady_clock::time_point deadline, End& end);
  Status attempt(const std::string& path, const std::string& request, const document::ArticleSink& article,
                 const document::ProblemSink& problem, Count& count, bool& died);
  Error failure(End end, const std::string& path, const Count& count);

  std::vector<std::string> command_;
  const std::atomic<bool>& stop_;
  ReaderBounds bounds_;
  pid_t pid_ = -1;
  int socket_ = -1;
  bool may_pass_ = false;
};

}  // namespace diplomed::indexer
