// Articles in, segments out: batches with fixed docids, built side by side on several threads.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "index/writer.h"

namespace diplomed::indexer {

// Called by the thread that has finished a segment: its path, its first docid, what it holds.
using SegmentSink = std::function<void(const std::string&, Xapian::docid, const std::vector<index::SourcedArticle>&)>;
using BuilderFactory = std::function<index::DocumentBuilder()>;

// An exception of a thread, its sink's too, is an error of the run. add() is called by one thread; the documents are
// numbered in the order of these calls, whatever the threads do, so that the same input gives the same index.
class SegmentPipeline {
 public:
  // Where segments go and how they are numbered: on from what there is already.
  struct Start {
    std::string directory;
    std::size_t segment = 0;
    Xapian::docid document = 1;
  };
  SegmentPipeline(Start start, unsigned jobs, const BuilderFactory& make_builder, SegmentSink finished,
                  const std::atomic<bool>& stop);
  ~SegmentPipeline();

  void add(index::SourcedArticle article);  // blocks while all threads are busy
  // Ends the last batch and waits. The segments' paths in order, or the first error of any thread.
  Result<std::vector<std::string>> finish();

 private:
  struct Batch {
    std::string path;
    Xapian::docid first = 0;
    std::vector<index::SourcedArticle> articles;
  };
  void close_batch();
  void work(index::DocumentBuilder builder);
  Status build(const Batch& batch, index::DocumentBuilder& builder);
  void join();

  Start next_;
  SegmentSink finished_;
  const std::atomic<bool>& stop_;
  Batch open_;
  std::size_t open_bytes_ = 0;
  std::vector<std::string> segments_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> queue_;
  bool ended_ = false;
  Status status_ = Unit{};
  std::vector<std::thread> threads_;
};

}  // namespace diplomed::indexer
