#include "folder_watch.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <set>

namespace diplomed::indexer {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kStopLatency{100};
constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB |
                                  IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

// Waits for input until `until`, in slices that leave time to look at `stop`.
bool input_before(int fd, Clock::time_point until, const std::atomic<bool>& stop) {
  while (!stop) {
    const auto left = std::chrono::duration_cast<milliseconds>(until - Clock::now());
    if (left.count() <= 0) return false;
    pollfd input{fd, POLLIN, 0};
    const int ready = ::poll(&input, fd < 0 ? 0 : 1, static_cast<int>(std::min(left, kStopLatency).count()));
    if (ready > 0) return true;
  }
  return false;
}

}  // namespace

FolderWatch::FolderWatch(WatchTimes times) : times_(times), fd_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {}

FolderWatch::~FolderWatch() {
  if (fd_ >= 0) ::close(fd_);
}

std::string FolderWatch::watch(const std::vector<std::string>& folders) {
  if (polling_) return {};
  const std::set<std::string> wanted(folders.begin(), folders.end());
  for (auto at = watches_.begin(); at != watches_.end();) {
    if (wanted.contains(at->first)) {
      ++at;
      continue;
    }
    ::inotify_rm_watch(fd_, at->second);
    at = watches_.erase(at);
  }
  for (const std::string& folder : wanted) {
    // Again for a known one: it may have been replaced by another folder of that name.
    const int number = fd_ < 0 ? -1 : ::inotify_add_watch(fd_, folder.c_str(), kEvents);
    if (number >= 0) {
      watches_[folder] = number;
    } else if (fd_ < 0 || errno == ENOSPC || errno == ENOMEM) {
      polling_ = true;
      return fmt::format(
          "cannot watch {} folders ({}): looking through them every {} s instead; the limit is "
          "fs.inotify.max_user_watches",
          wanted.size(), std::strerror(errno), times_.polling.count() / 1000);
    }
  }
  return {};
}

bool FolderWatch::drain() {
  alignas(inotify_event) std::array<char, 16 << 10> buffer;
  bool any = false;
  while (::read(fd_, buffer.data(), buffer.size()) > 0) any = true;
  return any;
}

bool FolderWatch::wait(const std::atomic<bool>& stop, milliseconds at_most) {
  if (polling_) {
    input_before(-1, Clock::now() + std::min(at_most, times_.polling), stop);
    return !stop;
  }
  if (input_before(fd_, Clock::now() + at_most, stop)) {
    const auto deadline = Clock::now() + times_.longest;
    while (drain() && input_before(fd_, std::min(Clock::now() + times_.quiet, deadline), stop)) {
    }
  }
  return !stop;
}

}  // namespace diplomed::indexer
