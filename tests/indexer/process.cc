#include "process.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <sstream>
#include <thread>

namespace diplomed::testing {
namespace {

std::string content_of(const std::string& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

// In the child: only what is safe after a fork.
[[noreturn]] void become(char* const* arguments, const char* out, const char* err, User user) {
  const int out_fd = ::open(out, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  const int err_fd = ::open(err, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  ::dup2(out_fd, STDOUT_FILENO);
  ::dup2(err_fd, STDERR_FILENO);
  // Opened before: another user may not reach a checkout below somebody's home.
  const int program = ::open(arguments[0], O_RDONLY | O_CLOEXEC);
  constexpr unsigned kNobody = 65534;
  if (user == User::nobody && ::geteuid() == 0 && (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0)) ::_exit(126);
  ::fexecve(program, arguments, environ);
  ::_exit(127);
}

}  // namespace

bool eventually(const std::function<bool()>& holds, std::chrono::seconds deadline) {
  const auto end = std::chrono::steady_clock::now() + deadline;
  while (!holds()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));  // between two looks
  }
  return true;
}

Process::Process(std::vector<std::string> arguments, User user) {
  arguments.insert(arguments.begin(), DIPLOMED_INDEX);
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  const std::string out = output_.sub("out"), err = output_.sub("err");
  pid_ = ::fork();
  if (pid_ < 0) throw std::runtime_error("fork failed");
  if (pid_ == 0) become(argv.data(), out.c_str(), err.c_str(), user);
}

Process::~Process() {
  if (running()) {
    signal(SIGKILL);
    wait();
  }
}

void Process::signal(int number) const {
  if (!ended_) ::kill(pid_, number);
}

bool Process::running() {
  if (!ended_ && ::waitpid(pid_, &status_, WNOHANG) == pid_) ended_ = true;
  return !ended_;
}

Finished Process::wait() {
  if (!ended_) {
    ::waitpid(pid_, &status_, 0);
    ended_ = true;
  }
  const int code = WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_);
  return {code, content_of(output_.sub("out")), content_of(output_.sub("err"))};
}

Finished run_process(std::vector<std::string> arguments, User user) {
  return Process(std::move(arguments), user).wait();
}

}  // namespace diplomed::testing
