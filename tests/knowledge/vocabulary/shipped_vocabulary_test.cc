// corpus/vocabulary keeps its own rules.
#include <gtest/gtest.h>
#include <unicode/uenum.h>
#include <unicode/uregion.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <sstream>

#include "matching.h"
#include "text/sound/slug.h"

namespace diplomed::knowledge {
namespace {

using testing::shipped;

std::size_t count(const std::string& type) {
  std::size_t n = 0;
  for (const Concept& c : shipped().vocabulary->concepts()) n += c.type == type;
  return n;
}

TEST(ShippedVocabulary, HasTheRangeItPromises) {
  EXPECT_GE(count("country"), 245u);
  EXPECT_GE(count("field"), 400u);
  EXPECT_GE(count("instrument"), 150u);
  EXPECT_GE(count("org"), 1000u);
  EXPECT_GE(count("place"), 2000u);
  EXPECT_GE(count("role"), 250u);
  EXPECT_GE(count("programme"), 80u);
  EXPECT_GE(count("type"), 5u);
  EXPECT_GE(count("term"), 60u);
}

TEST(ShippedVocabulary, NamesTheMinistriesOfEveryCountry) {
  std::size_t states = 0;
  for (const Concept& c : shipped().vocabulary->concepts()) {
    if (c.type != "country") {
      EXPECT_TRUE(c.official.empty()) << c.id;
      continue;
    }
    states += !c.official.empty();
  }
  EXPECT_GE(states, 193u) << "the members of the United Nations at least";
  EXPECT_EQ(shipped().vocabulary->find("country", "KG")->official, "Кыргызская Республика");
  for (const char* id : {"ministry-of-health", "ministry-of-foreign-affairs", "embassy", "government", "parliament"}) {
    const Concept* body = shipped().vocabulary->find("org", id);
    ASSERT_NE(body, nullptr) << id;
    EXPECT_TRUE(body->national) << id;
    EXPECT_TRUE(body->country.empty()) << id;
  }
}

TEST(ShippedVocabulary, HasEveryCountryThatIcuKnows) {
  // Regions of CLDR that are no country of ISO 3166-1: Ascension, Clipperton, Sark, Diego Garcia, Ceuta and Melilla,
  // the Canary Islands, Tristan da Cunha, and the unknown region.
  const std::set<std::string> left_out = {"AC", "CP", "CQ", "DG", "EA", "IC", "TA", "ZZ"};
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UEnumeration, decltype(&uenum_close)> regions(uregion_getAvailable(URGN_TERRITORY, &status),
                                                                      &uenum_close);
  ASSERT_TRUE(U_SUCCESS(status));
  std::size_t seen = 0;
  std::int32_t length = 0;
  for (const char* code = uenum_next(regions.get(), &length, &status); code != nullptr;
       code = uenum_next(regions.get(), &length, &status)) {
    ++seen;
    if (left_out.contains(code)) continue;
    EXPECT_NE(shipped().vocabulary->find("country", code), nullptr) << code;
  }
  EXPECT_GT(seen, 240u);
}

TEST(ShippedVocabulary, HasNoCountryOfItsOwnInvention) {
  // States without an ISO code carry "X-…", Kosovo the code that CLDR uses for it.
  for (const Concept& c : shipped().vocabulary->concepts()) {
    if (c.type != "country" || c.id.starts_with("X-")) continue;
    UErrorCode status = U_ZERO_ERROR;
    const URegion* region = uregion_getRegionFromCode(c.id.c_str(), &status);
    ASSERT_TRUE(U_SUCCESS(status) && region != nullptr) << c.id;
    EXPECT_EQ(uregion_getType(region), URGN_TERRITORY) << c.id;
    EXPECT_EQ(std::string(uregion_getRegionCode(region)), c.id);
  }
}

TEST(ShippedVocabulary, IdsAreSlugsOrCodes) {
  for (const Concept& c : shipped().vocabulary->concepts()) {
    if (c.type == "country") {
      EXPECT_TRUE(c.id.size() == 2 || c.id.starts_with("X-")) << c.id;
      for (const char b : c.id) EXPECT_TRUE((b >= 'A' && b <= 'Z') || b == '-') << c.id;
    } else {
      for (const char b : c.id) EXPECT_TRUE((b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '-') << c.id;
      EXPECT_EQ(text::slug(c.id), c.id);
    }
  }
}

TEST(ShippedVocabulary, BroaderConceptsFormNoRing) {
  for (const Concept& c : shipped().vocabulary->concepts()) {
    const std::vector<const Concept*> chain = shipped().vocabulary->with_broader(c);
    EXPECT_TRUE(chain.back()->broader.empty()) << c.type << ":" << c.id;
  }
}

// A file as its reader sees it: the comment on top, and the columns.
struct Head {
  std::string comment;
  std::vector<std::string> columns;
};

Head head_of(const std::filesystem::path& path) {
  Head head;
  std::ifstream in(path);
  std::string line;
  while (std::getline(in, line) && line.starts_with('#')) head.comment += line.substr(1);
  std::istringstream columns(line);
  for (std::string name; std::getline(columns, name, '\t');) head.columns.push_back(name);
  return head;
}

TEST(ShippedVocabulary, FilesAndReadmeExplainTheirColumns) {
  const std::filesystem::path directory = default_vocabulary_directory();
  std::ifstream in(directory / "README.md");
  const std::string readme((std::istreambuf_iterator<char>(in)), {});
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    if (entry.path().extension() != ".tsv") continue;
    ++files;
    const Head head = head_of(entry.path());
    std::string list;
    for (const std::string& name : head.columns) {
      list += (list.empty() ? "" : " ") + name;
      const bool with_colon = head.comment.find(" " + name + ":") != std::string::npos;
      const bool in_a_list = head.comment.find(" " + name + ",") != std::string::npos;
      EXPECT_TRUE(with_colon || in_a_list) << entry.path() << " does not explain " << name;
    }
    const std::string row = "| `" + entry.path().filename().string() + "` |";
    const std::size_t at = readme.find(row);
    ASSERT_NE(at, std::string::npos) << row;
    EXPECT_NE(readme.substr(at, readme.find('\n', at) - at).find("`" + list + "`"), std::string::npos)
        << row << " lists other columns than " << list;
  }
  EXPECT_GE(files, 9u);
}

// What the matcher compares: of each word its own form where that is a lemma or an acronym, else all its terms. (Of a
// word that is only stemmed the matcher may leave out some.)
void paths(const std::vector<text::Token>& tokens, std::size_t at, const std::string& path,
           std::set<std::string>& out) {
  if (at == tokens.size()) {
    out.insert(path);
    return;
  }
  if (tokens[at].extra) return paths(tokens, at + 1, path, out);
  const text::Word& word = *tokens[at].word;
  const bool stemmed = word.kind == text::WordKind::russian && !word.in_dictionary;
  const bool lemma = std::find(word.terms.begin(), word.terms.end(), word.form) != word.terms.end();
  const bool own = word.all_caps || (lemma && !stemmed);
  for (const std::string& term : own ? std::vector<std::string>{word.form} : word.terms) {
    paths(tokens, at + 1, path + " " + term, out);
  }
}

TEST(ShippedVocabulary, NoTwoConceptsOfATypeShareAVariant) {
  std::map<std::string, const Concept*> owner;  // type and words → concept
  for (const Concept& c : shipped().vocabulary->concepts()) {
    if (!is_matched_in_text(c.type)) continue;
    for (const Concept::Variant& variant : c.variants) {
      std::set<std::string> words;
      paths(shipped().analyzer.analyze(variant.text), 0, c.type, words);
      ASSERT_FALSE(words.empty()) << variant.text;
      for (const std::string& path : words) {
        const auto [place, is_new] = owner.try_emplace(path, &c);
        EXPECT_EQ(place->second->id, c.id) << c.type << ": \"" << variant.text << "\"";
      }
    }
  }
}

TEST(ShippedVocabulary, NoCapitalIsTheNameOfAnotherCountry) {
  std::map<std::string, std::string> names;
  for (const Concept& c : shipped().vocabulary->concepts()) {
    if (c.type != "country") continue;
    for (const Concept::Variant& variant : c.variants) names[variant.text] = c.id;
  }
  std::map<std::string, std::string> capitals;
  for (const Concept& c : shipped().vocabulary->concepts()) {
    for (const std::string& place : c.places) {
      EXPECT_EQ(capitals.try_emplace(place, c.id).first->second, c.id) << place;
      if (names.contains(place)) {
        EXPECT_EQ(names[place], c.id) << place;
      }
    }
  }
  EXPECT_GE(capitals.size(), 180u);
}

// Typed into the search box as the page shows it, in any case, each label means its own concept and nothing else.
TEST(ShippedVocabulary, EveryLabelFindsItsOwnConceptInAQuery) {
  for (const Concept& c : shipped().vocabulary->concepts()) {
    if (!is_matched_in_text(c.type)) continue;
    for (const std::string& label : {c.label_ru, c.label_en}) {
      const std::vector<text::Token>& tokens = shipped().analyzer.analyze(label, text::Mode::query);
      ASSERT_FALSE(tokens.empty()) << label;
      bool found = false;
      for (const Match& match : shipped().matcher->match(tokens, text::Mode::query)) {
        const Concept& matched = shipped().vocabulary->concepts()[match.concept_index];
        if (matched.type != c.type) continue;
        EXPECT_EQ(matched.id, c.id) << c.type << " \"" << label << "\"";
        found = true;
        EXPECT_EQ(tokens[match.first].span.begin, tokens.front().span.begin) << label;
        EXPECT_EQ(tokens[match.last].span.end, tokens.back().span.end) << label;
      }
      EXPECT_TRUE(found) << c.type << " \"" << label << "\"";
    }
  }
}

TEST(ShippedVocabulary, EveryVariantFindsItsOwnConceptInAText) {
  for (const Concept& c : shipped().vocabulary->concepts()) {
    if (!is_matched_in_text(c.type)) continue;
    for (const Concept::Variant& variant : c.variants) {
      const std::string sentence = "потом " + variant.text + ", сказано тут";
      const std::vector<text::Token>& tokens = shipped().analyzer.analyze(sentence);
      const std::uint32_t end = tokens[tokens.size() - 3].span.end;
      bool found = false;
      for (const Match& match : shipped().matcher->match(tokens, text::Mode::text)) {
        const Concept& matched = shipped().vocabulary->concepts()[match.concept_index];
        if (matched.type != c.type) continue;
        EXPECT_EQ(matched.id, c.id) << sentence;
        found = match.first == 1 && tokens[match.last].span.end == end;
      }
      EXPECT_TRUE(found) << c.type << ": " << sentence;
    }
    for (const std::string& place : c.places) {
      const std::string found = shipped().show("потом " + place + ", сказано тут", text::Mode::text, c.type);
      EXPECT_TRUE(found == c.id + "=" + place + "@" || found == c.id + "=" + place) << found;
    }
  }
}

TEST(ShippedVocabulary, AGivenNameStandsOnce) {
  std::set<std::string> names;
  for (const Concept& c : shipped().vocabulary->concepts()) {
    if (c.type != "given-name") continue;
    EXPECT_FALSE(c.gender.empty()) << c.id;
    for (const Concept::Variant& variant : c.variants) EXPECT_TRUE(names.insert(variant.text).second) << variant.text;
  }
  EXPECT_GT(names.size(), 500u);
}

}  // namespace
}  // namespace diplomed::knowledge
