#include "index/layout.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>
#include <vector>

namespace diplomed::index {
namespace {

constexpr std::string_view kMarkerText =
    "Diplomed index directory, layout 1\n"
    "All that stands here belongs to diplomed-index, which removes what it needs no more.\n";
constexpr std::string_view kJournalName = "journal";
// A frame's length is followed by a CBOR object of three members, the first of which is "first" (indexer/checkpoint.h).
constexpr std::size_t kFrameLength = 4;
constexpr std::string_view kJournalBegins =
    "\xA3\x65"
    "first";
constexpr std::size_t kMostBytes = 256;  // of a small file whose content is looked at

// What a directory of ours may hold.
enum class Place { index, old_index, database, scratch, unfinished };

// ---- names

bool all_of(std::string_view text, std::string_view allowed) {
  return text.find_first_not_of(allowed) == std::string_view::npos;
}

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kHex = "0123456789abcdef";

// "PREFIXdigits-xxxxxxxx" with at least so many digits.
bool is_numbered_tail(std::string_view name, std::string_view prefix, std::size_t least) {
  constexpr std::size_t kTail = 8;
  if (!name.starts_with(prefix)) return false;
  name.remove_prefix(prefix.size());
  if (name.size() < least + 1 + kTail || name.size() > 30) return false;
  const std::size_t dash = name.size() - kTail - 1;
  return all_of(name.substr(0, dash), kDigits) && name[dash] == '-' && all_of(name.substr(dash + 1), kHex);
}

bool is_numbered(std::string_view name, std::string_view prefix, std::size_t least) {
  if (!name.starts_with(prefix)) return false;
  name.remove_prefix(prefix.size());
  return name.size() >= least && name.size() <= 20 && all_of(name, kDigits);
}

bool is_segment_name(std::string_view name) {
  return is_numbered(name, "segment-", 6);
}

bool is_old_scratch_name(std::string_view name) {
  return is_numbered(name, "work-", 1);
}

bool is_scratch_database(std::string_view name) {
  constexpr std::string_view kTrimmed = "trimmed-";
  if (name == "header" || is_numbered(name, "segment-", 1)) return true;
  if (!name.starts_with(kTrimmed)) return false;
  name.remove_prefix(kTrimmed.size());
  return is_generation_name(name) || is_segment_name(name);
}

// What Xapian's glass backend (1.4) writes, and what we put beside it.
bool is_database_file(std::string_view name) {
  constexpr std::array<std::string_view, 13> kFiles = {
      "iamglass",       "flintlock",      "v.tmp",          "postlist.glass", "docdata.glass",
      "termlist.glass", "position.glass", "spelling.glass", "synonym.glass",  "lexicon",
      "lexicon.new",    "spelling",       "spelling.new"};
  return std::find(kFiles.begin(), kFiles.end(), name) != kFiles.end();
}

// What file systems and desktops put into any directory. It is left alone.
bool is_left_alone(std::string_view name, mode_t mode) {
  if (S_ISDIR(mode)) return name == "lost+found";
  return S_ISREG(mode) && (name == ".DS_Store" || name.starts_with(".nfs"));
}

// ---- looking

Error not_ours(const std::string& where, std::string_view reason) {
  return {ErrorCode::invalid_argument, "no part of an index (" + std::string(reason) + ")", where};
}

Error failure(const std::string& where, const char* what) {
  return {ErrorCode::unreadable, std::string(what) + ": " + std::strerror(errno), where};
}

// The first bytes of a regular file, no more than kMostBytes; not_found when it has vanished.
Result<std::string> head_of(int folder, const std::string& name, const std::string& where) {
  const Folder file(::openat(folder, name.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
  if (file.fd() < 0 && errno == ENOENT) return Error{ErrorCode::not_found, "not there", where};
  if (file.fd() < 0) return failure(where, "cannot read");
  std::string bytes(kMostBytes, '\0');
  const ssize_t got = ::pread(file.fd(), bytes.data(), bytes.size(), 0);
  if (got < 0) return failure(where, "cannot read");
  bytes.resize(static_cast<std::size_t>(got));
  return bytes;
}

// What a crash may have left of a file that was to begin with `text`.
bool is_torn(std::string_view bytes, std::string_view text) {
  return text.substr(0, bytes.size()) == bytes || all_of(bytes, std::string_view("\0", 1));
}

bool is_stub(std::string_view bytes) {
  constexpr std::string_view kBegin = "auto ";
  return bytes.starts_with(kBegin) && bytes.ends_with('\n') &&
         is_generation_name(bytes.substr(kBegin.size(), bytes.size() - kBegin.size() - 1));
}

bool is_torn_stub(std::string_view bytes) {
  constexpr std::string_view kBegin = "auto gen-";
  if (bytes.size() <= kBegin.size()) return is_torn(bytes, kBegin);
  return is_torn(bytes, "") ||
         (bytes.starts_with(kBegin) && bytes.size() < 64 && all_of(bytes.substr(kBegin.size()), "0123456789abcdef-\n"));
}

Result<std::vector<std::string>> names_in(int folder, const std::string& where) {
  // A descriptor of its own, which reads from the beginning.
  const int fd = ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return failure(where, "cannot read");
  const std::unique_ptr<DIR, int (*)(DIR*)> stream(::fdopendir(fd), ::closedir);
  if (!stream) {
    ::close(fd);
    return failure(where, "cannot read");
  }
  std::vector<std::string> names;
  errno = 0;
  while (const dirent* entry = ::readdir(stream.get())) {
    const std::string name = entry->d_name;
    if (name != "." && name != "..") names.push_back(name);
  }
  if (errno != 0) return failure(where, "cannot read");
  std::sort(names.begin(), names.end());
  return names;
}

// Looks at a directory and all below it; keeps what it meets for the removal.
class Look {
 public:
  struct Entry {
    std::string name;
    std::vector<Entry> inside = {};  // of a directory
    bool directory = false, left_alone = false;
  };

  explicit Look(Contents& out) : out_(out) {}

  Result<std::vector<Entry>> folder(int fd, Place place, const std::string& where) {
    const Result<std::vector<std::string>> names = names_in(fd, where);
    if (!names) return names.error();
    std::vector<Entry> entries;
    for (const std::string& name : *names) {
      struct stat info {};
      const std::string path = where.empty() ? name : std::string(where).append("/").append(name);
      if (::fstatat(fd, name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0) {
        if (errno == ENOENT) continue;
        return failure(path, "cannot look at");
      }
      Entry entry{.name = name, .directory = S_ISDIR(info.st_mode)};
      if (is_left_alone(name, info.st_mode)) {
        entry.left_alone = true;
      } else if (S_ISLNK(info.st_mode)) {
        return not_ours(path, "a link");
      } else if (Status s = entry.directory ? inside(fd, place, path, entry) : file(fd, place, path, entry, info); !s) {
        if (s.error().code == ErrorCode::not_found) continue;
        return s.error();
      }
      entries.push_back(std::move(entry));
    }
    return entries;
  }

 private:
  static constexpr std::string_view kUnknown = "no name that diplomed-index uses there";

  Status inside(int fd, Place place, const std::string& path, Entry& entry) {
    const std::string& name = entry.name;
    Place inner = Place::database;
    if (place == Place::index || place == Place::old_index) {
      if (is_scratch_name(name) || (place == Place::old_index && is_old_scratch_name(name))) {
        inner = Place::scratch;
      } else if (name == kUnfinishedName) {
        inner = Place::unfinished;
      } else if (!is_generation_name(name)) {
        return not_ours(path, kUnknown);
      }
    } else if (!(place == Place::scratch && is_scratch_database(name)) &&
               !(place == Place::unfinished && is_segment_name(name))) {
      return not_ours(path, kUnknown);
    }
    const Folder folder_in(::openat(fd, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (folder_in.fd() < 0) {
      if (errno == ENOENT) return Error{ErrorCode::not_found, "", path};
      return failure(path, "cannot read");
    }
    Result<std::vector<Entry>> found = folder(folder_in.fd(), inner, path);
    if (!found) return found.error();
    entry.inside = std::move(found).value();
    if (inner == Place::unfinished && foreign_journal_) {
      // Damage is told from a user's file by what stands beside it.
      const auto segment = [](const Entry& e) { return e.directory && !e.inside.empty(); };
      if (std::none_of(entry.inside.begin(), entry.inside.end(), segment))
        return not_ours(path + "/" + std::string(kJournalName), "it does not begin as a journal does");
    }
    return Unit{};
  }

  Status file(int fd, Place place, const std::string& path, const Entry& entry, const struct stat& info) {
    if (!S_ISREG(info.st_mode)) return not_ours(path, "neither a file nor a directory");
    if (place == Place::database) return is_database_file(entry.name) ? Status(Unit{}) : not_ours(path, kUnknown);
    if (place == Place::scratch) return not_ours(path, kUnknown);
    const Result<std::string> head = head_of(fd, entry.name, path);
    if (!head) return head.error();
    return place == Place::unfinished ? journal(*head, path, entry.name) : top(*head, path, entry.name);
  }

  Status journal(const std::string& head, const std::string& path, const std::string& name) {
    if (name != kJournalName) return not_ours(path, kUnknown);
    const std::string_view body = std::string_view(head).substr(std::min(head.size(), kFrameLength));
    out_.journal = body.starts_with(kJournalBegins);
    foreign_journal_ = !out_.journal && !(head.size() < kFrameLength ? head.empty() : is_torn(body, kJournalBegins));
    return Unit{};
  }

  Status top(const std::string& head, const std::string& path, const std::string& name) {
    constexpr std::string_view kContent = "it holds something else";
    bool ours = false;
    if (name == kMarkerName) {
      ours = out_.marked = head == kMarkerText;
    } else if (name == std::string(kMarkerName).append(kNewSuffix)) {
      ours = is_torn(head, kMarkerText);
    } else if (name == kStubName) {
      ours = is_stub(head);
      if (ours) out_.generation = head.substr(5, head.size() - 6);
    } else if (name == std::string(kStubName).append(kNewSuffix)) {
      ours = is_torn_stub(head);
    } else if (name == kLockName) {
      ours = head.empty();
    } else {
      return not_ours(path, kUnknown);
    }
    return ours ? Status(Unit{}) : not_ours(path, kContent);
  }

  Contents& out_;
  bool foreign_journal_ = false;
};

// ---- removing

Status remove_entries(int fd, const std::vector<Look::Entry>& entries, const std::string& where) {
  for (const Look::Entry& entry : entries) {
    if (entry.left_alone) continue;
    const std::string path = std::string(where).append("/").append(entry.name);
    if (entry.directory) {
      const Folder inner(::openat(fd, entry.name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
      if (inner.fd() < 0 && errno == ENOENT) continue;
      if (inner.fd() < 0) return failure(path, "cannot be removed");
      if (Status s = remove_entries(inner.fd(), entry.inside, path); !s) return s;
    }
    if (::unlinkat(fd, entry.name.c_str(), entry.directory ? AT_REMOVEDIR : 0) != 0 && errno != ENOENT)
      return failure(path, "cannot be removed");
  }
  return Unit{};
}

Place place_of(std::string_view name) {
  if (name == kUnfinishedName) return Place::unfinished;
  return is_scratch_name(name) || is_old_scratch_name(name) ? Place::scratch : Place::database;
}

}  // namespace

std::string_view marker_text() {
  return kMarkerText;
}

std::string stub_text(const std::string& generation) {
  return "auto " + generation + "\n";
}

bool is_generation_name(std::string_view name) {
  return is_numbered_tail(name, "gen-", 6);
}

bool is_scratch_name(std::string_view name) {
  return is_numbered_tail(name, "work-", 1);
}

Folder& Folder::operator=(Folder&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

Folder::~Folder() {
  if (fd_ >= 0) ::close(fd_);
}

Result<Contents> read_contents(const Folder& directory) {
  struct stat info {};
  const bool marker = ::fstatat(directory.fd(), std::string(kMarkerName).c_str(), &info, AT_SYMLINK_NOFOLLOW) == 0;
  Contents contents;
  const Result<std::vector<Look::Entry>> entries =
      Look(contents).folder(directory.fd(), marker ? Place::index : Place::old_index, "");
  if (!entries) return entries.error();
  for (const Look::Entry& entry : *entries) {
    if (entry.left_alone) continue;
    contents.names.insert(entry.name);
    const bool spare =
        place_of(entry.name) == Place::scratch || (is_generation_name(entry.name) && entry.name != contents.generation);
    if (spare) contents.spares.insert(entry.name);
  }
  return contents;
}

Status write_marker(const Folder& directory) {
  const std::string name(kMarkerName), fresh = name + std::string(kNewSuffix);
  // Two writers write the same bytes to the same places, so that neither can spoil the other's file.
  const Folder file(::openat(directory.fd(), fresh.c_str(), O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0644));
  if (file.fd() < 0) return failure(fresh, "cannot write");
  const bool written =
      ::pwrite(file.fd(), kMarkerText.data(), kMarkerText.size(), 0) == static_cast<ssize_t>(kMarkerText.size()) &&
      ::ftruncate(file.fd(), kMarkerText.size()) == 0 && ::fsync(file.fd()) == 0;
  if (!written) return failure(fresh, "cannot write");
  if (::renameat(directory.fd(), fresh.c_str(), directory.fd(), name.c_str()) != 0 && errno != ENOENT)
    return failure(name, "cannot write");
  (void)::fsync(directory.fd());
  const Result<std::string> head = head_of(directory.fd(), name, name);
  if (!head) return head.error();
  if (*head != kMarkerText) return not_ours(name, "it holds something else");
  return Unit{};
}

Status remove_ours(const std::string& path) {
  const std::filesystem::path target(path);
  const std::string name = target.filename().string();
  const std::string parent_path = target.has_parent_path() ? target.parent_path().string() : ".";
  const Folder parent(::open(parent_path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (parent.fd() < 0) return errno == ENOENT ? Status(Unit{}) : failure(parent_path, "cannot read");
  const Folder folder(::openat(parent.fd(), name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (folder.fd() < 0) return errno == ENOENT ? Status(Unit{}) : failure(path, "cannot read");
  Contents ignored;
  Look look(ignored);
  Result<std::vector<Look::Entry>> entries = look.folder(folder.fd(), place_of(name), path);
  if (!entries) return entries.error();
  if (Status s = remove_entries(folder.fd(), *entries, path); !s) return s;
  if (::unlinkat(parent.fd(), name.c_str(), AT_REMOVEDIR) != 0 && errno != ENOENT)
    return failure(path, "cannot be removed");
  return Unit{};
}

}  // namespace diplomed::index
