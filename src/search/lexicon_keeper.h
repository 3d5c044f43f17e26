// The lexicon of a generation and the words to choose corrections from, made ready off the path of queries.
#pragma once

#include <xapian.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "index/lexicon/lexicon.h"
#include "index/lexicon/lexicon_build.h"
#include "index/spelling/spelling_index.h"
#include "search/troubles.h"
#include "text/morphology/morphology.h"

namespace diplomed::search {

// Maps the lexicon of a generation in a thread of its own, from its opening on, and again after commits that make it
// outdated (index::Lexicon::is_outdated()); where the file is missing, damaged or older than the commit, makes one in
// memory. Until the new one is there the old one serves. When the writer overtakes the reading it is tried again, some
// times with growing pauses, then at the next commit. Thread-safe.
class LexiconKeeper {
 public:
  using Build = std::function<decltype(index::build_lexicon)>;
  // `path` is the generation's directory. `troubles` hears of files that are there and cannot be used, and of whatever
  // else keeps a lexicon from being made. `build` makes one in memory.
  LexiconKeeper(std::string path, std::shared_ptr<const text::Morphology> morphology,
                std::shared_ptr<Troubles> troubles, Build build = index::build_lexicon);
  ~LexiconKeeper();
  LexiconKeeper(const LexiconKeeper&) = delete;
  LexiconKeeper& operator=(const LexiconKeeper&) = delete;

  // What is at hand for `db`, a database of the generation; both wait for the first only. nullptr, and no words, when
  // the generation cannot be read. May throw Xapian::Error.
  std::shared_ptr<const index::Lexicon> lexicon(const Xapian::Database& db);
  std::shared_ptr<const index::SpellingIndex> spelling(const Xapian::Database& db);
  // The words for corrections if they are there, else nullptr; never waits.
  std::shared_ptr<const index::SpellingIndex> spelling_if_ready();

 private:
  enum class Outcome { done, overtaken };
  void run();
  bool wait_for_wish(std::chrono::milliseconds pause);
  Outcome try_renewing(bool is_last) noexcept;
  void renew();
  void give_up();
  void ask_for(const Xapian::Database& db);
  std::shared_ptr<const index::Lexicon> newest() const;
  std::shared_ptr<const index::SpellingIndex> words_of(const index::Lexicon& lexicon) const;
  void tell_of_file(const Error& error, const std::string& file) const;
  void tell_of_failure(const std::string& what) const;

  std::string path_;
  std::shared_ptr<const text::Morphology> morphology_;
  std::shared_ptr<Troubles> troubles_;
  Build build_;
  std::shared_ptr<const index::SpellingIndex> no_words_ = std::make_shared<index::SpellingIndex>();
  std::atomic<bool> stop_ = false;

  std::mutex mutex_;  // guards what stands below
  std::condition_variable changed_;
  bool wanted_ = true;
  bool tried_ = false;         // there is a lexicon, or none can be had
  Xapian::rev wanted_at_ = 0;  // the newest revision that somebody has seen
  std::shared_ptr<const index::Lexicon> lexicon_;
  std::shared_ptr<const index::SpellingIndex> spelling_;

  std::thread thread_;  // last: it uses the rest
};

}  // namespace diplomed::search
