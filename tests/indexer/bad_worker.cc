// A reader process that fails in the way its argument names; it speaks the protocol of wire.h as far as it gets.
#include <unistd.h>

#include <csignal>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "reader_worker.h"
#include "wire.h"

namespace {

using namespace diplomed;

bool take_request() {
  std::string head(indexer::kFrameHead, '\0');
  if (::read(STDIN_FILENO, head.data(), head.size()) != static_cast<ssize_t>(head.size())) return false;
  std::string body(indexer::frame_bytes(head), '\0');
  return ::read(STDIN_FILENO, body.data(), body.size()) == static_cast<ssize_t>(body.size());
}

void send(const nlohmann::json& message) {
  const std::string frame = indexer::to_frame(message);
  if (::write(STDOUT_FILENO, frame.data(), frame.size()) != static_cast<ssize_t>(frame.size())) ::_exit(1);
}

void send_article() {
  document::Article a;
  a.id = "given";
  a.body = "Текст.";
  send({{"article", indexer::article_json(a)}});
}

// Memory is really used, so that no compiler leaves it out.
void eat() {
  std::vector<std::string> eaten;
  for (;;) eaten.emplace_back(std::size_t{1} << 20, 'x');
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view way = argc > 1 ? argv[1] : "";
  std::set_new_handler([] { ::_exit(indexer::kOutOfMemoryExit); });
  while (take_request()) {
    if (way == "crash") std::raise(SIGSEGV);
    if (way == "exit") return 5;
    if (way == "hang") ::pause();
    if (way == "eat") eat();
    if (way == "nonsense" && ::write(STDOUT_FILENO, "\xff\xff\xff\xff", 4) != 4) return 1;
    send_article();
    if (way == "crash-after-one") std::raise(SIGSEGV);
    send({{"done", true}});
  }
  return 0;
}
