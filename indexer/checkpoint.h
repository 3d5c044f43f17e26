// What a large run has finished, kept on disk so that the next run goes on from there when this one is stopped by
// whatever: ^C, kill -9, a power cut.
//
//   DIR/unfinished/journal           what follows, one frame after the other
//   DIR/unfinished/segment-000007/   a segment (index/writer.h)
//
// A frame is a CBOR object with its length before it (wire.h) and its XXH3 after it, eight bytes. The first tells what
// the segments fit to, then come in any order: `file` (its reading is over, so many articles, this stamp), `segment`
// (it is on disk, it holds these articles) and `drop` (what the journal said of this file before is void). A file
// counts when both its frame and all of its articles' segments are there; so nothing hangs on the order in which
// threads end, and whatever a crash cut off at the end of the journal is read again and nothing else.
#pragma once

#include <atomic>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "index/manifest.h"
#include "index/writer.h"
#include "pipeline.h"
#include "walk.h"

namespace diplomed::indexer {

// Segments of one origin fit to no other.
struct Origin {
  std::string pipeline;     // fingerprint
  std::string generation;   // the published one that is kept; empty when none is
  Xapian::docid first = 1;  // what documents are numbered from
  friend bool operator==(const Origin&, const Origin&) = default;
};

// A file whose every article is in a segment.
struct FinishedFile {
  std::string id;  // as FoundFile has it: the articles' ids may come from it
  index::FileStamp stamp;
  std::vector<std::string> ids;  // of its articles
};

// Belongs to one thread, but for segment_done() and is_of_use(), which any may call once begin() or keep_only() is
// done.
class Checkpoint {
 public:
  Checkpoint(std::string directory, Origin origin);
  ~Checkpoint();
  Checkpoint(const Checkpoint&) = delete;
  Checkpoint& operator=(const Checkpoint&) = delete;

  // Reads what an interrupted run left, and removes from disk what of it is of no use. Returns a line for the user when
  // everything had to be thrown away, else an empty one.
  std::string load();
  const std::map<std::string, FinishedFile>& files() const { return files_; }
  // Voids what there is of all files but these.
  void keep_only(const std::set<std::string>& paths);
  // Makes ready to write; a disk that takes no more ends the writing silently, not the run.
  void begin();
  // Where new segments go.
  SegmentPipeline::Start start() const { return {directory_, next_segment_, next_document_}; }

  void file_done(const FoundFile& file, const index::FileStamp& stamp, std::size_t articles);
  void segment_done(const std::string& path, Xapian::docid first, const std::vector<index::SourcedArticle>& batch);

  // The segments that keep_only() left, in the order of their documents.
  std::vector<index::Segment> kept_segments() const;
  // True when the next run would find a segment.
  bool is_of_use() const { return recorded_ || !kept_.empty(); }
  // Removes everything from disk.
  void discard();

 private:
  struct Kept {
    Xapian::docid first = 0;
    std::size_t documents = 0;
    std::map<std::string, std::vector<std::string>> ids;  // file → of its articles
    std::set<std::string> dropped;                        // files whose articles do not count
  };
  struct Read {
    std::size_t articles = 0;
    FinishedFile file;
  };

  bool replay(const std::string& journal, std::size_t& whole);
  void take_frame(const nlohmann::json& frame);
  void drop_from_segments(const std::string& path);
  void verify_segments();
  void find_whole_files();
  void remove_unused_segments();
  bool append(const nlohmann::json& frame, bool sync);

  std::string directory_;
  Origin origin_;
  std::map<std::string, Kept> kept_;  // name → segment
  std::map<std::string, Read> read_;  // path → what its frame says
  std::map<std::string, FinishedFile> files_;
  std::size_t next_segment_ = 0;
  Xapian::docid next_document_;

  std::atomic<bool> recorded_ = false;  // a segment, by this run
  std::mutex mutex_;                    // guards what follows
  int journal_ = -1;
};

}  // namespace diplomed::indexer
