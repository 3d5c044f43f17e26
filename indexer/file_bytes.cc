#include "file_bytes.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace diplomed::indexer {
namespace {

constexpr std::size_t kMapFrom = 64u << 20;  // bytes

Status read_all(int fd, std::string& out, const std::string& path) {
  std::size_t filled = 0;
  while (filled < out.size()) {
    const ssize_t got = ::read(fd, out.data() + filled, out.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Error{ErrorCode::unreadable, std::strerror(errno), path};
    if (got == 0) break;  // it shrank meanwhile
    filled += static_cast<std::size_t>(got);
  }
  out.resize(filled);
  return Unit{};
}

}  // namespace

Result<FileBytes> FileBytes::open(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return Error{ErrorCode::unreadable, std::strerror(errno), path};
  struct stat info {};
  FileBytes bytes;
  Status status = Unit{};
  if (::fstat(fd, &info) != 0) {
    status = Error{ErrorCode::unreadable, std::strerror(errno), path};
  } else if (static_cast<std::size_t>(info.st_size) >= kMapFrom) {
    bytes.size_ = static_cast<std::size_t>(info.st_size);
    void* mapped = ::mmap(nullptr, bytes.size_, PROT_READ, MAP_PRIVATE, fd, 0);
    if (mapped == MAP_FAILED) {
      status = Error{ErrorCode::unreadable, std::strerror(errno), path};
    } else {
      bytes.mapped_ = static_cast<const char*>(mapped);
    }
  } else {
    bytes.owned_.resize(static_cast<std::size_t>(info.st_size));
    status = read_all(fd, bytes.owned_, path);
  }
  ::close(fd);
  if (!status) return status.error();
  return bytes;
}

FileBytes::~FileBytes() {
  if (mapped_ != nullptr) ::munmap(const_cast<char*>(mapped_), size_);
}

FileBytes::FileBytes(FileBytes&& other) noexcept
    : owned_(std::move(other.owned_)), mapped_(std::exchange(other.mapped_, nullptr)), size_(other.size_) {}

}  // namespace diplomed::indexer
