#include "reader_worker.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <ctime>
#include <exception>
#include <new>

#include "base/limits.h"
#include "document/readers/read_articles.h"
#include "file_bytes.h"
#include "wire.h"

namespace diplomed::indexer {
namespace {

bool read_exactly(int fd, char* data, std::size_t size) {
  while (size > 0) {
    const ssize_t got = ::read(fd, data, size);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    data += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

// The parent's clock ends a reader that hangs; this holds when the parent itself is held up.
void renew_processor_time() {
  timespec used{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  rlimit bound{};
  ::getrlimit(RLIMIT_CPU, &bound);
  bound.rlim_cur = static_cast<rlim_t>(used.tv_sec) + rlim_t{6} * limits::kMaxReaderSeconds;
  ::setrlimit(RLIMIT_CPU, &bound);
}

// A mapped file takes address space and no memory.
class RoomForFile {
 public:
  explicit RoomForFile(const std::string& path) {
    struct stat info {};
    ::getrlimit(RLIMIT_AS, &before_);
    rlimit wider = before_;
    if (::stat(path.c_str(), &info) != 0 || before_.rlim_cur == RLIM_INFINITY) return;
    wider.rlim_cur += static_cast<rlim_t>(info.st_size);
    ::setrlimit(RLIMIT_AS, &wider);
  }
  ~RoomForFile() { ::setrlimit(RLIMIT_AS, &before_); }
  RoomForFile(const RoomForFile&) = delete;
  RoomForFile& operator=(const RoomForFile&) = delete;

 private:
  rlimit before_{};
};

class Worker {
 public:
  explicit Worker(int out) : out_(out) {}

  bool answer_one() {
    std::string head(kFrameHead, '\0');
    if (!read_exactly(STDIN_FILENO, head.data(), head.size())) return false;
    std::string body(frame_bytes(head), '\0');
    if (!read_exactly(STDIN_FILENO, body.data(), body.size())) return false;
    const nlohmann::json request = message_of(body);
    if (!request.is_object()) return false;
    const Status read = read_file(request.value("path", ""), request.value("id", ""),
                                  document::format_named(request.value("format", "")));
    send(read ? nlohmann::json{{"done", true}} : nlohmann::json{{"failed", error_json(read.error())}});
    return true;
  }

 private:
  Status read_file(const std::string& path, const std::string& id, std::optional<document::Format> format) {
    renew_processor_time();
    const RoomForFile room(path);
    const Result<FileBytes> bytes = FileBytes::open(path);
    if (!bytes) return bytes.error();
    try {
      return document::read_articles(
          {path, id, bytes->view(), nullptr, format},
          [&](const document::Article& a) {
            send({{"article", article_json(a)}});
          },
          [&](const Error& problem) {
            send({{"problem", error_json(problem)}});
          });
    } catch (const std::exception& e) {
      return Error{ErrorCode::internal, std::string("the reader failed: ") + e.what(), path};
    }
  }

  void send(const nlohmann::json& message) {
    const std::string frame = to_frame(message);
    std::string_view left = frame;
    while (!left.empty()) {
      const ssize_t written = ::write(out_, left.data(), left.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) ::_exit(1);  // the parent has gone
      left.remove_prefix(static_cast<std::size_t>(written));
    }
    renew_processor_time();
  }

  int out_;
};

}  // namespace

int serve_reader() {
  std::set_new_handler([] { ::_exit(kOutOfMemoryExit); });
  // What a library prints must not get among the answers.
  const int out = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (out < 0 || nowhere < 0 || ::dup2(nowhere, STDOUT_FILENO) < 0) return 1;
  Worker worker(out);
  while (worker.answer_one()) continue;
  return 0;
}

}  // namespace diplomed::indexer
