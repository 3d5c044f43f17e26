#include "search/spelling_keeper.h"

#include "text/analyzer.h"

namespace diplomed::search {
namespace {

// Up to this many documents the words are gathered anew after every commit.
constexpr Xapian::doccount kSmallIndex = 20'000;
constexpr Xapian::doccount kNoticeableShare = 50;

}  // namespace

SpellingKeeper::SpellingKeeper(std::string path, std::shared_ptr<const text::Morphology> morphology)
    : path_(std::move(path)), morphology_(std::move(morphology)), thread_([this] { run(); }) {}

SpellingKeeper::~SpellingKeeper() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

std::shared_ptr<const query::SpellingIndex> SpellingKeeper::get(Xapian::rev revision, Xapian::doccount documents) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return words_ != nullptr; });
  const Xapian::doccount change = documents > documents_ ? documents - documents_ : documents_ - documents;
  const bool noticeable = documents <= kSmallIndex || change > documents / kNoticeableShare;
  if (revision > revision_ && noticeable && !wanted_) {
    wanted_ = true;
    changed_.notify_all();
  }
  return words_;
}

void SpellingKeeper::run() {
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return wanted_ || stop_; });
      if (stop_) return;
    }
    gather();
    changed_.notify_all();
  }
}

// What is gathered is no older than the wish for it: `wanted_` falls with the words, and a wish in between is met by
// the next call of get(), which compares revisions.
void SpellingKeeper::gather() {
  std::shared_ptr<const query::SpellingIndex> words;
  Xapian::rev revision = 0;
  Xapian::doccount documents = 0;
  try {
    const Xapian::Database db(path_);
    revision = db.get_revision();
    documents = db.get_doccount();
    text::Analyzer analyzer(morphology_);
    words = query::SpellingIndex::build(db, analyzer, &stop_);
  } catch (const Xapian::Error&) {
    words = nullptr;  // the writer was faster, or the generation is gone
  }
  const std::lock_guard lock(mutex_);
  wanted_ = false;
  if (words == nullptr && words_ != nullptr) return;
  words_ = words != nullptr ? std::move(words) : std::make_shared<query::SpellingIndex>();
  revision_ = revision;
  documents_ = documents;
}

}  // namespace diplomed::search
