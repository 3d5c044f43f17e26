// The house rules of docs/HACKING.md, as tests over the source tree.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "source_tree.h"

namespace diplomed::house {
namespace {

namespace fs = std::filesystem;

std::string room_of(const std::string& name) {
  const std::size_t begin = std::string("src/").size();
  return name.substr(begin, name.find('/', begin) - begin);
}

TEST(House, RoomsIncludeOnlyRoomsBelowThem) {
  const std::map<std::string, std::set<std::string>> allowed = {
      {"base", {"base"}},
      {"text", {"base", "text"}},
      {"document", {"base", "text", "document"}},
      {"knowledge", {"base", "text", "document", "knowledge"}},
      {"index", {"base", "text", "document", "knowledge", "index"}},
      {"query", {"base", "text", "document", "knowledge", "index", "query"}},
      {"search", {"base", "text", "knowledge", "index", "query", "search"}},
  };
  for (const SourceFile& file : sources({"src"}, {".h", ".cc"})) {
    const auto& rooms = allowed.at(room_of(file.name));
    for (const std::string& line : file.lines) {
      const std::string name = included(line);
      const std::string room = name.substr(0, name.find('/'));
      if (name.find('/') == std::string::npos || !allowed.contains(room)) continue;
      EXPECT_TRUE(rooms.contains(room)) << file.name << " includes " << name;
    }
  }
}

// The programs stand on the rooms they need: what is written knows nothing of how it is asked.
TEST(House, TheIndexerKnowsNothingOfQueries) {
  for (const SourceFile& file : sources({"indexer"}, {".h", ".cc"})) {
    for (const std::string& line : file.lines) {
      const std::string name = included(line);
      for (const char* room : {"query/", "search/", "server/"})
        EXPECT_FALSE(name.starts_with(room)) << file.name << " includes " << name;
    }
  }
}

TEST(House, LibrariesAreNamedOnlyInTheirRooms) {
  // What an include begins with → path prefixes that may have it.
  const std::map<std::string, std::vector<std::string>> homes = {
      {"unicode/", {"src/text/"}},
      {"libstemmer", {"src/text/"}},
      {"xapian", {"src/index/", "src/query/compile/", "src/query/repair/", "src/search/", "indexer/"}},
      {"httplib", {"server/"}},
      {"kainjow", {"server/"}},
      {"mustache", {"server/"}},
      {"gumbo", {"src/document/"}},
      {"md4c", {"src/document/"}},
      {"archive", {"src/document/"}},
      {"poppler", {"src/document/"}},
      {"pugixml", {"src/document/"}},
      {"gmime", {"src/document/"}},
      {"csv.h", {"src/document/"}},
      {"cld2", {"src/document/"}},
      {"spdlog", {"server/"}},
      {"CLI/", {"indexer/", "server/", "eval/"}},
  };
  for (const SourceFile& file : sources({"src", "indexer", "server", "eval"}, {".h", ".cc"})) {
    for (const std::string& line : file.lines) {
      const std::string name = included(line);
      for (const auto& [library, places] : homes) {
        if (!name.starts_with(library)) continue;
        const bool at_home = std::any_of(places.begin(), places.end(),
                                         [&](const std::string& place) { return file.name.starts_with(place); });
        EXPECT_TRUE(at_home) << file.name << " includes " << name;
      }
    }
  }
}

TEST(House, TheLibraryNeverPrints) {
  for (const SourceFile& file : sources({"src"}, {".h", ".cc"})) {
    for (const char* printer : {"std::cout", "std::cerr", "std::clog", "printf(", "puts("}) {
      const std::size_t at = file.text.find(printer);
      const bool formats_to_memory = at != std::string::npos && at > 0 && file.text[at - 1] == 'n';  // snprintf
      EXPECT_TRUE(at == std::string::npos || formats_to_memory) << file.name << " uses " << printer;
    }
  }
}

// One object for all threads whose reference count is not atomic; query::match_all() makes another each time.
TEST(House, TheSharedMatchAllIsNotUsed) {
  for (const SourceFile& file : sources({"src", "indexer", "server", "eval"}, {".cc"})) {
    EXPECT_EQ(file.text.find("Query::MatchAll"), std::string::npos) << file.name;
  }
}

// Xapian 1.4.22 reads freed memory in it (query/compile/compile_operators.h).
TEST(House, TheGreatestOfWeightsIsNotAskedOfXapian) {
  for (const SourceFile& file : sources({"src", "indexer", "server", "eval", "bench"}, {".cc", ".h"})) {
    EXPECT_EQ(file.text.find("::OP_MAX"), std::string::npos) << file.name;
  }
}

TEST(House, FilesStaySmall) {
  constexpr std::size_t kMostLines = 400;
  for (const SourceFile& file :
       sources({"src", "indexer", "server", "eval"}, {".h", ".cc", ".js", ".mjs", ".css", ".mustache"})) {
    EXPECT_LE(file.lines.size(), kMostLines) << file.name << ": split it by responsibility";
  }
  const std::string top = read("CMakeLists.txt");
  EXPECT_LE(std::count(top.begin(), top.end(), '\n'), 120);
}

TEST(House, FoldersStaySmall) {
  constexpr std::size_t kMostModules = 25;
  std::map<std::string, std::set<std::string>> modules;
  for (const SourceFile& file : sources({"src", "indexer", "server", "eval"}, {".h", ".cc"})) {
    const fs::path path(file.name);
    modules[path.parent_path().string()].insert(path.stem().string());
  }
  for (const auto& [folder, names] : modules) {
    EXPECT_LE(names.size(), kMostModules) << folder << ": make rooms inside it";
  }
}

TEST(House, NoTwoHeadersHaveOneName) {
  std::map<std::string, std::string> seen;
  for (const SourceFile& file : sources({"src", "indexer", "server", "eval"}, {".h"})) {
    const auto [other, fresh] = seen.emplace(fs::path(file.name).filename().string(), file.name);
    EXPECT_TRUE(fresh) << file.name << " and " << other->second;
  }
}

TEST(House, HeadersBeginWithTheirPurpose) {
  for (const SourceFile& file : sources({"src", "indexer", "server", "eval"}, {".h"})) {
    ASSERT_FALSE(file.lines.empty()) << file.name;
    EXPECT_TRUE(file.lines.front().starts_with("//")) << file.name << " does not say what it is for";
    EXPECT_NE(file.text.find("#pragma once"), std::string::npos) << file.name;
  }
}

TEST(House, NothingIsLeftForLater) {
  const std::vector<std::string> marks = {std::string("TO") + "DO", std::string("FIX") + "ME", std::string("XX") + "X"};
  for (const SourceFile& file : sources({"src", "indexer", "server", "eval", "tests"}, {".h", ".cc", ".js", ".mjs"})) {
    for (const std::string& mark : marks)
      EXPECT_EQ(file.text.find(mark), std::string::npos) << file.name << ": " << mark;
  }
}

TEST(House, BuildFilesListTheirSources) {
  for (const SourceFile& file : sources({"src", "indexer", "server", "eval", "tests", "cmake"}, {".txt", ".cmake"})) {
    EXPECT_EQ(file.text.find("file(GLOB"), std::string::npos) << file.name;
    EXPECT_EQ(file.text.find("-march=native"), std::string::npos) << file.name;
  }
}

// A path in docs/ARCHITECTURE.md leads to a file or folder, from the root or from src/; a module is named without its
// ending.
TEST(House, PathsOfTheArchitectureExist) {
  const std::string text = read("docs/ARCHITECTURE.md");
  const std::regex path("`([a-z_]+(?:/[A-Za-z_.-]+)+)`");
  std::size_t found = 0;
  for (std::sregex_iterator at(text.begin(), text.end(), path), end; at != end; ++at) {
    const std::string name = (*at)[1];
    bool there = false;
    for (const char* folder : {"", "src/"}) {
      for (const char* ending : {"", ".h", ".cc"}) there = there || fs::exists(root / (folder + name + ending));
    }
    EXPECT_TRUE(there) << name;
    ++found;
  }
  EXPECT_GT(found, 60u);
}

// Every "--option" of a program stands in docs/operations.md.
TEST(House, EveryOptionIsDocumented) {
  const std::string manual = read("docs/operations.md");
  for (const char* source : {"indexer/options.cc", "server/server_options.cc"}) {
    const std::string text = read(source);
    std::size_t found = 0;
    for (std::size_t at = text.find("\"--"); at != std::string::npos; at = text.find("\"--", at + 1)) {
      const std::string option = text.substr(at + 1, text.find_first_of("\",", at + 1) - at - 1);
      EXPECT_NE(manual.find("`" + option), std::string::npos) << source << ": " << option;
      ++found;
    }
    EXPECT_GT(found, 0u) << source;
  }
}

// Every term prefix and metadata key of the schema stands in docs/index-format.md.
TEST(House, EveryPrefixIsDocumented) {
  const std::string manual = read("docs/index-format.md");
  const std::string schema = read("src/index/schema.cc") + read("src/index/schema.h");
  std::size_t found = 0;
  for (const char* call : {"with_prefix(\"", "return \"", "std::string(\"", "string_view k"}) {
    for (std::size_t at = schema.find(call); at != std::string::npos; at = schema.find(call, at + 1)) {
      const std::size_t open = schema.find('"', at);
      const std::string literal = schema.substr(open + 1, schema.find('"', open + 1) - open - 1);
      EXPECT_NE(manual.find("`" + literal), std::string::npos) << literal;
      ++found;
    }
  }
  EXPECT_GT(found, 10u);
}

}  // namespace
}  // namespace diplomed::house
