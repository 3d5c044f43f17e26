// Words of a language stand in corpus/language, not in C++.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const fs::path root = DIPLOMED_SOURCE_DIR;

// Files whose rules name single letters or endings, and why they are no table.
const std::map<std::string, std::string> kRules = {
    {"src/document/charset/mojibake.cc", "«я» tells a Mac's charset"},
    {"src/document/charset/mojibake_undo.cc", "letters of a Mac's charset, by their bytes"},
    {"src/document/noise/noise_words.cc", "the last letters of imperatives, looked at first"},
    {"src/document/readers/csv.cc", "a message that names columns by way of example"},
    {"src/text/analyzer.cc", "rules of ь and ъ, of one н or two"},
    {"src/text/fold.cc", "ё is е, ѐ and ѝ carry a stress mark"},
    {"src/text/morphology/morphology.cc", "the dictionary's format: its letters and prefixes"},
    {"src/text/morphology/name_endings.cc", "rules of ь and й, the range of letters"},
    {"src/text/sound/foreign_name_key.cc", "costs of letters and of pairs of vowels"},
    {"src/text/sound/phonetic.cc", "the range of Russian letters"},
    {"src/text/sound/romanised_key.cc", "the range of Russian letters, дж, тс, ь and ъ"},
};

// Files whose words are in no table: a file leaves the list with its last word, and none joins it.
const std::set<std::string> kWordLists = {
    "server/language/number_format.cc",
    "server/language/phrases_table.cc",
    "server/views/frame.cc",
    "server/views/results.cc",
    "server/views/start.cc",
    "src/knowledge/events/event_sightings.cc",
    "src/knowledge/events/event_status.cc",
    "src/knowledge/events/event_verbs.cc",
    "src/knowledge/events/relation_draft.cc",
    "src/knowledge/events/relations.cc",
    "src/knowledge/facets.h",
    "src/knowledge/figures/figure_modifiers.cc",
    "src/knowledge/figures/figure_units.cc",
    "src/knowledge/figures/figures.cc",
    "src/knowledge/organisations/affiliations.cc",
    "src/knowledge/organisations/entity_context.cc",
    "src/knowledge/organisations/organisation_bare.cc",
    "src/knowledge/organisations/organisation_certainty.cc",
    "src/knowledge/organisations/organisation_heads.cc",
    "src/knowledge/organisations/organisation_phrase.cc",
    "src/knowledge/organisations/organisation_resolve.cc",
    "src/knowledge/organisations/organisation_scan.cc",
    "src/knowledge/organisations/organisations.cc",
    "src/knowledge/people/name_patterns.cc",
    "src/knowledge/people/people.cc",
    "src/knowledge/people/people_resolve.cc",
    "src/knowledge/people/person_cues.cc",
    "src/knowledge/people/roles.cc",
    "src/knowledge/places/place_heads.cc",
    "src/knowledge/places/places.cc",
    "src/knowledge/vocabulary/coordination.cc",
    "src/knowledge/vocabulary/matcher.cc",
    "src/knowledge/words/clause_words.cc",
    "src/knowledge/words/name_words.cc",
    "src/knowledge/words/nominative.cc",
    "src/knowledge/words/noun_phrase.cc",
    "src/knowledge/words/numerals.cc",
    "src/knowledge/words/part_words.cc",
    "src/query/parse/ast.cc",
    "src/query/parse/parse_bounds.cc",
    "src/query/parse/parse_chars.cc",
    "src/query/parse/parse_fields.cc",
    "src/query/parse/parse_number.cc",
    "src/query/parse/parse_range.cc",
    "src/query/parse/parse_word.cc",
    "src/query/repair/edit_cost.cc",
    "src/search/read_query.cc",
    "src/search/suggest/completions.cc",
};

// True for a line with a Cyrillic letter (U+0400…U+052F: D0…D4 in UTF-8) outside of a comment.
bool has_cyrillic(const std::string& line) {
  char quote = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xD0 && byte <= 0xD4) return true;
    if (quote != 0) {
      if (c == '\\') ++i;
      if (c == quote) quote = 0;
    } else if (line.compare(i, 2, "//") == 0) {
      return false;
    } else if (c == '"' || (c == '\'' && (i == 0 || line[i - 1] < '0' || line[i - 1] > '9'))) {
      quote = c;
    }
  }
  return false;
}

std::vector<fs::path> files_below(const std::vector<std::string>& folders) {
  std::vector<fs::path> out;
  for (const std::string& folder : folders) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      if (entry.is_regular_file()) out.push_back(entry.path());
    }
  }
  return out;
}

TEST(LanguageData, CyrillicIsTold) {
  EXPECT_TRUE(has_cyrillic("f(\"дом\");"));
  EXPECT_TRUE(has_cyrillic("c == U'ё'"));
  EXPECT_TRUE(has_cyrillic("f(\"http://\", \"дом\");"));
  EXPECT_TRUE(has_cyrillic("if (n > 1'000) f(\"дом\");"));
  EXPECT_FALSE(has_cyrillic("f();  // дом"));
  EXPECT_FALSE(has_cyrillic("f(\"\\\"\");  // «дом»"));
}

TEST(LanguageData, WordsStandInTables) {
  std::set<std::string> found;
  for (const fs::path& path : files_below({"src", "indexer", "server"})) {
    if (path.extension() != ".cc" && path.extension() != ".h") continue;
    const std::string name = fs::relative(path, root).generic_string();
    std::ifstream in(path);
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
      ++number;
      if (!has_cyrillic(line)) continue;
      found.insert(name);
      EXPECT_TRUE(kRules.contains(name) || kWordLists.contains(name))
          << name << ":" << number << ": words belong in corpus/language (README.md there)";
    }
  }
  for (const auto& [name, why] : kRules) EXPECT_TRUE(found.contains(name)) << name << " needs no place in the list";
  for (const std::string& name : kWordLists) {
    EXPECT_TRUE(found.contains(name)) << name << " needs no place in the list any more";
  }
}

// A table that no room names would be checked by nobody.
TEST(LanguageData, EveryTableIsUsed) {
  std::string lists;
  for (const fs::path& path : files_below({"src", "server"})) {
    if (path.filename() != "CMakeLists.txt") continue;
    std::ifstream in(path);
    lists.append(std::istreambuf_iterator<char>(in), {});
  }
  std::size_t tables = 0;
  for (const fs::path& path : files_below({"corpus/language"})) {
    if (path.extension() != ".tsv") continue;
    const std::string name = path.stem().string();
    const bool used =
        lists.find("  " + name + "\n") != std::string::npos || lists.find("  " + name + ")") != std::string::npos;
    EXPECT_TRUE(used) << name << ": no diplomed_language_tables() names it";
    ++tables;
  }
  EXPECT_GT(tables, 0u);
}

}  // namespace
