// What a run says while it works: a bar on a terminal, a plain line now and then elsewhere. Writes to standard error.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace diplomed::indexer {

// Belongs to one thread.
class Progress {
 public:
  // `total` is in bytes of input.
  explicit Progress(std::size_t total);
  ~Progress();

  void advance(std::size_t bytes, std::size_t articles);
  // A line that stays, the bar is drawn again below it.
  void line(const std::string& text);

 private:
  void draw(bool now);

  bool terminal_;
  std::size_t total_, done_ = 0, articles_ = 0;
  std::chrono::steady_clock::time_point last_;
  bool drawn_ = false;
};

}  // namespace diplomed::indexer
