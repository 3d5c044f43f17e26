// Archives and office containers for tests, built by libarchive.
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace diplomed::document::testing {

struct Entry {
  std::string name;  // bytes as they are stored
  std::string bytes;
  unsigned type = AE_IFREG;
  std::string link = {};
};

enum class Kind { zip, stored_zip, tar, tar_gz, gz };

inline std::string pack(Kind kind, const std::vector<Entry>& entries) {
  std::string out(std::size_t{8} << 20, '\0');
  for (const Entry& e : entries) out.resize(out.size() + e.bytes.size());
  std::size_t used = 0;
  struct archive* a = archive_write_new();
  switch (kind) {
    case Kind::zip:
    case Kind::stored_zip:
      archive_write_set_format_zip(a);
      if (kind == Kind::stored_zip) archive_write_set_options(a, "zip:compression=store");
      break;
    case Kind::gz:
      archive_write_set_format_raw(a);
      archive_write_add_filter_gzip(a);
      break;
    default:
      archive_write_set_format_ustar(a);
      if (kind == Kind::tar_gz) archive_write_add_filter_gzip(a);
  }
  archive_write_open_memory(a, out.data(), out.size(), &used);
  for (const Entry& e : entries) {
    struct archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, e.name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(e.bytes.size()));
    archive_entry_set_filetype(entry, e.type);
    archive_entry_set_perm(entry, 0644);
    if (!e.link.empty()) archive_entry_set_symlink(entry, e.link.c_str());
    EXPECT_EQ(archive_write_header(a, entry), ARCHIVE_OK) << archive_error_string(a);
    archive_write_data(a, e.bytes.data(), e.bytes.size());
    archive_entry_free(entry);
  }
  EXPECT_EQ(archive_write_close(a), ARCHIVE_OK);
  archive_write_free(a);
  out.resize(used);
  return out;
}

}  // namespace diplomed::document::testing
