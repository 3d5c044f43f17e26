// Modules of the query room form no include circle: a header and its source are one module.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

using Graph = std::map<std::string, std::set<std::string>>;

// Module → modules of the folder that it includes.
Graph includes_in(const std::string& folder) {
  const fs::path source = fs::path(DIPLOMED_SOURCE_DIR) / "src";
  Graph out;
  for (const auto& entry : fs::directory_iterator(source / folder)) {
    const fs::path name = fs::relative(entry.path(), source);
    const std::string module = (name.parent_path() / name.stem()).generic_string();
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      const std::string head = "#include \"" + folder + "/";
      if (!line.starts_with(head)) continue;
      const std::size_t begin = line.find('"') + 1;
      const std::string other = line.substr(begin, line.find(".h\"") - begin);
      if (other != module) out[module].insert(other);
    }
  }
  return out;
}

// What `from` includes, and what that includes.
std::set<std::string> reached(const Graph& graph, const std::string& from) {
  std::set<std::string> out;
  std::vector<std::string> left = {from};
  while (!left.empty()) {
    const auto at = graph.find(left.back());
    left.pop_back();
    if (at == graph.end()) continue;
    for (const std::string& other : at->second) {
      if (out.insert(other).second) left.push_back(other);
    }
  }
  return out;
}

TEST(House, ModulesOfTheParserIncludeNoCircle) {
  for (const std::string folder : {"query/parse", "query/compile"}) {
    const Graph graph = includes_in(folder);
    EXPECT_GE(graph.size(), 3u) << folder;
    for (const auto& [module, others] : graph) {
      EXPECT_FALSE(reached(graph, module).contains(module)) << module << " includes what includes it";
    }
  }
}

}  // namespace
