// Which files an index holds, and how they looked when they were read. Kept in the metadata of the index itself.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <string>

namespace diplomed::index {

struct FileStamp {
  std::uint64_t size = 0;  // bytes
  std::int64_t mtime = 0;  // nanoseconds since 1970
  std::uint64_t hash = 0;  // XXH3 of the content
  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

// Stamp of a file whose documents are in the index although some of it was rejected: it never looks unchanged.
inline constexpr FileStamp kUnfinished;

// File path, as given by the walk → stamp.
using Manifest = std::map<std::string, FileStamp>;

Manifest read_manifest(const Xapian::Database& db);
void write_stamp(Xapian::WritableDatabase& db, const std::string& path, const FileStamp& stamp);
void erase_stamp(Xapian::WritableDatabase& db, const std::string& path);

std::uint64_t content_hash(std::string_view bytes);

}  // namespace diplomed::index
