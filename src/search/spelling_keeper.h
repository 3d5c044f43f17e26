// The words to choose corrections from, gathered off the path of queries.
#pragma once

#include <xapian.h>

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "query/spelling.h"
#include "text/morphology.h"

namespace diplomed::search {

// Maps the arrays that the indexer wrote with a generation, or gathers its words in a thread of its own when there are
// none, and gathers them again after commits: in a small index after each, in a large one when it has grown or shrunk by
// a fiftieth. Until the new words are there the old
// ones serve. Thread-safe.
class SpellingKeeper {
 public:
  // `path` is the generation's directory.
  SpellingKeeper(std::string path, std::shared_ptr<const text::Morphology> morphology);
  ~SpellingKeeper();
  SpellingKeeper(const SpellingKeeper&) = delete;
  SpellingKeeper& operator=(const SpellingKeeper&) = delete;

  // The words at hand; waits only for the first mapping or gathering. A caller that sees another commit than the words has them
  // gathered anew. Without words when the generation cannot be read.
  std::shared_ptr<const query::SpellingIndex> get(Xapian::rev revision, Xapian::doccount documents);

 private:
  void run();
  void gather();
  std::shared_ptr<const query::SpellingIndex> written(Xapian::rev revision, Xapian::doccount documents) const;

  std::string path_;
  std::shared_ptr<const text::Morphology> morphology_;
  std::atomic<bool> stop_ = false;

  std::mutex mutex_;  // guards what stands below
  std::condition_variable changed_;
  bool wanted_ = true;
  std::shared_ptr<const query::SpellingIndex> words_;
  Xapian::rev revision_ = 0;
  Xapian::doccount documents_ = 0;

  std::thread thread_;  // last: it uses the rest
};

}  // namespace diplomed::search
