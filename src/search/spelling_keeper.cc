#include "search/spelling_keeper.h"

#include <filesystem>

#include "text/analyzer.h"

namespace diplomed::search {
namespace {

// Up to this many documents the words are gathered anew after every commit.
constexpr Xapian::doccount kSmallIndex = 20'000;
constexpr Xapian::doccount kNoticeableShare = 50;

bool is_noticeable(Xapian::doccount before, Xapian::doccount now) {
  const Xapian::doccount change = now > before ? now - before : before - now;
  return now <= kSmallIndex || change > now / kNoticeableShare;
}

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
  if (revision > revision_ && is_noticeable(documents_, documents) && !wanted_) {
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

// The arrays that the indexer left, as long as few documents have come or gone since.
std::shared_ptr<const query::SpellingIndex> SpellingKeeper::written(Xapian::rev revision,
                                                                    Xapian::doccount documents) const {
  const auto words = query::SpellingIndex::open((std::filesystem::path(path_) / query::kSpellingFile).string());
  if (!words) return nullptr;
  const bool current = (*words)->revision() == revision || !is_noticeable((*words)->documents(), documents);
  return current ? *words : nullptr;
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
    words = written(revision, documents);
    if (words == nullptr) {
      text::Analyzer analyzer(morphology_);
      words = query::SpellingIndex::build(db, analyzer, &stop_);
    }
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
