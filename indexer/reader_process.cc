#include "reader_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "reader_worker.h"
#include "wire.h"

namespace diplomed::indexer {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto kLook = 100ms;  // how often a wait looks at `stop`
constexpr std::size_t kChunk = 1u << 20;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

// In the child: only what is safe after a fork.
[[noreturn]] void become(char* const* arguments, int socket, std::size_t memory, pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(1);
  std::signal(SIGINT, SIG_IGN);  // of the terminal: the parent decides
  const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  ::dup2(socket, STDIN_FILENO);
  ::dup2(socket, STDOUT_FILENO);
  ::dup2(nowhere, STDERR_FILENO);
  const rlimit no_core = {0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  rlimit space{};
  ::getrlimit(RLIMIT_AS, &space);
  space.rlim_cur = std::min<rlim_t>(memory, space.rlim_max);
  if (!kSanitized) ::setrlimit(RLIMIT_AS, &space);
  ::execv(arguments[0], arguments);
  ::_exit(127);
}

std::string reason_of(int status) {
  if (WIFSIGNALED(status)) return fmt::format("the reader crashed (signal {})", WTERMSIG(status));
  if (WEXITSTATUS(status) == 127) return "the reader could not be started";
  return fmt::format("the reader ended by itself (exit code {})", WEXITSTATUS(status));
}

}  // namespace

ReaderProcess::ReaderProcess(std::vector<std::string> command, const std::atomic<bool>& stop, ReaderBounds bounds)
    : command_(std::move(command)), stop_(stop), bounds_(bounds) {}

ReaderProcess::~ReaderProcess() {
  finish(true);
}

Status ReaderProcess::start() {
  int ends[2] = {-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    return Error{ErrorCode::unreadable, std::string("no reader could be started: ") + std::strerror(errno), ""};
  }
  std::vector<char*> arguments;
  for (std::string& argument : command_) arguments.push_back(argument.data());
  arguments.push_back(nullptr);
  const pid_t parent = ::getpid();
  pid_ = ::fork();
  if (pid_ == 0) become(arguments.data(), ends[1], bounds_.memory, parent);
  ::close(ends[1]);
  socket_ = ends[0];
  if (pid_ > 0) return Unit{};
  ::close(socket_);
  socket_ = -1;
  return Error{ErrorCode::unreadable, std::string("no reader could be started: ") + std::strerror(errno), ""};
}

bool ReaderProcess::alive() {
  if (pid_ < 0) return false;
  siginfo_t info{};
  return ::waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == 0;
}

// Its wait status.
int ReaderProcess::finish(bool kill) {
  int status = 0;
  if (pid_ < 0) return status;
  if (kill) ::kill(pid_, SIGKILL);
  ::close(socket_);
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) continue;
  pid_ = socket_ = -1;
  return status;
}

bool ReaderProcess::send(const std::string& frame) {
  std::string_view left = frame;
  while (!left.empty()) {
    const ssize_t sent = ::send(socket_, left.data(), left.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    left.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool ReaderProcess::receive(std::size_t size, std::string& out, Clock::time_point deadline, End& end) {
  out.clear();
  while (out.size() < size) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
    if (stop_ || left <= 0ms) {
      end = stop_ ? End::stopped : End::late;
      return false;
    }
    pollfd look{socket_, POLLIN, 0};
    if (::poll(&look, 1, static_cast<int>(std::min<std::chrono::milliseconds>(left, kLook).count())) <= 0) continue;
    const std::size_t had = out.size();
    out.resize(std::min(size, had + kChunk));  // a length that is nonsense takes no memory before its bytes come
    const ssize_t got = ::recv(socket_, out.data() + had, out.size() - had, 0);
    out.resize(had + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) {
      end = End::closed;
      return false;
    }
  }
  return true;
}

Error ReaderProcess::failure(End end, const std::string& path, const Count& count) {
  const int status = finish(end != End::closed);
  Error error{ErrorCode::internal, "", path};
  const bool processor_time = end == End::closed && WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU;
  if (end == End::stopped) {
    error.message = "stopped before the end";
  } else if (end == End::nonsense) {
    error.message = "the reader crashed (its answer makes no sense)";
  } else if (end == End::late || processor_time) {
    error.code = ErrorCode::too_large;
    error.message = fmt::format("took longer than {} s", std::chrono::duration<double>(bounds_.answer).count());
  } else if (WIFEXITED(status) && WEXITSTATUS(status) == kOutOfMemoryExit) {
    error.code = ErrorCode::too_large;
    error.message = fmt::format("needed more than {} MiB", bounds_.memory >> 20);
  } else {
    error.message = reason_of(status);
  }
  if (count.articles > 0) error.message += fmt::format("; {} articles before that are kept", count.articles);
  return error;
}

Status ReaderProcess::attempt(const std::string& path, const std::string& request, const document::ArticleSink& article,
                              const document::ProblemSink& problem, Count& count, bool& died) {
  End end = End::closed;
  std::string part;
  bool working = send(request);
  while (working) {
    const auto deadline = Clock::now() + bounds_.answer;
    if (!receive(kFrameHead, part, deadline, end)) break;
    const std::size_t size = frame_bytes(part);
    if (size > bounds_.memory) {
      end = End::nonsense;
      break;
    }
    if (!receive(size, part, deadline, end)) break;
    const nlohmann::json message = message_of(part);
    ++count.answers;
    if (message.contains("article")) {
      Result<document::Article> read = article_of(message["article"]);
      working = read.ok();
      if (!working) break;
      ++count.articles;
      article(std::move(read).value());
    } else if (message.contains("problem")) {
      problem(error_of(message["problem"]));
    } else if (message.contains("failed")) {
      const Error error = error_of(message["failed"]);
      may_pass_ = error.code == ErrorCode::internal || error.code == ErrorCode::unreadable;
      return error;
    } else if (message.contains("done")) {
      may_pass_ = false;
      return Unit{};
    } else {
      working = false;
    }
  }
  if (!working && count.answers > 0) end = End::nonsense;
  died = end == End::closed;
  return failure(end, path, count);
}

Status ReaderProcess::read(const std::string& path, const std::string& id, std::optional<document::Format> format,
                           const document::ArticleSink& article, const document::ProblemSink& problem) {
  const std::string request =
      to_frame({{"path", path}, {"id", id}, {"format", format ? document::name_of(*format) : ""}});
  may_pass_ = true;  // until the reader itself has had the last word
  bool used = alive();
  if (!used) {
    finish(true);
    if (Status s = start(); !s) return Error{s.error().code, s.error().message, path};
  }
  Count count;
  bool died = false;
  Status status = attempt(path, request, article, problem, count, died);
  // What earlier files left behind in the process is not this file's fault.
  if (!died || !used || count.answers > 0) return status;
  if (Status s = start(); !s) return Error{s.error().code, s.error().message, path};
  return attempt(path, request, article, problem, count, died);
}

}  // namespace diplomed::indexer
