#include "index/directory.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>

#include "index/layout.h"
#include "index/schema.h"

namespace diplomed::index {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kGenerationPrefix = "gen-";

std::string system_error(const char* what) {
  return std::string(what) + ": " + std::strerror(errno);
}

// Writes and syncs a small file.
Status write_file(const fs::path& path, const std::string& text) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0644);
  if (fd < 0) return Error{ErrorCode::unreadable, system_error("cannot write"), path.string()};
  const bool written = ::write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(fd) == 0;
  const std::string reason = written ? "" : system_error("cannot write");
  ::close(fd);
  if (!written) return Error{ErrorCode::unreadable, reason, path.string()};
  return Unit{};
}

void sync_directory(const fs::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  ::fsync(fd);
  ::close(fd);
}

unsigned generation_number(const std::string& name) {
  if (!is_generation_name(name)) return 0;
  return static_cast<unsigned>(std::strtoul(name.c_str() + kGenerationPrefix.size(), nullptr, 10));
}

// The number tells generations apart for people; the random tail for a server that goes on while the directory is
// removed and made anew.
std::string generation_name(unsigned number) {
  return fmt::format("{}{:06}-{:08x}", kGenerationPrefix, number, std::random_device()());
}

// Removes what neither readers nor this run need: scratch and generations that are not published. What cannot be
// removed takes room, no more.
void remove_spares(const std::string& directory, const std::set<std::string>& names) {
  for (const std::string& name : names) (void)remove_ours((fs::path(directory) / name).string()).ok();
}

// All of a publishing writer's own, so of the names that it gives.
std::set<std::string> spares_beside(const std::string& directory, const std::string& published) {
  std::set<std::string> names;
  std::error_code ignored;
  for (fs::directory_iterator at(directory, ignored), end; !ignored && at != end; at.increment(ignored)) {
    const std::string name = at->path().filename().string();
    if (is_scratch_name(name) || (is_generation_name(name) && name != published)) names.insert(name);
  }
  return names;
}

Error in_directory(const std::string& directory, Error error) {
  error.where = error.where.empty() ? directory : (fs::path(directory) / error.where).string();
  if (error.code == ErrorCode::invalid_argument)
    error.message += "; nothing was changed: move it out of the index directory, or name another --db";
  return error;
}

// Follows a link that stands for the whole directory. The code is not_found when nothing is there.
Result<Folder> open_directory(const std::string& directory) {
  Folder folder(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.fd() >= 0) return folder;
  std::error_code ignored;
  if (errno == ENOENT && fs::is_symlink(fs::symlink_status(directory, ignored)))
    return Error{ErrorCode::invalid_argument, "a link that leads nowhere; name a directory", directory};
  if (errno == ENOENT) return Error{ErrorCode::not_found, "not there", directory};
  if (errno == ENOTDIR) return Error{ErrorCode::invalid_argument, "no directory; name another one", directory};
  return Error{ErrorCode::unreadable, system_error("cannot open the directory"), directory};
}

Result<Folder> open_or_make(const std::string& directory) {
  Result<Folder> folder = open_directory(directory);
  if (folder || folder.error().code != ErrorCode::not_found) return folder;
  std::error_code failed;
  fs::create_directories(directory, failed);
  if (failed) return Error{ErrorCode::unreadable, "cannot make the directory: " + failed.message(), directory};
  return open_directory(directory);
}

// Of whom a directory is, all of whose entries look like ours.
enum class Standing { empty, marked, older };  // older: an index without a marker, as earlier programs made it

bool is_index_of_ours(const std::string& generation_path) {
  const std::string_view family = kFormatVersion.substr(0, kFormatVersion.find('-') + 1);
  try {
    return Xapian::Database(generation_path).get_metadata(std::string(kFormatKey)).starts_with(family);
  } catch (const Xapian::Error&) {
    return false;
  }
}

Result<Standing> standing_of(const std::string& directory, const Contents& contents) {
  if (contents.marked) return Standing::marked;
  std::set<std::string> names = contents.names;
  names.erase(std::string(kLockName));
  names.erase(std::string(kMarkerName) + std::string(kNewSuffix));
  if (names.empty()) return Standing::empty;
  const bool published =
      names.contains(contents.generation) && is_index_of_ours((fs::path(directory) / contents.generation).string());
  if (published || (contents.generation.empty() && contents.journal)) return Standing::older;
  const std::string& first = names.contains(contents.generation) ? contents.generation : *names.begin();
  return Error{ErrorCode::invalid_argument,
               "the directory has neither the marker " + std::string(kMarkerName) +
                   " nor an index that can be opened, so this may be somebody else's",
               first};
}

struct Look {
  Contents contents;
  Standing standing = Standing::empty;
};

Result<Look> look_at(const std::string& directory, const Folder& folder) {
  Result<Contents> contents = read_contents(folder);
  if (!contents) return in_directory(directory, contents.error());
  const Result<Standing> standing = standing_of(directory, *contents);
  if (!standing) return in_directory(directory, standing.error());
  return Look{std::move(contents).value(), *standing};
}

}  // namespace

std::string published_generation(const std::string& directory) {
  std::ifstream in(fs::path(directory) / kStubName);
  std::string kind, name;
  if (!(in >> kind >> name) || kind != "auto") return {};
  return name;
}

