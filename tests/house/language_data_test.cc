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

// Files whose rules name a letter, an ending or a single word, and why that is no row of a table: a rule that treats
// one word in a way of its own is code. A file leaves the list with its last such word.
const std::map<std::string, std::string> kRules = {
    {"src/document/charset/mojibake.cc", "«я» tells a Mac's charset"},
    {"src/document/charset/mojibake_undo.cc", "letters of a Mac's charset, by their bytes"},
    {"src/document/noise/noise_words.cc", "the last letters of imperatives, looked at first"},
    {"src/document/readers/csv.cc", "a message that names columns by way of example"},
    {"src/index/spelling/edit_cost.cc", "rule of ь and ъ"},
    {"src/knowledge/events/event_sightings.cc", "rules of «между», «наш», «этот», «не», of the plural of «соглашение»"},
    {"src/knowledge/events/event_status.cc", "rule of «принять участие» and «то, что»"},
    {"src/knowledge/events/event_verbs.cc", "rule of «принять участие»"},
    {"src/knowledge/events/relations.cc", "a role that begins with «министр»"},
    {"src/knowledge/facets.h", "names of the facets, in the one table of facets"},
    {"src/knowledge/figures/figure_modifiers.cc", "rules of «не более», «чем», «как минимум»"},
    {"src/knowledge/figures/figure_units.cc", "rules of «и» and «в» inside a unit, endings of adverbs"},
    {"src/knowledge/figures/figures.cc", "rules of «от … до», «или», «и более», «место в рейтинге»"},
    {"src/knowledge/organisations/affiliations.cc", "names a country's ministry after its minister"},
    {"src/knowledge/organisations/entity_context.cc", "«пресс-» is no part of a name"},
    {"src/knowledge/organisations/organisation_bare.cc", "«мин» begins the short name of a ministry"},
    {"src/knowledge/organisations/organisation_phrase.cc", "a rule for each preposition inside a name, «имени»"},
    {"src/knowledge/organisations/organisation_scan.cc", "«им.» is «имени», a ministry of the vocabulary"},
    {"src/knowledge/organisations/organisations.cc", "rules of «посол в …» and «министр …»"},
    {"src/knowledge/people/people.cc", "rules of «имени», «и» and «англ.»"},
    {"src/knowledge/people/people_resolve.cc", "endings of patronymics"},
    {"src/knowledge/people/roles.cc", "«д-р», «г-н», «медицинская сестра», «и» between roles"},
    {"src/knowledge/places/places.cc", "rules of «в», «и» and «г.»"},
    {"src/knowledge/vocabulary/coordination.cc", "rules of «и», «или», «а также»"},
    {"src/knowledge/vocabulary/matcher.cc", "last letters that are no ending"},
    {"src/knowledge/words/clause_words.cc", "endings of verbs and participles, «шел»"},
    {"src/knowledge/words/name_words.cc", "how names decline, by their last letters"},
    {"src/knowledge/words/nominative.cc", "capitals of letters, endings of relational adjectives"},
    {"src/knowledge/words/noun_phrase.cc", "rules of «по», «при», «для», «и»"},
    {"src/query/parse/describe.cc", "how a range is said: «с», «по», «больше», «меньше»"},
    {"src/query/parse/operators.h", "the words of the query syntax, spelled here alone"},
    {"src/query/parse/typing_context.cc", "a letter that stands for the word to come"},
    {"src/search/suggest/completions.cc", "the Russian letters, each tried for a mistyped one"},
    {"src/text/analyzer.cc", "rules of ь and ъ, of one н or two"},
    {"src/text/characters.h", "the range of Russian letters"},
    {"src/text/fold.cc", "ё is е, ѐ and ѝ carry a stress mark, the letters around an apostrophe for ъ"},
    {"src/text/morphology/morphology.cc", "ё, which the dictionary may or may not have"},
    {"src/text/morphology/morphology_data.cc", "the dictionary's format: its letters and prefixes"},
    {"src/text/morphology/name_endings.cc", "rules of ь and й, the range of letters"},
    {"src/text/sound/foreign_name_key.cc", "costs of letters and of pairs of vowels"},
    {"src/text/sound/phonetic.cc", "the range of Russian letters"},
    {"src/text/sound/romanised_key.cc", "the range of Russian letters, дж, тс, ь and ъ"},
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
      EXPECT_TRUE(kRules.contains(name)) << name << ":" << number
                                         << ": words belong in corpus/language (README.md there)";
    }
  }
  for (const auto& [name, why] : kRules) EXPECT_TRUE(found.contains(name)) << name << " needs no place in the list";
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
