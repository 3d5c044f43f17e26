#include "pipeline.h"

#include <fmt/format.h>

#include <exception>

namespace diplomed::indexer {
namespace {

// Small fresh databases are what a Xapian writer fills fastest.
constexpr std::size_t kBatchArticles = 1'200;
constexpr std::size_t kBatchBytes = 16u << 20;

}  // namespace

SegmentPipeline::SegmentPipeline(Start start, unsigned jobs, const BuilderFactory& make_builder, SegmentSink finished,
                                 const std::atomic<bool>& stop)
    : next_(std::move(start)), finished_(std::move(finished)), stop_(stop) {
  try {
    for (unsigned i = 0; i < jobs; ++i) threads_.emplace_back(&SegmentPipeline::work, this, make_builder());
  } catch (...) {  // those that run already must not outlive this
    join();
    throw;
  }
}

SegmentPipeline::~SegmentPipeline() {
  join();
}

void SegmentPipeline::join() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void SegmentPipeline::add(index::SourcedArticle article) {
  open_bytes_ += article.article.body.size() + article.article.title.size();
  open_.articles.push_back(std::move(article));
  if (open_.articles.size() >= kBatchArticles || open_bytes_ >= kBatchBytes) close_batch();
}

void SegmentPipeline::close_batch() {
  if (open_.articles.empty()) return;
  open_.path = fmt::format("{}/segment-{:06}", next_.directory, next_.segment++);
  open_.first = next_.document;
  next_.document += static_cast<Xapian::docid>(open_.articles.size());
  segments_.push_back(open_.path);
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return queue_.size() < threads_.size() || !status_.ok(); });
  queue_.push_back(std::move(open_));
  lock.unlock();
  changed_.notify_all();
  open_ = Batch{};
  open_bytes_ = 0;
}

void SegmentPipeline::work(index::DocumentBuilder builder) {
  for (;;) {
    Batch batch;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return !queue_.empty() || ended_; });
      if (queue_.empty()) return;
      batch = std::move(queue_.front());
      queue_.pop_front();
      if (!status_.ok()) continue;
    }
    changed_.notify_all();
    Status done = build(batch, builder);
    if (!done.ok()) {
      const std::lock_guard lock(mutex_);
      if (status_.ok()) status_ = std::move(done);
    }
    changed_.notify_all();
  }
}

// What is thrown in a thread would end the program.
Status SegmentPipeline::build(const Batch& batch, index::DocumentBuilder& builder) {
  try {
    Status done = index::write_segment(batch.path, batch.first, batch.articles, builder, stop_);
    if (done.ok()) finished_(batch.path, batch.first, batch.articles);
    return done;
  } catch (const Xapian::Error& e) {
    return index::database_error(e, batch.path);
  } catch (const std::exception& e) {
    return Error{ErrorCode::internal, std::string("a segment cannot be built: ") + e.what(), batch.path};
  } catch (...) {
    return Error{ErrorCode::internal, "a segment cannot be built", batch.path};
  }
}

Result<std::vector<std::string>> SegmentPipeline::finish() {
  close_batch();
  join();
  if (!status_) return status_.error();
  return segments_;
}

}  // namespace diplomed::indexer
