// English names of the vocabulary as queries, and English questions.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "collection.h"

namespace diplomed::query {
namespace {

using testing::Collection;

bool is_english(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

bool names(const CompiledQuery& compiled, const std::string& type, const std::string& id) {
  return std::any_of(compiled.concepts.begin(), compiled.concepts.end(),
                     [&](const knowledge::Concept* c) { return c->type == type && c->id == id; });
}

class English : public ::testing::Test {
 protected:
  std::string concepts(const std::string& q) {
    std::string out;
    for (const knowledge::Concept* c : collection_.compile(q).concepts)
      out += (out.empty() ? "" : " ") + c->type + ":" + c->id;
    return out;
  }
  std::string ignored(const std::string& q) {
    std::string out;
    for (const std::string& word : collection_.compile(q).ignored) out += (out.empty() ? "" : " ") + word;
    return out;
  }

  Collection collection_{{}};
};

// Whatever its case, and whatever else has the same name.
TEST_F(English, EveryNameOfTheVocabularyIsAQuery) {
  std::size_t asked = 0;
  for (const knowledge::Concept& c : testing::query_matcher()->vocabulary().concepts()) {
    if (c.type == "given-name") continue;
    for (const knowledge::Concept::Variant& v : c.variants) {
      if (!is_english(v.text)) continue;
      if (c.type == "status" && v.text != c.label_en) continue;
      ++asked;
      EXPECT_TRUE(names(collection_.compile(v.text), c.type, c.id)) << c.type << ":" << c.id << " by " << v.text;
      EXPECT_TRUE(names(collection_.compile(lower(v.text)), c.type, c.id))
          << c.type << ":" << c.id << " by " << lower(v.text);
    }
  }
  EXPECT_GT(asked, 4000u);
}

TEST_F(English, EitherNumberAndEitherSpelling) {
  const struct {
    const char *q, *type, *id;
  } rows[] = {
      {"organ transplantations", "field", "organ-transplantation"},
      {"pediatric surgery", "field", "pediatric-surgery"},
      {"paediatric surgery", "field", "pediatric-surgery"},
      {"hematology", "field", "hematology"},
      {"rare disease", "field", "rare-diseases"},
      {"nurses", "role", "nurse"},
      {"nurse", "role", "nurse"},
      {"ambassadors", "role", "ambassador"},
      {"ministries of health", "org", "ministry-of-health"},
      {"health ministry", "org", "ministry-of-health"},
      {"memoranda of understanding", "instrument", "mou"},
      {"memorandums", "instrument", "memorandum"},
      {"training courses", "instrument", "training-course"},
      {"signed", "status", "signed"},
      {"in force", "status", "in-force"},
      {"under negotiation", "status", "under-negotiation"},
      {"emergency care", "field", "emergency-care"},
      {"kidney", "term", "kidney"},
      {"kidneys", "term", "kidney"},
      {"world health organization", "org", "who"},
      {"interviews", "type", "interview"},
  };
  for (const auto& row : rows)
    EXPECT_TRUE(names(collection_.compile(row.q), row.type, row.id)) << row.q << ": " << concepts(row.q);
}

// «who» is the organisation alone or in capitals, and somebody in a question.
TEST_F(English, WhoIsAskedFor) {
  EXPECT_EQ(concepts("who"), "org:who");
  EXPECT_EQ(concepts("WHO"), "org:who");
  EXPECT_EQ(concepts("who signed the memorandum"), "status:signed instrument:memorandum");
  EXPECT_EQ(ignored("who signed the memorandum"), "who the");
  EXPECT_EQ(concepts("Who met the ambassador of France"), "role:ambassador country:FR");
  EXPECT_EQ(concepts("who is the Minister of Health?"), "role:health-minister");
  EXPECT_EQ(concepts("who treats children?"), "term:child");
  EXPECT_NE(concepts("WHO signed the memorandum").find("org:who"), std::string::npos);
  EXPECT_NE(concepts("who guidelines").find("org:who"), std::string::npos);
}

TEST_F(English, FunctionWordsAreNotSearched) {
  EXPECT_EQ(ignored("what is the role of nurses in Kazakhstan"), "what is the of in");
  EXPECT_EQ(ignored("hepatitis A"), "");
  EXPECT_EQ(ignored("IT"), "");
  EXPECT_EQ(ignored("to be or not to be"), "");  // nothing else remains
  EXPECT_EQ(ignored("Ministry of Health"), "");
}

// A text names no status by its English label, and no name in the plural.
TEST_F(English, TextsAreReadByTheLetter) {
  text::Analyzer analyzer(testing::shared_morphology());
  for (const char* text : {"Signed by the nurses", "Held in Paris by memorandums"}) {
    for (const knowledge::Match& m :
         testing::query_matcher()->match(analyzer.analyze(text, text::Mode::text), text::Mode::text)) {
      const knowledge::Concept& c = testing::query_matcher()->vocabulary().concepts()[m.concept_index];
      EXPECT_TRUE(c.type == "country" || c.type == "place") << text << ": " << c.type << ":" << c.id;
    }
  }
}

}  // namespace
}  // namespace diplomed::query
