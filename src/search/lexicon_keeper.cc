#include "search/lexicon_keeper.h"

#include <exception>
#include <filesystem>

#include "index/lexicon/lexicon_build.h"
#include "index/spelling/common_words.h"
#include "index/spelling/spelling_build.h"
#include "text/analyzer.h"

namespace diplomed::search {
namespace {

// A commit takes its writer some milliseconds, a run of them some seconds.
constexpr std::chrono::milliseconds kFirstPause{50};
constexpr int kMostAttempts = 7;  // one after the other; the pauses between them are 3 s together

}  // namespace

LexiconKeeper::LexiconKeeper(std::string path, std::shared_ptr<const text::Morphology> morphology,
                             std::shared_ptr<Troubles> troubles, Build build)
    : path_(std::move(path)),
      morphology_(std::move(morphology)),
      troubles_(std::move(troubles)),
      build_(std::move(build)),
      thread_([this] { run(); }) {}

LexiconKeeper::~LexiconKeeper() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

std::shared_ptr<const index::Lexicon> LexiconKeeper::lexicon(const Xapian::Database& db) {
  ask_for(db);
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return tried_; });
  return lexicon_;
}

std::shared_ptr<const index::SpellingIndex> LexiconKeeper::spelling(const Xapian::Database& db) {
  ask_for(db);
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return spelling_ != nullptr; });
  return spelling_;
}

std::shared_ptr<const index::SpellingIndex> LexiconKeeper::spelling_if_ready() {
  const std::lock_guard lock(mutex_);
  return spelling_;
}

// A commit that the lexicon does not know is looked at once.
void LexiconKeeper::ask_for(const Xapian::Database& db) {
  const Xapian::rev revision = db.get_revision();
  const std::lock_guard lock(mutex_);
  if (!tried_ || revision <= wanted_at_) return;
  wanted_at_ = revision;
  if (lexicon_ != nullptr && !lexicon_->is_outdated(db)) return;
  wanted_ = true;
  changed_.notify_all();
}

void LexiconKeeper::run() {
  int attempts = 0;  // one after the other that the writer overtook
  for (;;) {
    const bool again = attempts > 0 && attempts < kMostAttempts;
    if (!wait_for_wish(again ? kFirstPause * (1 << (attempts - 1)) : std::chrono::milliseconds::max())) return;
    attempts = try_renewing(attempts + 1 == kMostAttempts) == Outcome::done ? 0 : attempts % kMostAttempts + 1;
  }
}

// Until the lexicon is to be made anew or `pause` is over; false when the thread is to end.
bool LexiconKeeper::wait_for_wish(std::chrono::milliseconds pause) {
  std::unique_lock lock(mutex_);
  const auto called = [this] { return wanted_ || stop_; };
  if (pause == std::chrono::milliseconds::max()) {
    changed_.wait(lock, called);
  } else {
    changed_.wait_for(lock, pause, called);
  }
  wanted_ = false;  // a wish that comes during the work is a new one
  return !stop_;
}

// Whatever goes wrong, those who wait are answered and the thread goes on.
LexiconKeeper::Outcome LexiconKeeper::try_renewing(bool is_last) noexcept {
  Outcome outcome = Outcome::done;
  try {
    try {
      renew();
    } catch (const Xapian::DatabaseModifiedError&) {
      outcome = Outcome::overtaken;
      if (is_last) tell_of_failure("the writer is always faster; the next commit is waited for");
    } catch (const Xapian::Error& e) {
      tell_of_failure(e.get_description());
    } catch (const std::exception& e) {
      tell_of_failure(e.what());
    }
  } catch (...) {  // the failure could not be told either
  }
  give_up();
  return outcome;
}

// Who waits for the first lexicon gets what there is.
void LexiconKeeper::give_up() {
  {
    const std::lock_guard lock(mutex_);
    tried_ = true;
    if (spelling_ == nullptr) spelling_ = no_words_;
  }
  changed_.notify_all();
}

// nullptr when it was stopped. Throws Xapian::DatabaseModifiedError when the writer was faster than the reading.
std::shared_ptr<const index::Lexicon> LexiconKeeper::newest() const {
  Xapian::Database db(path_);
  const auto file = index::Lexicon::open(index::lexicon_path(path_));
  if (file && (*file)->revision() > db.get_revision()) db.reopen();  // a commit came in between
  if (!file) tell_of_file(file.error(), index::lexicon_path(path_));
  if (file && !(*file)->is_outdated(db)) return *file;
  text::Analyzer analyzer(morphology_);
  const bool same = file && (*file)->is_of(db);
  auto made = index::Lexicon::from_bytes(build_(db, analyzer, same ? file->get() : nullptr, &stop_));
  return made && !stop_ ? *made : nullptr;
}

// What the indexer wrote, if it is as new as the lexicon; else made in memory.
std::shared_ptr<const index::SpellingIndex> LexiconKeeper::words_of(const index::Lexicon& lexicon) const {
  const std::string path = index::spelling_path(path_);
  const auto file = index::SpellingIndex::open(path);
  if (!file) tell_of_file(file.error(), path);
  if (file && (*file)->revision() == lexicon.revision()) return *file;
  text::Analyzer analyzer(morphology_);
  return index::build_spelling(lexicon, Xapian::Database(path_), analyzer, &stop_);
}

// A file that is not there is no trouble: an older index has none.
void LexiconKeeper::tell_of_file(const Error& error, const std::string& file) const {
  std::error_code ignored;
  if (std::filesystem::exists(file, ignored)) {
    troubles_->tell({error.code, error.message + "; what it holds is made in memory", file});
  }
}

// Nor is a generation that is gone.
void LexiconKeeper::tell_of_failure(const std::string& what) const {
  std::error_code ignored;
  if (!std::filesystem::exists(path_, ignored)) return;
  troubles_->tell({ErrorCode::unreadable, "no completions and corrections can be made of the index: " + what, path_});
}

// The lexicon serves completions before the words for corrections are ready.
void LexiconKeeper::renew() {
  const std::shared_ptr<const index::Lexicon> lexicon = newest();
  if (lexicon == nullptr) return;
  {
    const std::lock_guard lock(mutex_);
    tried_ = true;
    lexicon_ = lexicon;
  }
  changed_.notify_all();
  std::shared_ptr<const index::SpellingIndex> words = words_of(*lexicon);
  index::common_words(*morphology_);  // made now, so that no query has to
  const std::lock_guard lock(mutex_);
  spelling_ = std::move(words);
}

}  // namespace diplomed::search
