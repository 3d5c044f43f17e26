// A connection that cannot be taken is lost alone: the server listens on, or ends and says why.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>

#include "support/raw_client.h"

namespace {

using diplomed::testing::RawClient;

// The server over hand-made documents with a failing accept().
class Server {
 public:
  Server(int error, int failures) {
    int input[2], output[2];
    EXPECT_EQ(pipe(input), 0);
    EXPECT_EQ(pipe(output), 0);
    child_ = fork();
    if (child_ == 0) {
      dup2(input[0], 0);
      dup2(output[1], 1);
      for (const int fd : {input[0], input[1], output[0], output[1]}) close(fd);
      setenv("LD_PRELOAD", FAILING_ACCEPT, 1);
      setenv("ACCEPT_ERROR", std::to_string(error).c_str(), 1);
      setenv("ACCEPT_FAILURES", std::to_string(failures).c_str(), 1);
      execl(FAKE_SERVER, FAKE_SERVER, nullptr);
      _exit(127);
    }
    close(input[0]);
    close(output[1]);
    stdin_ = input[1];
    char c = 0;
    std::string line;
    while (read(output[0], &c, 1) == 1 && c != '\n') line += c;
    close(output[0]);
    const std::size_t colon = line.rfind(':');
    if (colon != std::string::npos) port = std::atoi(line.c_str() + colon + 1);
  }
  ~Server() {
    if (child_ > 0) wait_for_end();
  }
  // Ends it when it has not ended itself; the exit code.
  int wait_for_end() {
    close(stdin_);
    int status = 0;
    waitpid(child_, &status, 0);
    child_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

  int port = 0;

 private:
  pid_t child_ = -1;
  int stdin_ = -1;
};

bool answers(int port) {
  RawClient client(port);
  client.send("GET /healthz HTTP/1.0\r\n\r\n");
  return client.receive_all().starts_with("HTTP/1.1 200");
}

TEST(AcceptError, APassingOneEndsNothing) {
  for (const int error : {ECONNABORTED, ENFILE, EMFILE, ENOBUFS, ENOMEM, EPROTO, ENETDOWN, EHOSTUNREACH, EINTR}) {
    Server server(error, 3);
    ASSERT_GT(server.port, 0);
    for (int i = 0; i < 3; ++i) answers(server.port);
    EXPECT_TRUE(answers(server.port)) << std::strerror(error);
    EXPECT_EQ(server.wait_for_end(), 0) << std::strerror(error);
  }
}

TEST(AcceptError, ABrokenSocketEndsTheServer) {
  Server server(EINVAL, 1);
  ASSERT_GT(server.port, 0);
  answers(server.port);
  EXPECT_EQ(server.wait_for_end(), 1);
}

}  // namespace
