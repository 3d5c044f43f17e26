// Waits until something changes below some folders. inotify tells that something has changed, not what: that is found
// out by the next run.
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

struct inotify_event;

namespace diplomed::indexer {

// How long to wait: a change has settled when nothing happened for `quiet`, or at the latest after `longest`.
struct WatchTimes {
  std::chrono::milliseconds quiet{500};
  std::chrono::milliseconds longest{5'000};
  std::chrono::milliseconds polling{10'000};  // between two looks where inotify does not serve
};

// One thread at a time.
class FolderWatch {
 public:
  // Changes of the file `own`, which the program writes itself, count for nothing; it need not exist. Empty: none.
  explicit FolderWatch(WatchTimes times = {}, const std::string& own = {});
  ~FolderWatch();
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;

  // Watches these folders from now on, not what lies below them. Returns an empty string, or why the folders have to be
  // looked through at intervals instead (said once).
  std::string watch(const std::vector<std::string>& folders);

  // Blocks until a change has settled (true), until `at_most` is over (true as well: look again), or until `stop`
  // (false). Events that came before the call count.
  bool wait(const std::atomic<bool>& stop, std::chrono::milliseconds at_most);

 private:
  bool drain();  // true when there was an event of a file that is not our own
  bool is_own(const inotify_event& event) const;

  WatchTimes times_;
  int fd_ = -1;
  bool polling_ = false;
  std::filesystem::path own_;           // canonical; empty: none
  std::map<std::string, int> watches_;  // folder → inotify's number
};

}  // namespace diplomed::indexer
