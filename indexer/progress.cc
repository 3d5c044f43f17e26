#include "progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace diplomed::indexer {
namespace {

using namespace std::chrono_literals;

constexpr auto kRedraw = 100ms;
constexpr auto kPlainLine = 5s;
constexpr std::size_t kBarCells = 30;

}  // namespace

Progress::Progress(std::size_t total)
    : terminal_(::isatty(STDERR_FILENO) != 0), total_(total), last_(std::chrono::steady_clock::now()) {}

Progress::~Progress() {
  if (terminal_ && drawn_) std::fputs("\r\033[K", stderr);
}

void Progress::advance(std::size_t bytes, std::size_t articles) {
  done_ += bytes;
  articles_ += articles;
  draw(false);
}

void Progress::draw(bool now) {
  const auto time = std::chrono::steady_clock::now();
  if (!now && time - last_ < (terminal_ ? kRedraw : std::chrono::milliseconds(kPlainLine))) return;
  last_ = time;
  const std::size_t percent = total_ == 0 ? 100 : std::min<std::size_t>(100, done_ * 100 / total_);
  if (terminal_) {
    const std::size_t cells = percent * kBarCells / 100;
    std::fputs(fmt::format("\r\033[K[{}{}] {} %  {} articles", std::string(cells, '='),
                           std::string(kBarCells - cells, ' '), percent, articles_)
                   .c_str(),
               stderr);
    drawn_ = true;
  } else {
    std::fputs(fmt::format("{} %  {} articles\n", percent, articles_).c_str(), stderr);
  }
  std::fflush(stderr);
}

void Progress::line(const std::string& text) {
  if (terminal_ && drawn_) std::fputs("\r\033[K", stderr);
  std::fputs((text + "\n").c_str(), stderr);
  if (terminal_ && drawn_) draw(true);
}

}  // namespace diplomed::indexer
