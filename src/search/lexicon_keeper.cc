#include "search/lexicon_keeper.h"

#include <filesystem>

#include "index/lexicon/lexicon_build.h"
#include "text/analyzer.h"

namespace diplomed::search {

LexiconKeeper::LexiconKeeper(std::string path, std::shared_ptr<const text::Morphology> morphology,
                             std::shared_ptr<Troubles> troubles)
    : path_(std::move(path)),
      morphology_(std::move(morphology)),
      troubles_(std::move(troubles)),
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

std::shared_ptr<const query::SpellingIndex> LexiconKeeper::spelling(const Xapian::Database& db) {
  ask_for(db);
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return spelling_ != nullptr; });
  return spelling_;
}

std::shared_ptr<const query::SpellingIndex> LexiconKeeper::spelling_if_ready() {
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
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return wanted_ || stop_; });
      if (stop_) return;
      wanted_ = false;  // a wish that comes during the work is a new one
    }
    renew();
  }
}

// nullptr when the writer was faster than the reading, or the generation is gone.
std::shared_ptr<const index::Lexicon> LexiconKeeper::newest() const {
  try {
    const Xapian::Database db(path_);
    const auto file = index::Lexicon::open(index::lexicon_path(path_));
    if (!file) tell_of_file(file.error(), index::lexicon_path(path_));
    if (file && !(*file)->is_outdated(db)) return *file;
    text::Analyzer analyzer(morphology_);
    const bool same = file && (*file)->is_of(db);
    auto made = index::Lexicon::from_bytes(index::build_lexicon(db, analyzer, same ? file->get() : nullptr, &stop_));
    return made && !stop_ ? *made : nullptr;
  } catch (const Xapian::Error& e) {
    tell_of_database(e);
    return nullptr;
  }
}

// What the indexer wrote, if it is as new as the lexicon; else made in memory.
std::shared_ptr<const query::SpellingIndex> LexiconKeeper::words_of(const index::Lexicon& lexicon) const {
  const std::string path = (std::filesystem::path(path_) / query::kSpellingFile).string();
  const auto file = query::SpellingIndex::open(path);
  if (!file) tell_of_file(file.error(), path);
  if (file && (*file)->revision() == lexicon.revision()) return *file;
  try {
    text::Analyzer analyzer(morphology_);
    return query::SpellingIndex::build(lexicon, Xapian::Database(path_), analyzer, &stop_);
  } catch (const Xapian::Error& e) {
    tell_of_database(e);
    return nullptr;
  }
}

// A file that is not there is no trouble: an older index has none.
void LexiconKeeper::tell_of_file(const Error& error, const std::string& file) const {
  std::error_code ignored;
  if (std::filesystem::exists(file, ignored)) {
    troubles_->tell({error.code, error.message + "; what it holds is made in memory", file});
  }
}

// Nor is a writer that was faster, or a generation that is gone.
void LexiconKeeper::tell_of_database(const Xapian::Error& error) const {
  std::error_code ignored;
  if (std::string_view(error.get_type()) == "DatabaseModifiedError") return;
  if (!std::filesystem::exists(path_, ignored)) return;
  troubles_->tell({ErrorCode::unreadable,
                   "no completions and corrections can be made of the index: " + error.get_description(), path_});
}

// The lexicon serves completions before the words for corrections are ready.
void LexiconKeeper::renew() {
  const std::shared_ptr<const index::Lexicon> lexicon = newest();
  {
    const std::lock_guard lock(mutex_);
    tried_ = true;
    if (lexicon != nullptr) lexicon_ = lexicon;
  }
  changed_.notify_all();
  std::shared_ptr<const query::SpellingIndex> spelling;
  if (lexicon != nullptr) spelling = words_of(*lexicon);
  {
    const std::lock_guard lock(mutex_);
    if (spelling != nullptr) spelling_ = std::move(spelling);
    if (spelling_ == nullptr) spelling_ = std::make_shared<query::SpellingIndex>();
  }
  changed_.notify_all();
}

}  // namespace diplomed::search
