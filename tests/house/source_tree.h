// The source tree as the house tests look at it.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace diplomed::house {

inline const std::filesystem::path root = DIPLOMED_SOURCE_DIR;

struct SourceFile {
  std::string name;  // below the root, "/" between parts
  std::vector<std::string> lines;
  std::string text;
};

// All files below `folders` with one of these extensions (".h"); a test fails when there are none.
std::vector<SourceFile> sources(const std::vector<std::string>& folders, const std::set<std::string>& extensions);

// The text of a file; a test fails when there is none.
std::string read(const std::string& name);

// The included name of an #include line, empty for other lines.
std::string included(const std::string& line);

// "src/base/utf8" of its header and its source.
std::string module_of(const std::string& name);

// "src/base" of "src/base/utf8.h".
std::string folder_of(const std::string& name);

// Which of `files` each of them includes, as a name below the root.
std::map<std::string, std::set<std::string>> includes_of(const std::vector<SourceFile>& files);

}  // namespace diplomed::house
