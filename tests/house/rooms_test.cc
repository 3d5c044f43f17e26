// How the modules of the source tree depend on each other, room by room (docs/HACKING.md).
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "source_tree.h"

namespace diplomed::house {
namespace {

using Arrows = std::map<std::string, std::set<std::string>>;

Arrows arrows_between_modules(const Arrows& includes) {
  Arrows out;
  for (const auto& [name, others] : includes) {
    for (const std::string& other : others) {
      if (module_of(other) != module_of(name)) out[module_of(name)].insert(module_of(other));
    }
  }
  return out;
}

// A shortest way from `module` back to it, "a -> b -> a"; empty when there is none.
std::vector<std::string> circle_through(const std::string& module, const Arrows& arrows) {
  std::map<std::string, std::string> from;
  std::vector<std::string> open = {module};
  for (std::size_t i = 0; i < open.size(); ++i) {
    const auto next = arrows.find(open[i]);
    if (next == arrows.end()) continue;
    for (const std::string& to : next->second) {
      if (!from.emplace(to, open[i]).second) continue;
      if (to != module) {
        open.push_back(to);
        continue;
      }
      std::vector<std::string> circle = {module};
      for (std::string at = from[module]; at != module; at = from[at]) circle.push_back(at);
      circle.push_back(module);
      std::reverse(circle.begin(), circle.end());
      return circle;
    }
  }
  return {};
}

TEST(Rooms, NoModuleIncludesItselfByOthers) {
  const Arrows arrows =
      arrows_between_modules(includes_of(sources({"src", "indexer", "server", "eval"}, {".h", ".cc"})));
  std::set<std::string> told;
  for (const auto& [module, others] : arrows) {
    const std::vector<std::string> circle = circle_through(module, arrows);
    if (circle.empty() || told.contains(module)) continue;
    std::string text;
    for (const std::string& each : circle) {
      told.insert(each);
      text += (text.empty() ? "" : " -> ") + each;
    }
    ADD_FAILURE() << text;
  }
}

// Inner room → what it may include of the other inner rooms around it: folders, or single headers.
const std::map<std::string, std::vector<std::string>> inner_rooms = {
    {"src/text/morphology", {}},
    {"src/text/sound", {}},
    {"src/document/charset", {}},
    // The names of sections, by which a line of a path is told from the line of a stamp.
    {"src/document/dates", {"src/document/noise/noise_rules.h"}},
    {"src/document/noise", {"src/document/dates"}},
    {"src/document/html", {"src/document/dates", "src/document/noise/noise_reason.h"}},
    {"src/document/readers", {"src/document/charset", "src/document/dates", "src/document/html"}},
    {"src/knowledge/vocabulary", {}},
    // Phrases are read with what the vocabulary and the heads of bodies say of their words.
    {"src/knowledge/words",
     {"src/knowledge/vocabulary", "src/knowledge/organisations/entity_context.h",
      "src/knowledge/places/place_heads.h"}},
    {"src/knowledge/organisations", {"src/knowledge/vocabulary", "src/knowledge/words"}},
    {"src/knowledge/places", {"src/knowledge/words", "src/knowledge/organisations/entity_context.h"}},
    {"src/knowledge/people", {"src/knowledge/words"}},
    {"src/knowledge/events", {"src/knowledge/vocabulary", "src/knowledge/words"}},
    {"src/knowledge/figures", {"src/knowledge/words"}},
    {"src/index/lexicon", {}},
    {"src/index/spelling", {"src/index/lexicon"}},
    {"src/query/parse", {}},
    {"src/query/compile", {"src/query/parse"}},
    {"src/query/repair", {"src/query/parse", "src/query/compile"}},
    {"src/search/answer", {}},
    {"src/search/suggest", {"src/search/answer"}},
    {"server/language", {}},
    {"server/url", {"server/language"}},
    {"server/views", {"server/language", "server/url"}},
    {"server/routes", {"server/language", "server/url", "server/views"}},
    {"server/http", {"server/routes"}},
};

// Room → the modules of its own that inner rooms may include. The others join the inner rooms.
const std::map<std::string, std::set<std::string>> shared_modules = {
    {"src/text", {"characters", "fold"}},
    {"src/document",
     {"article", "block_text", "chars", "compose_article", "lines", "page_text", "read_input", "sentences", "title"}},
    {"src/knowledge", {"annotated_text", "entity_ids", "facts", "facets"}},
    {"src/index", {"schema", "stored"}},
    {"src/query", {"ranking"}},
    {"src/search",
     {"counts", "document_filter", "filters", "handle", "labels", "marks", "matches", "query_watch", "read_query"}},
    {"server", {"assets"}},
};

// What rooms outside may include of an inner room, where that is less than all of it.
const std::map<std::string, std::set<std::string>> doors = {
    {"src/document/readers", {"read_articles.h", "file_format.h", "file_probe.h"}},
    {"src/document/html", {"content.h", "meta.h", "tree.h"}},
    {"src/document/noise", {"boilerplate.h", "credits.h", "head_line.h", "noise_reason.h", "noise_rules.h"}},
    {"src/index/lexicon", {"lexicon.h", "lexicon_build.h", "lexicon_names.h", "lexicon_words.h"}},
    {"src/index/spelling", {"spelling_index.h", "spelling_build.h", "common_words.h", "edit_cost.h", "letters.h"}},
    {"src/knowledge/people", {"people.h"}},
    {"src/knowledge/places", {"places.h", "place_heads.h"}},
    {"src/knowledge/events", {"event_sightings.h", "relations.h"}},
    {"src/knowledge/figures", {"figures.h"}},
    {"src/knowledge/organisations", {"organisations.h", "affiliations.h", "entity_context.h"}},
    {"src/query/repair", {"repair_query.h"}},
    {"src/query/compile",
     {"compile.h", "compile_expansions.h", "compile_facet.h", "compile_operators.h", "date_terms.h"}},
    {"src/search/suggest", {"suggest.h"}},
};

// "src/document" of "src/document/html/tree.h", empty for what stands in no inner room.
std::string room_around(const std::string& folder) {
  return inner_rooms.contains(folder) ? folder_of(folder) : "";
}

TEST(Rooms, EveryFolderHasItsPlace) {
  for (const SourceFile& file : sources({"src", "server"}, {".h", ".cc"})) {
    const std::string folder = folder_of(file.name);
    const bool is_room = folder == "server" || std::count(folder.begin(), folder.end(), '/') == 1;
    EXPECT_TRUE(inner_rooms.contains(folder) || (is_room && folder.starts_with("src/")) || folder == "server")
        << file.name << ": add its folder to inner_rooms";
  }
}

TEST(Rooms, InnerRoomsIncludeOnlyTheirOwn) {
  for (const auto& [name, others] : includes_of(sources({"src", "server"}, {".h", ".cc"}))) {
    const std::string folder = folder_of(name), room = room_around(folder);
    if (room.empty()) continue;
    const std::vector<std::string>& allowed = inner_rooms.at(folder);
    for (const std::string& other : others) {
      const std::string there = folder_of(other);
      if (there == folder) continue;
      if (there == room) {
        const std::string module = module_of(other).substr(room.size() + 1);
        EXPECT_TRUE(shared_modules.at(room).contains(module)) << name << " looks up to " << other;
      } else if (room_around(there) == room) {
        EXPECT_TRUE(std::find(allowed.begin(), allowed.end(), there) != allowed.end() ||
                    std::find(allowed.begin(), allowed.end(), other) != allowed.end())
            << name << " includes " << other;
      }
    }
  }
}

TEST(Rooms, InnerRoomsAreEnteredByTheirDoors) {
  for (const auto& [name, others] : includes_of(sources({"src", "indexer", "server", "eval"}, {".h", ".cc"}))) {
    for (const std::string& other : others) {
      const auto door = doors.find(folder_of(other));
      if (door == doors.end() || folder_of(name) == folder_of(other)) continue;
      EXPECT_TRUE(door->second.contains(other.substr(door->first.size() + 1))) << name << " includes " << other;
    }
  }
}

// Programs that the build runs.
const std::set<std::string> build_tools = {"server/language/make_messages.cc"};

// A source that has no header of its own is part of another module, for a reason; or the main of a program.
const std::map<std::string, std::string> parts_of = {
    {"src/document/noise/noise_phrases.cc", "src/document/noise/noise_rules.h"},  // lists: questions about whole lines
    {"src/knowledge/people/people_resolve.cc", "src/knowledge/people/people.h"},  // who is who, once all are found
    {"server/http/connection_steps.cc", "server/http/connections.h"},             // one connection; that is all of them
    {"server/language/phrases_table.cc", "server/language/phrases.h"},            // what is said
};

// Folders in which a header stands for several sources, one a thing of its kind.
const std::map<std::string, std::set<std::string>> one_header_for_many = {
    {"src/document/readers", {"src/document/readers/readers.h"}},                               // a reader a format
    {"src/knowledge/organisations", {"src/knowledge/organisations/organisation_candidate.h"}},  // a step a source
    {"server/views", {"server/views/page.h", "server/views/parts.h"}},                          // a page a source
    {"server/routes", {"server/routes/app.h"}},                                                 // a kind of routes
};

TEST(Rooms, ASourceHasItsHeader) {
  const Arrows includes = includes_of(sources({"src", "indexer", "server", "eval"}, {".h", ".cc"}));
  for (const auto& [name, others] : includes) {
    const bool is_main = name.ends_with("/main.cc") || name.ends_with("_command.cc") || build_tools.contains(name);
    if (!name.ends_with(".cc") || is_main || includes.contains(module_of(name) + ".h")) continue;
    std::set<std::string> headers;
    if (const auto part = parts_of.find(name); part != parts_of.end()) headers = {part->second};
    if (const auto many = one_header_for_many.find(folder_of(name)); many != one_header_for_many.end())
      headers.insert(many->second.begin(), many->second.end());
    EXPECT_TRUE(std::any_of(headers.begin(), headers.end(), [&](const std::string& h) { return others.contains(h); }))
        << name << " has no header of its own";
  }
}

// What is asked and what is written can be used without a server.
TEST(Rooms, AddressesAndViewsKnowNoHttp) {
  const std::vector<SourceFile> files = sources({"src", "server"}, {".h", ".cc"});
  const Arrows includes = includes_of(files);
  std::set<std::string> reached;
  std::vector<std::string> open;
  for (const auto& [name, others] : includes) {
    for (const char* folder : {"server/language/", "server/url/", "server/views/"}) {
      if (name.starts_with(folder) && reached.insert(name).second) open.push_back(name);
    }
  }
  ASSERT_FALSE(open.empty());
  for (std::size_t i = 0; i < open.size(); ++i) {
    for (const std::string& other : includes.at(open[i])) {
      if (reached.insert(other).second) open.push_back(other);
    }
  }
  for (const std::string& name : reached) {
    EXPECT_FALSE(name.starts_with("server/http/") || name.starts_with("server/routes/")) << name;
  }
  for (const SourceFile& file : files) {
    if (!reached.contains(file.name)) continue;
    for (const std::string& line : file.lines) EXPECT_FALSE(included(line).starts_with("httplib")) << file.name;
  }
}

struct Definition {
  std::string file;
  bool unnamed = false;  // in a namespace without a name
};

// The name that `line` begins to define at the left margin: "struct Name {"; empty when it does not.
std::string defined_by(const std::string& line) {
  for (const std::string word : {"struct ", "class ", "enum class ", "enum "}) {
    if (!line.starts_with(word) || (word == "enum " && line.starts_with("enum class "))) continue;
    const std::size_t end = line.find_first_of(" <:;{", word.size());
    if (end == std::string::npos || line.find('{') == std::string::npos || line.find(';') < line.find('{')) return {};
    return line[end] == ' ' ? line.substr(word.size(), end - word.size()) : "";
  }
  return {};
}

std::map<std::string, std::vector<Definition>> definitions(const std::vector<SourceFile>& files) {
  std::map<std::string, std::vector<Definition>> out;
  for (const SourceFile& file : files) {
    std::vector<std::string> spaces;
    for (const std::string& line : file.lines) {
      if (line.starts_with("namespace ") && line.ends_with("{")) {
        spaces.push_back(line.substr(10, line.size() - 11));
      } else if (line.starts_with("}  // namespace") && !spaces.empty()) {
        spaces.pop_back();
      } else if (const std::string name = defined_by(line); !name.empty()) {
        std::string whole;
        for (const std::string& space : spaces) whole += space;
        const bool unnamed = std::find(spaces.begin(), spaces.end(), "") != spaces.end();
        out[whole + ":: " + name].push_back({file.name, unnamed});
      }
    }
  }
  return out;
}

// Two definitions of one name in one namespace are undefined behaviour, also when no file sees both; and a name that
// one file keeps to itself is not that of a type which all may use.
TEST(Rooms, ATypeIsDefinedOnce) {
  const auto all = definitions(sources({"src", "indexer", "server", "eval"}, {".h", ".cc"}));
  ASSERT_GT(all.size(), 300u);
  for (const auto& [name, places] : all) {
    const auto shared = std::count_if(places.begin(), places.end(), [](const Definition& d) { return !d.unnamed; });
    if (shared == 0 || places.size() == 1) continue;
    std::string text;
    for (const Definition& d : places) text += " " + d.file;
    ADD_FAILURE() << name << " is defined in" << text;
  }
}

}  // namespace
}  // namespace diplomed::house
