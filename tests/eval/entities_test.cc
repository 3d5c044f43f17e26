// Scoring of entities: tokens, offsets, counts; and the figures on the shared set.
#include "eval/gold/entities.h"

#include <gtest/gtest.h>

#include "dictionary.h"
#include "shared.h"
#include "temp_dir.h"

namespace diplomed::eval {
namespace {

std::string tokens_of(const std::string& text) {
  std::string out;
  for (const Span& s : score_tokens(text)) out += (out.empty() ? "" : "|") + std::string(s.of(text));
  return out;
}

TEST(EntityTokens, AreWordsAndSinglePunctuationMarks) {
  EXPECT_EQ(tokens_of("Ли, А.Б. из Нью-Йорка — да!"), "Ли|,|А|.|Б|.|из|Нью-Йорка|—|да|!");
  EXPECT_EQ(tokens_of("- «Ω2»"), "-|«|Ω2|»");
  EXPECT_EQ(tokens_of(""), "");
}

TEST(EntityGold, OffsetsAreCodePoints) {
  const testing::TempDir dir;
  dir.write("docs/a.txt", "Врач Асан Ли");
  dir.write("gold.jsonl", R"({"doc": "a", "start": 5, "end": 12, "type": "PER"})");
  const auto read = read_marked(dir.path().string(), dir.sub("gold.jsonl"));
  ASSERT_TRUE(read.ok()) << read.error().to_string();
  ASSERT_EQ(read->size(), 1u);
  EXPECT_EQ((*read)[0].gold.at(0).span.of((*read)[0].text), "Асан Ли");
}

TEST(EntityGold, ABrokenLineIsNamed) {
  const testing::TempDir dir;
  dir.write("docs/a.txt", "Врач");
  for (const char* line : {"{", "[]", R"({"doc": 1})", R"({"doc": "a", "start": 0, "end": 9, "type": "PER"})",
                           R"({"doc": "a", "start": 2, "end": 2, "type": "PER"})",
                           R"({"doc": "a", "start": 0, "end": 4, "type": "MISC"})"}) {
    dir.write("gold.jsonl", std::string(line) + "\n");
    const auto read = read_marked(dir.path().string(), dir.sub("gold.jsonl"));
    ASSERT_FALSE(read.ok()) << line;
    EXPECT_EQ(read.error().where, dir.sub("gold.jsonl") + ":1") << line;
  }
  EXPECT_FALSE(read_marked(dir.path().string(), dir.sub("none.jsonl")).ok());
}

EntityTagger tagger() {
  auto vocabulary = knowledge::Vocabulary::load(knowledge::default_vocabulary_directory());
  text::Analyzer analyzer(testing::shared_morphology());
  return {testing::shared_morphology(), std::make_shared<knowledge::Matcher>(*vocabulary, analyzer)};
}

TEST(EntityScores, CountTokens) {
  const std::string text = "Хирург Асан Жумабаев живёт в Чили.";
  const auto at = [&](const char* words) {
    const auto begin = static_cast<std::uint32_t>(text.find(words));
    return Span{begin, begin + static_cast<std::uint32_t>(std::string(words).size())};
  };
  EntityTagger ours = tagger();
  const std::vector<MarkedDocument> documents = {
      {"a", text, {{EntityType::person, at("Хирург Асан Жумабаев")}, {EntityType::place, at("Чили")}}}};
  const EntityScores scores = score_entities(documents, ours);
  const TokenScore& people = scores.types[static_cast<std::size_t>(EntityType::person)];
  EXPECT_EQ(people.both, 2u);
  EXPECT_EQ(people.gold_only, 1u);
  EXPECT_EQ(people.ours_only, 0u);
  EXPECT_DOUBLE_EQ(people.f1(), 0.8);
  EXPECT_DOUBLE_EQ(scores.types[static_cast<std::size_t>(EntityType::place)].f1(), 1.0);
  EXPECT_EQ(scores.errors, std::vector<std::string>{"a:0 PER missed: Хирург"});
}

TEST(EntityScores, HoldOnTheSharedSet) {
  DIPLOMED_NEEDS_SHARED("data/entities/factrueval_dev");
  const std::string directory = testing::shared("data/entities/factrueval_dev");
  const auto documents = read_marked(directory, directory + "/gold_naeval.jsonl");
  ASSERT_TRUE(documents.ok()) << documents.error().to_string();
  EntityTagger ours = tagger();
  const EntityScores scores = score_entities(*documents, ours);
  EXPECT_EQ(scores.documents, 122u);
  EXPECT_GE(scores.types[static_cast<std::size_t>(EntityType::person)].f1(), 0.95);
  EXPECT_GE(scores.types[static_cast<std::size_t>(EntityType::place)].f1(), 0.88);
  EXPECT_GE(scores.types[static_cast<std::size_t>(EntityType::organisation)].f1(), 0.70);
}

}  // namespace
}  // namespace diplomed::eval
