// Which entries of an index directory are ours, and the removal of those alone. docs/index-format.md has the table.
//
// An entry is ours by its exact name, its kind (links are never ours and never followed) and, of small files, its
// content; a directory only when all that it holds is ours too. So nothing is removed that a user may have put there:
// files go one by one, directories by rmdir.
//
// Errors name the entry in `where`, as it stands below the open directory ("gen-000007-5f3a9c12/notes.txt"), and have
// the code invalid_argument when the entry is not ours, unreadable when it cannot be looked at or removed. What
// vanishes during the look (another process works) is passed over. Names are bytes, of any encoding. Any thread may
// call these; that no other writer works is for the caller to see to.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "base/result.h"

namespace diplomed::index {

inline constexpr std::string_view kStubName = "XAPIANDB";
inline constexpr std::string_view kLockName = "lock";
inline constexpr std::string_view kUnfinishedName = "unfinished";
inline constexpr std::string_view kMarkerName = "DIPLOMED";
inline constexpr std::string_view kNewSuffix = ".new";  // of a file before it is put in place by rename

// All that the marker says.
std::string_view marker_text();
// "auto gen-000007-5f3a9c12\n"
std::string stub_text(const std::string& generation);

// "gen-000007-5f3a9c12": at least six digits, eight hexadecimal ones.
bool is_generation_name(std::string_view name);
// "work-4711-5f3a9c12"
bool is_scratch_name(std::string_view name);

// An open directory.
class Folder {
 public:
  explicit Folder(int fd = -1) : fd_(fd) {}
  Folder(Folder&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  Folder& operator=(Folder&& other) noexcept;
  ~Folder();
  int fd() const { return fd_; }

 private:
  int fd_;
};

// What stands in an index directory, all of it ours.
struct Contents {
  std::set<std::string> names;   // without what is left alone (lost+found and the like)
  bool marked = false;           // the marker is there
  bool journal = false;          // unfinished/journal begins as ours
  std::string generation;        // that the stub names
  std::set<std::string> spares;  // scratch, and generations that the stub does not name
};

// Looks at everything below the open directory. An error when something is not ours. Directories "work-PID", as
// earlier programs called their scratch, are ours only where there is no marker.
Result<Contents> read_contents(const Folder& directory);

// Writes the marker and syncs it. Two may do so at once.
Status write_marker(const Folder& directory);

// Removes a generation, a scratch directory, `unfinished`, or a segment in it, by its path. All of it is looked at
// first, and nothing is removed when something in it is not ours. That it is not there is no error.
Status remove_ours(const std::string& path);

}  // namespace diplomed::index
