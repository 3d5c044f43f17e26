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

FolderWatch::FolderWatch(WatchTimes times, const std::string& own)
    : times_(times), fd_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
  std::error_code failed;
  if (!own.empty()) own_ = std::filesystem::weakly_canonical(own, failed);
}

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
  for (ssize_t size = 0; (size = ::read(fd_, buffer.data(), buffer.size())) > 0;) {
    for (std::size_t at = 0; at + sizeof(inotify_event) <= static_cast<std::size_t>(size);) {
      const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
      any = any || !is_own(*event);
      at += sizeof(inotify_event) + event->len;
    }
  }
  return any;
}

bool FolderWatch::is_own(const inotify_event& event) const {
  if (own_.empty() || event.len == 0 || own_.filename() != event.name) return false;
  const auto folder = watches_.find(own_.parent_path().string());
  return folder != watches_.end() && folder->second == event.wd;
}

bool FolderWatch::wait(const std::atomic<bool>& stop, milliseconds at_most) {
  if (polling_) {
    input_before(-1, Clock::now() + std::min(at_most, times_.polling), stop);
    return !stop;
  }
  const auto until = Clock::now() + at_most;
  while (input_before(fd_, until, stop)) {
    if (!drain()) continue;
    const auto deadline = Clock::now() + times_.longest;
    while (input_before(fd_, std::min(Clock::now() + times_.quiet, deadline), stop)) drain();
    break;
  }
  return !stop;
}

}  // namespace diplomed::indexer
