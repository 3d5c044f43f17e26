#include "walk.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "base/limits.h"
#include "document/readers/file_probe.h"

namespace diplomed::indexer {
namespace {

namespace fs = std::filesystem;

bool is_below(const std::string& path, const std::string& root) {
  return path == root || (path.starts_with(root) && (root.ends_with('/') || path[root.size()] == '/'));
}

// `name`: as it was found, which of a link is not that of the file.
bool is_candidate(const fs::path& path, const std::string& name) {
  const document::NameSays says = document::candidate_by_name(name);
  if (says != document::NameSays::look) return says == document::NameSays::read;
  std::string head(document::kCandidateBytes, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(file.gcount()));
  return document::may_be_article(head);
}

class Walker {
 public:
  Walker(Walk& out, const std::string& own_file, const std::string& own_directory) : out_(out) {
    has_own_ = !own_file.empty() && ::stat(own_file.c_str(), &own_) == 0;
    std::error_code failed;
    if (!own_directory.empty()) own_directory_ = fs::weakly_canonical(own_directory, failed).string();
  }

  void add_root(const std::string& given) {
    std::error_code failed;
    const fs::path path = fs::canonical(given, failed);
    if (failed) {
      out_.missing.push_back(given);
      return problem(given, failed);
    }
    out_.roots.push_back(path.string());
    if (fs::is_directory(path, failed)) {
      directory(path, "", 0);
    } else {
      out_.folders.push_back(path.parent_path().string());
      file(path, path.filename().string(), true);
    }
  }

 private:
  bool is_own(const fs::path& path) const { return !own_directory_.empty() && is_below(path.string(), own_directory_); }

  void problem(const std::string& where, const std::error_code& failed) {
    out_.problems.push_back({ErrorCode::unreadable, failed.message(), where});
  }

  // A folder is walked once, whatever links lead to it, so that a loop of links ends.
  void directory(const fs::path& path, const std::string& id, std::size_t depth) {
    if (is_own(path) || !seen_.insert(path.string()).second) return;
    if (depth > limits::kMaxDirectoryDepth) {
      out_.problems.push_back({ErrorCode::too_large, "folders are nested too deep", path.string()});
      return;
    }
    std::error_code failed;
    std::vector<fs::path> entries;
    for (fs::directory_iterator it(path, failed), end; !failed && it != end; it.increment(failed)) {
      entries.push_back(it->path());
    }
    if (failed) {
      out_.unread.push_back(path.string());
      return problem(path.string(), failed);
    }
    out_.folders.push_back(path.string());
    std::sort(entries.begin(), entries.end());
    for (const fs::path& entry : entries) {
      const std::string name = entry.filename().string();
      if (name.starts_with('.')) continue;
      const fs::path target = fs::canonical(entry, failed);
      if (failed) {
        problem(entry.string(), failed);
        continue;
      }
      const std::string child = id.empty() ? name : std::string(id).append("/").append(name);
      if (fs::is_directory(target, failed)) {
        directory(target, child, depth + 1);
      } else {
        file(target, child, false);
      }
    }
  }

  void file(const fs::path& path, const std::string& id, bool named_by_user) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) {
      out_.problems.push_back({ErrorCode::unsupported, "not a regular file", path.string()});
      return;
    }
    if (is_own(path) || (has_own_ && info.st_dev == own_.st_dev && info.st_ino == own_.st_ino)) return;
    if (!named_by_user && !is_candidate(path, id)) {
      out_.ignored[path.extension().string()].push_back(path.string());
      return;
    }
    out_.files.push_back({path.string(), id, static_cast<std::uint64_t>(info.st_size),
                          static_cast<std::int64_t>(info.st_mtim.tv_sec) * 1'000'000'000 + info.st_mtim.tv_nsec});
  }

  Walk& out_;
  struct stat own_ {};  // of the run's own file
  bool has_own_ = false;
  std::string own_directory_;  // canonical
  std::set<std::string> seen_;
};

}  // namespace

bool Walk::is_unknown(const std::string& path) const {
  return std::any_of(unread.begin(), unread.end(), [&](const std::string& root) { return is_below(path, root); });
}

bool Walk::covers(const std::string& path) const {
  const auto holds = [&](const std::string& root) { return is_below(path, root); };
  return std::any_of(roots.begin(), roots.end(), holds) && !is_unknown(path);
}

bool is_inside(const std::string& file, const std::vector<std::string>& paths) {
  std::error_code failed;
  const std::string path = fs::weakly_canonical(file, failed).string();
  if (failed) return false;
  return std::any_of(paths.begin(), paths.end(), [&](const std::string& given) {
    const fs::path root = fs::canonical(given, failed);
    return !failed && is_below(path, root.string());
  });
}

Status check_apart(const std::string& db, const std::vector<std::string>& paths, const std::string& report) {
  std::error_code failed;
  const std::string index = db.empty() ? db : fs::weakly_canonical(db, failed).string();
  if (index.empty() || failed) return Unit{};
  const auto lies_there = [&](const std::string& given) {
    const std::string path = fs::weakly_canonical(given, failed).string();
    return !failed && is_below(path, index.ends_with('/') ? index.substr(0, index.size() - 1) : index);
  };
  for (const std::string& path : paths) {
    if (!lies_there(path)) continue;
    return Error{ErrorCode::invalid_argument,
                 "lies in the index directory, where no articles stand: name another PATH or another --db", path};
  }
  if (report.empty() || !lies_there(report)) return Unit{};
  return Error{ErrorCode::invalid_argument, "the report would stand in the index directory: name another place for it",
               report};
}

Walk walk(const std::vector<std::string>& paths, const std::string& own_file, const std::string& own_directory) {
  Walk out;
  Walker walker(out, own_file, own_directory);
  for (const std::string& path : paths) walker.add_root(path);
  const auto by_path = [](const FoundFile& a, const FoundFile& b) { return a.path < b.path; };
  const auto same = [](const FoundFile& a, const FoundFile& b) { return a.path == b.path; };
  std::stable_sort(out.files.begin(), out.files.end(), by_path);
  out.files.erase(std::unique(out.files.begin(), out.files.end(), same), out.files.end());
  return out;
}

}  // namespace diplomed::indexer
