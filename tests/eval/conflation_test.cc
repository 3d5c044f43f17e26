#include <gtest/gtest.h>

#include <cstdio>
#include <string>
#include <vector>

#include "dictionary.h"
#include "eval/morphology/morphology_measure.h"
#include "shared.h"
#include "temp_dir.h"

namespace diplomed::eval {
namespace {

text::Analyzer new_analyzer() {
  return text::Analyzer(testing::shared_morphology());
}

TEST(GoldForms, AreReadInOrder) {
  const testing::TempDir dir;
  const std::string first = dir.write("a.tsv", "# form\tlemma\nврача\tврач\tNOUN\t7\n\nшла\tидти\n");
  const std::string second = dir.write("b.tsv", "дня\tдень");
  const auto gold = read_gold_forms({first, second});
  ASSERT_TRUE(gold.ok()) << gold.error().to_string();
  ASSERT_EQ(gold->size(), 3u);
  EXPECT_EQ((*gold)[0].form, "врача");
  EXPECT_EQ((*gold)[0].lemma, "врач");
  EXPECT_EQ((*gold)[1].lemma, "идти");
  EXPECT_EQ((*gold)[2].form, "дня");
  EXPECT_EQ((*gold)[2].lemma, "день");
  EXPECT_TRUE(read_gold_forms({})->empty());
}

TEST(GoldForms, ErrorsNameFileAndLine) {
  const testing::TempDir dir;
  for (const std::string line : {"врача врач", "\tврач", "врача"}) {
    const std::string file = dir.write("bad.tsv", "дня\tдень\n# note\n" + line + "\nшла\tидти\n");
    const auto gold = read_gold_forms({file});
    ASSERT_FALSE(gold.ok()) << line;
    EXPECT_EQ(gold.error().code, ErrorCode::malformed);
    EXPECT_EQ(gold.error().where, file + ":3");
  }
  for (const std::string& file : {dir.sub("absent.tsv"), dir.path().string()}) {
    const auto gold = read_gold_forms({file});
    ASSERT_FALSE(gold.ok()) << file;
    EXPECT_EQ(gold.error().code, ErrorCode::unreadable);
    EXPECT_EQ(gold.error().where, file);
  }
}

// Six forms, 15 pairs. Belong together: врач–врача, шёл–идти, and the two readings of стали with стать and сталь.
// Meet: those four; and мыло–мыла (as the forms of "мыло"), which this gold calls strangers.
TEST(Conflation, OfAHandComputedExample) {
  text::Analyzer analyzer = new_analyzer();
  const Conflation c = measure_conflation(
      {{"врач", "врач"}, {"врача", "врач"}, {"шёл", "идти"}, {"идти", "идти"}, {"мыло", "мыло"}, {"мыла", "мыть"}},
      analyzer);
  EXPECT_EQ(c.forms, 6u);
  EXPECT_EQ(c.gold_pairs, 2u);
  EXPECT_EQ(c.met_pairs, 3u);
  EXPECT_EQ(c.both, 2u);
  EXPECT_DOUBLE_EQ(c.precision(), 2.0 / 3);
  EXPECT_DOUBLE_EQ(c.recall(), 1.0);
  EXPECT_DOUBLE_EQ(c.f1(), 0.8);
  EXPECT_DOUBLE_EQ(c.ui(), 0.0);
  EXPECT_DOUBLE_EQ(c.oi(), 1.0 / 13);
}

TEST(Conflation, CountsWhatFailsToMeet) {
  text::Analyzer analyzer = new_analyzer();
  // больной and большой never meet; the gold of this test says they should.
  const Conflation c =
      measure_conflation({{"больной", "x"}, {"большой", "x"}, {"большого", "x"}, {"дня", "день"}}, analyzer);
  EXPECT_EQ(c.forms, 4u);
  EXPECT_EQ(c.gold_pairs, 3u);
  EXPECT_EQ(c.both, 1u);
  EXPECT_EQ(c.met_pairs, 1u);
  EXPECT_DOUBLE_EQ(c.ui(), 2.0 / 3);
  EXPECT_DOUBLE_EQ(c.precision(), 1.0);
  EXPECT_DOUBLE_EQ(c.f1(), 0.5);
}

TEST(Conflation, CountsAPairOnceAndAFormOnce) {
  text::Analyzer analyzer = new_analyzer();
  // The same form twice, two lemmas that share both forms, ё in a lemma, a compound.
  const Conflation c = measure_conflation({{"стали", "стать"},
                                           {"стали", "сталь"},
                                           {"сталью", "сталь"},
                                           {"сталью", "стать"},
                                           {"стали", "стать"},
                                           {"мёда", "мёд"},
                                           {"меду", "мед"},
                                           {"врача-хирурга", "врач-хирург"},
                                           {"врачом-хирургом", "врач-хирург"}},
                                          analyzer);
  EXPECT_EQ(c.forms, 6u);
  EXPECT_EQ(c.gold_pairs, 3u);
  EXPECT_EQ(c.both, 3u);
  EXPECT_EQ(c.met_pairs, 3u);
}

TEST(Conflation, OfNothingIsZeroAndNoDivisionByIt) {
  text::Analyzer analyzer = new_analyzer();
  for (const std::vector<GoldForm>& gold : {std::vector<GoldForm>{}, std::vector<GoldForm>{{"врач", "врач"}}}) {
    const Conflation c = measure_conflation(gold, analyzer);
    EXPECT_EQ(c.forms, gold.size());
    EXPECT_EQ(c.precision(), 0.0);
    EXPECT_EQ(c.recall(), 0.0);
    EXPECT_EQ(c.f1(), 0.0);
    EXPECT_EQ(c.oi(), 0.0);
  }
}

TEST(Conflation, OfTheSharedGoldForms) {
  DIPLOMED_NEEDS_SHARED("data/morphology");
  const auto gold = read_gold_forms(
      {testing::shared("data/morphology/forms_gsd.tsv"), testing::shared("data/morphology/forms_taiga.tsv")});
  ASSERT_TRUE(gold.ok()) << gold.error().to_string();
  ASSERT_GT(gold->size(), 15'000u);
  text::Analyzer analyzer = new_analyzer();
  const Conflation c = measure_conflation(*gold, analyzer);
  std::printf("conflation of %llu forms: F1 %.3f, UI %.2f %%\n", static_cast<unsigned long long>(c.forms), c.f1(),
              100 * c.ui());
  EXPECT_GE(c.f1(), 0.93);
  EXPECT_LE(c.ui(), 0.025);
}

}  // namespace
}  // namespace diplomed::eval
