#include "index/directory.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <random>

#include "index/schema.h"

namespace diplomed::index {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStub = "XAPIANDB";
constexpr std::string_view kGenerationPrefix = "gen-";
constexpr std::string_view kScratchPrefix = "work-";
constexpr std::string_view kUnfinishedName = "unfinished";

std::string system_error(const char* what) {
  return std::string(what) + ": " + std::strerror(errno);
}

// Writes and syncs a small file.
Status write_file(const fs::path& path, const std::string& text) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
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
  if (!name.starts_with(kGenerationPrefix)) return 0;
  return static_cast<unsigned>(std::strtoul(name.c_str() + kGenerationPrefix.size(), nullptr, 10));
}

// The number tells generations apart for people; the random tail for a server that goes on while the directory is
// removed and made anew.
std::string generation_name(unsigned number) {
  return fmt::format("{}{:06}-{:08x}", kGenerationPrefix, number, std::random_device()());
}

// Removes what neither readers nor this run need: scratch of dead runs and generations that were never published.
void remove_leftovers(const std::string& directory, const std::string& keep) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(directory, ignored)) {
    const std::string name = entry.path().filename().string();
    const bool stale = name.starts_with(kScratchPrefix) || (name.starts_with(kGenerationPrefix) && name != keep);
    if (stale) fs::remove_all(entry.path(), ignored);
  }
}

bool is_foreign(const std::string& directory) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(directory, ignored)) {
    const std::string name = entry.path().filename().string();
    const bool ours = name == kStub || name == "lock" || name == kUnfinishedName ||
                      name.starts_with(kGenerationPrefix) || name.starts_with(kScratchPrefix);
    if (ours) return false;
  }
  return fs::exists(directory, ignored) && !fs::is_empty(directory, ignored);
}

}  // namespace

std::string published_generation(const std::string& directory) {
  std::ifstream in(fs::path(directory) / kStub);
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

Result<std::unique_ptr<WriterLock>> WriterLock::acquire(const std::string& directory) {
  std::error_code failed;
  fs::create_directories(directory, failed);
  if (failed) return Error{ErrorCode::unreadable, "cannot make the directory: " + failed.message(), directory};
  if (is_foreign(directory)) {
    return Error{ErrorCode::invalid_argument, "the directory is not empty and holds no index; name another one",
                 directory};
  }
  std::unique_ptr<WriterLock> lock(new WriterLock());
  lock->directory_ = directory;
  const std::string lock_path = (fs::path(directory) / "lock").string();
  lock->lock_fd_ = ::open(lock_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (lock->lock_fd_ < 0) return Error{ErrorCode::unreadable, system_error("cannot write"), lock_path};
  if (::flock(lock->lock_fd_, LOCK_EX | LOCK_NB) != 0) {
    return Error{ErrorCode::internal, "another diplomed-index works on this index; wait for it to end", directory};
  }
  remove_leftovers(directory, published_generation(directory));
  lock->scratch_ = (fs::path(directory) / (std::string(kScratchPrefix) + std::to_string(::getpid()))).string();
  lock->unfinished_ = (fs::path(directory) / kUnfinishedName).string();
  fs::create_directory(lock->scratch_, failed);
  if (failed) return Error{ErrorCode::unreadable, "cannot make the directory: " + failed.message(), lock->scratch_};
  return lock;
}

WriterLock::~WriterLock() {
  std::error_code ignored;
  if (!scratch_.empty()) fs::remove_all(scratch_, ignored);
  if (lock_fd_ >= 0) ::close(lock_fd_);
}

std::string WriterLock::new_generation_path() const {
  const unsigned number = generation_number(published_generation(directory_)) + 1;
  return (fs::path(directory_) / generation_name(number)).string();
}

Status WriterLock::publish(const std::string& path) {
  const fs::path directory(directory_);
  const fs::path temporary = directory / (std::string(kStub) + ".new");
  const std::string name = fs::path(path).filename().string();
  if (Status s = write_file(temporary, "auto " + name + "\n"); !s) return s;
  sync_directory(path);
  std::error_code failed;
  fs::rename(temporary, directory / kStub, failed);
  if (failed) return Error{ErrorCode::unreadable, "cannot publish: " + failed.message(), directory_};
  sync_directory(directory);
  remove_leftovers(directory_, name);
  fs::create_directory(scratch_, failed);
  return Unit{};
}

}  // namespace diplomed::index
