// Which files an index holds, and how they looked when they were read. Kept in the metadata of the index itself.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace diplomed::index {

struct FileStamp {
  std::uint64_t size = 0;  // bytes
  std::int64_t mtime = 0;  // nanoseconds since 1970
  std::uint64_t hash = 0;  // XXH3 of the content
  bool empty = false;      // it gave no document
  // What its reading had to reject; said again by each run that leaves the file alone.
  std::vector<Error> problems = {};
  // Files that hold an id which an article of this one claims: it is read again when one of them changes or goes.
  std::set<std::string> rivals = {};
  friend bool operator==(const FileStamp&, const FileStamp&);
};

// Stamp of a file whose documents are in the index although its reading failed for a reason that may pass (time,
// memory): it never looks unchanged.
inline const FileStamp kUnfinished;

// At most limits::kMaxKeptProblems of them; the last then counts the others. `path` names the file.
std::vector<Error> remembered(std::vector<Error> problems, const std::string& path);

// File path, as given by the walk → stamp.
using Manifest = std::map<std::string, FileStamp>;

Manifest read_manifest(const Xapian::Database& db);
void write_stamp(Xapian::WritableDatabase& db, const std::string& path, const FileStamp& stamp);
void erase_stamp(Xapian::WritableDatabase& db, const std::string& path);

// The part of a stamp that few files have, as the index and the checkpoint of a run store it (CBOR: a path need not be
// UTF-8); empty when there is nothing to say.
std::string encode_problems(const FileStamp& stamp);
// Adds it to `stamp`. Data that was not made by encode_problems() makes the stamp kUnfinished.
void decode_problems(std::string_view data, FileStamp& stamp);

std::uint64_t content_hash(std::string_view bytes);

}  // namespace diplomed::index