Result<Xapian::Database> open_published(const std::string& directory) {
  return open_generation(directory, published_generation(directory));
}

Result<Xapian::Database> open_generation(const std::string& directory, const std::string& generation) {
  if (generation.empty()) {
    return Error{ErrorCode::not_found, "no index here; make one with diplomed-index --db DIR PATH…", directory};
  }
  try {
    Xapian::Database db((fs::path(directory) / generation).string());
    const std::string format = db.get_metadata(std::string(kFormatKey));
    if (format != kFormatVersion) {
      return Error{ErrorCode::unsupported,
                   "index format \"" + format + "\", this program reads \"" + std::string(kFormatVersion) +
                       "\": index again into an empty directory",
                   directory};
    }
    return db;
  } catch (const Xapian::Error& e) {
    return Error{ErrorCode::unreadable, "cannot open the index: " + e.get_msg(), directory};
  }
}

Status check_writable_index(const std::string& directory) {
  const Result<Folder> folder = open_directory(directory);
  if (!folder) return folder.error().code == ErrorCode::not_found ? Status(Unit{}) : folder.error();
  const Result<Look> look = look_at(directory, *folder);
  return look ? Status(Unit{}) : look.error();
}

WriterLock::WriterLock(std::string directory)
    : directory_(std::move(directory)), unfinished_((fs::path(directory_) / kUnfinishedName).string()) {}

// Locks. A lock file that is missing, or is none of ours, is passed over unless it is to be created.
Status WriterLock::hold(int folder, bool create) {
  const std::string name(kLockName);
  const int flags = O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | (create ? O_CREAT : 0);
  const int fd = ::openat(folder, name.c_str(), flags, 0644);
  if (fd < 0 && !create) return Unit{};
  if (fd < 0) return Error{ErrorCode::unreadable, system_error("cannot write"), (fs::path(directory_) / name).string()};
  struct stat info {};
  if (!create && (::fstat(fd, &info) != 0 || !S_ISREG(info.st_mode) || info.st_size != 0)) {
    ::close(fd);
    return Unit{};
  }
  lock_fd_ = fd;
  if (::flock(fd, LOCK_EX | LOCK_NB) == 0) return Unit{};
  if (errno != EWOULDBLOCK) return Error{ErrorCode::unreadable, system_error("cannot lock"), directory_};
  return Error{ErrorCode::internal, "another diplomed-index works on this index; wait for it to end", directory_};
}

// Looks before it writes anything, and again once it has the lock, when another writer may have been at work between.
Result<std::unique_ptr<WriterLock>> WriterLock::acquire(const std::string& directory) {
  const Result<Folder> folder = open_or_make(directory);
  if (!folder) return folder.error();
  std::unique_ptr<WriterLock> lock(new WriterLock(directory));
  if (Status s = lock->hold(folder->fd(), false); !s) return s.error();
  Result<Look> look = look_at(directory, *folder);
  if (!look) return look.error();
  const auto mark = [&]() -> Status {
    const Status marked = write_marker(*folder);
    return marked ? Status(Unit{}) : in_directory(directory, marked.error());
  };
  if (look->standing == Standing::empty) {
    if (Status s = mark(); !s) return s.error();
  }
  if (lock->lock_fd_ < 0) {
    if (Status s = lock->hold(folder->fd(), true); !s) return s.error();
    look = look_at(directory, *folder);
    if (!look) return look.error();
  }
  // The marker comes last: scratch of an earlier program is ours only where there is none.
  remove_spares(directory, look->contents.spares);
  if (look->standing == Standing::older) {
    if (Status s = mark(); !s) return s.error();
  }
  for (const std::string_view name : {kStubName, kMarkerName}) {
    (void)::unlinkat(folder->fd(), (std::string(name) + std::string(kNewSuffix)).c_str(), 0);
  }
  const fs::path scratch = fs::path(directory) / fmt::format("work-{}-{:08x}", ::getpid(), std::random_device()());
  std::error_code failed;
  fs::create_directory(scratch, failed);
  if (failed) return Error{ErrorCode::unreadable, "cannot make the directory: " + failed.message(), scratch.string()};
  lock->scratch_ = scratch.string();
  return lock;
}

WriterLock::~WriterLock() {
  if (!scratch_.empty()) (void)remove_ours(scratch_).ok();
  if (lock_fd_ >= 0) ::close(lock_fd_);
}

std::string WriterLock::new_generation_path() const {
  const unsigned number = generation_number(published_generation(directory_)) + 1;
  std::error_code ignored;
  fs::path path;
  do {
    path = fs::path(directory_) / generation_name(number);
  } while (fs::exists(fs::symlink_status(path, ignored)));
  return path.string();
}

Status WriterLock::publish(const std::string& path) {
  const fs::path directory(directory_);
  const fs::path temporary = directory / (std::string(kStubName) + std::string(kNewSuffix));
  const std::string name = fs::path(path).filename().string();
  if (Status s = write_file(temporary, stub_text(name)); !s) return s;
  sync_directory(path);
  std::error_code failed;
  fs::rename(temporary, directory / kStubName, failed);
  if (failed) return Error{ErrorCode::unreadable, "cannot publish: " + failed.message(), directory_};
  sync_directory(directory);
  remove_spares(directory_, spares_beside(directory_, name));
  fs::create_directory(scratch_, failed);
  return Unit{};
}

}  // namespace diplomed::index
