// Changes an index: in bulk through fresh segments that are merged and published as a new generation, or a few
// documents in one transaction on the published generation. Either way readers see all of a run or nothing.
#pragma once

#include <xapian.h>

#include <atomic>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "index/builder.h"
#include "index/directory.h"
#include "index/manifest.h"

namespace diplomed::index {

// What a run puts into the index's metadata.
struct IndexHeader {
  std::string pipeline;    // fingerprint of everything that shapes the documents
  std::string vocabulary;  // Vocabulary::serialize(), may be empty
};

// One article with the file it came from (as the manifest names it).
struct SourcedArticle {
  document::Article article;
  std::string path;
};

// A segment that goes into a new generation, without the documents of `dropped` files.
struct Segment {
  std::string path;
  std::set<std::string> dropped = {};
};

// What Xapian says, with advice when the data is damaged. `where`: the index.
Error database_error(const Xapian::Error& e, const std::string& where);

// Writes one segment: a fresh database at `path` whose documents are `batch`, numbered from `first`. Runs on any
// thread with a builder of its own. Stops early, leaving rubbish behind, when `stop` becomes true.
Status write_segment(const std::string& path, Xapian::docid first, const std::vector<SourcedArticle>& batch,
                     DocumentBuilder& builder, const std::atomic<bool>& stop);

// Makes sure that a segment is on disk. After that segment_holds() tells whether it is whole.
Status sync_segment(const std::string& path);
// True when the segment at `path` can be opened and has `documents` documents, numbered from `first`.
bool segment_holds(const std::string& path, Xapian::docid first, std::size_t documents);

// False when the tables of the segment at `path` do not fit together: something damaged it after it was written.
bool is_sound_segment(const std::string& path);

// Merges the segments with what stays of the published generation (when `keep_old`), without the documents of
// `gone_files`, writes header, stamps and groups of reprints, the lexicon and the spelling arrays, and publishes the
// result. Ends early, with nothing published, when `stop` becomes true.
Status publish_segments(WriterLock& lock, const IndexHeader& header, const std::vector<Segment>& segments,
                        bool keep_old, const std::set<std::string>& gone_files, const Manifest& new_stamps,
                        DocumentBuilder& builder, const std::atomic<bool>& stop);

// One transaction on the published generation: removes the documents of `gone_files`, adds `articles`,
// brings the groups of reprints up to date.
Status update_published(WriterLock& lock, const std::vector<SourcedArticle>& articles, DocumentBuilder& builder,
                        const std::set<std::string>& gone_files, const Manifest& new_stamps,
                        const std::atomic<bool>& stop);

}  // namespace diplomed::index
