#include "index/manifest.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <cinttypes>
#include <cstdio>

#include "index/schema.h"

namespace diplomed::index {

Manifest read_manifest(const Xapian::Database& db) {
  Manifest manifest;
  for (auto key = db.metadata_keys_begin(std::string(kFilePrefix)); key != db.metadata_keys_end(); ++key) {
    const std::string value = db.get_metadata(*key);
    FileStamp stamp;
    int consumed = 0;
    if (std::sscanf(value.c_str(), "%" SCNu64 " %" SCNd64 " %" SCNx64 " %n", &stamp.size, &stamp.mtime, &stamp.hash,
                    &consumed) == 3) {
      manifest[value.substr(static_cast<std::size_t>(consumed))] = stamp;
    }
  }
  return manifest;
}

void write_stamp(Xapian::WritableDatabase& db, const std::string& path, const FileStamp& stamp) {
  db.set_metadata(file_key(path), fmt::format("{} {} {:x} {}", stamp.size, stamp.mtime, stamp.hash, path));
}

void erase_stamp(Xapian::WritableDatabase& db, const std::string& path) {
  db.set_metadata(file_key(path), "");
}

std::uint64_t content_hash(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

}  // namespace diplomed::index
