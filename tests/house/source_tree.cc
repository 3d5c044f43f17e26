#include "source_tree.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace diplomed::house {

namespace fs = std::filesystem;

std::vector<SourceFile> sources(const std::vector<std::string>& folders, const std::set<std::string>& extensions) {
  std::vector<SourceFile> out;
  for (const std::string& folder : folders) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      if (!entry.is_regular_file() || !extensions.contains(entry.path().extension().string())) continue;
      SourceFile file;
      file.name = fs::relative(entry.path(), root).generic_string();
      std::ifstream in(entry.path());
      for (std::string line; std::getline(in, line);) {
        file.text += line + "\n";
        file.lines.push_back(line);
      }
      out.push_back(std::move(file));
    }
  }
  EXPECT_FALSE(out.empty());
  return out;
}

std::string read(const std::string& name) {
  std::ifstream in(root / name);
  EXPECT_TRUE(in.good()) << name;
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string included(const std::string& line) {
  if (!line.starts_with("#include")) return {};
  const std::size_t open = line.find_first_of("<\"");
  const std::size_t close = line.find_first_of(">\"", open + 1);
  return open == std::string::npos || close == std::string::npos ? "" : line.substr(open + 1, close - open - 1);
}

std::string module_of(const std::string& name) {
  return name.substr(0, name.rfind('.'));
}

std::string folder_of(const std::string& name) {
  return name.substr(0, name.rfind('/'));
}

std::map<std::string, std::set<std::string>> includes_of(const std::vector<SourceFile>& files) {
  std::set<std::string> names;
  for (const SourceFile& file : files) names.insert(file.name);
  std::map<std::string, std::set<std::string>> out;
  for (const SourceFile& file : files) {
    std::set<std::string>& mine = out[file.name];
    for (const std::string& line : file.lines) {
      const std::string name = included(line);
      for (const std::string& whole : {"src/" + name, name, folder_of(file.name) + "/" + name}) {
        if (!names.contains(whole)) continue;
        mine.insert(whole);
        break;
      }
    }
  }
  return out;
}

}  // namespace diplomed::house
