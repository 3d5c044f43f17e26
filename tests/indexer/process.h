// The real diplomed-index, run as a child.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "temp_dir.h"

namespace diplomed::testing {

// Polls until `holds` is true; false when it does not become so within a generous deadline.
bool eventually(const std::function<bool()>& holds, std::chrono::seconds deadline = std::chrono::seconds(60));

struct Finished {
  int exit_code = -1;  // 128 + signal when one ended it
  std::string out, err;
};

enum class User { same, nobody };  // nobody: gives up root's rights, for tests of permissions

class Process {
 public:
  explicit Process(std::vector<std::string> arguments, User user = User::same);
  ~Process();  // kills it when it still runs
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void signal(int number) const;
  bool running();
  Finished wait();

 private:
  TempDir output_;
  pid_t pid_ = -1;
  int status_ = 0;
  bool ended_ = false;
};

// Runs it to its end.
Finished run_process(std::vector<std::string> arguments, User user = User::same);

}  // namespace diplomed::testing
