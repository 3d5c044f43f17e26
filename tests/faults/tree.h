// What stands in a directory, to tell that nothing was changed.
#pragma once

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

namespace diplomed::testing {

// Path below `root` → kind, rights, time of the last change and content (of a link: where it leads).
inline std::map<std::string, std::string> tree_of(const std::string& root) {
  namespace fs = std::filesystem;
  std::map<std::string, std::string> out;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    struct stat info {};
    ::lstat(entry.path().c_str(), &info);
    std::ostringstream text;
    text << std::oct << info.st_mode << " " << info.st_mtim.tv_sec << "." << info.st_mtim.tv_nsec << " ";
    if (S_ISLNK(info.st_mode)) {
      text << fs::read_symlink(entry.path()).string();
    } else if (S_ISREG(info.st_mode) && info.st_size > 0) {
      text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    }
    out[fs::relative(entry.path(), root).string()] = text.str();
  }
  return out;
}

// Names of what stands in the directory itself, with spaces between, random parts left out.
inline std::string names_of(const std::string& directory) {
  std::string out;
  std::map<std::string, int> names;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    const std::string name = entry.path().filename().string();
    ++names[name.starts_with("gen-") ? "gen" : name.starts_with("work-") ? "work" : name];
  }
  for (const auto& [name, count] : names) {
    for (int i = 0; i < count; ++i) out += (out.empty() ? "" : " ") + name;
  }
  return out;
}

}  // namespace diplomed::testing
