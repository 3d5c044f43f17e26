// Failures that no call answers with, because something older goes on serving: a published generation that cannot be
// read, a damaged lexicon. Whoever opened the index is told of each once.
#pragma once

#include <functional>
#include <mutex>
#include <set>
#include <string>

#include "base/result.h"

namespace diplomed::search {

// Called by any thread; must not call back into the searcher.
using TroubleReport = std::function<void(const Error&)>;

// Thread-safe.
class Troubles {
 public:
  explicit Troubles(TroubleReport report) : report_(std::move(report)) {}

  // The same text is told once.
  void tell(const Error& error) {
    if (!report_) return;
    {
      const std::lock_guard lock(mutex_);
      if (told_.size() >= kRemembered) told_.clear();
      if (!told_.insert(error.to_string()).second) return;
    }
    report_(error);
  }

 private:
  static constexpr std::size_t kRemembered = 1000;
  TroubleReport report_;
  std::mutex mutex_;
  std::set<std::string> told_;
};

}  // namespace diplomed::search
