#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "dictionary.h"
#include "eval/ranking/halves.h"
#include "eval/ranking/judged_index.h"
#include "eval/ranking/query_marks.h"
#include "eval/ranking/ranking_measure.h"
#include "eval/repair/heard.h"
#include "eval/repair/repair_measure.h"
#include "eval/repair/romanise.h"
#include "eval/repair/transcribe.h"
#include "eval/repair/typos.h"
#include "shared.h"
#include "temp_dir.h"

namespace diplomed::eval {
namespace {

TEST(Score, OfAHandComputedRanking) {
  const Scores s = score({"x", "b", "y", "a"}, {{"a", 1}, {"b", 2}});
  const double ideal = 2 + 1 / std::log2(3);
  EXPECT_DOUBLE_EQ(s.ndcg10, (2 / std::log2(3) + 1 / std::log2(5)) / ideal);
  EXPECT_DOUBLE_EQ(s.mrr10, 0.5);
  EXPECT_DOUBLE_EQ(s.recall10, 1);
  EXPECT_DOUBLE_EQ(s.p1, 0);
  std::vector<std::string> deep(10, "x");
  deep.push_back("a");
  const Scores late = score(deep, {{"a", 1}});
  EXPECT_EQ(late.ndcg10, 0);
  EXPECT_EQ(late.recall10, 0);
  EXPECT_EQ(late.recall100, 1);
  EXPECT_EQ(score({}, {{"a", 1}}).ndcg10, 0);
}

TEST(RandomisationTest, TellsChanceFromDifference) {
  EXPECT_LT(randomisation_test(std::vector<double>(30, 0.1)), 0.001);
  std::vector<double> mixed;
  for (int i = 0; i < 30; ++i) mixed.push_back(i % 2 == 0 ? 0.1 : -0.1);
  EXPECT_GT(randomisation_test(mixed), 0.5);
  EXPECT_EQ(randomisation_test({}), 1);
}

TEST(RankingSetting, FromTextAndFile) {
  const testing::TempDir dir;
  EXPECT_EQ(ranking_setting("k1=0.9,relax_few=7")->k1, 0.9);
  EXPECT_EQ(ranking_setting("k1=0.9,relax_few=7")->relax_few, 7u);
  EXPECT_EQ(ranking_setting("product")->k1, query::Ranking().k1);
  EXPECT_EQ(ranking_setting(dir.write("setting", "# mine\nb=0.4\n"))->b, 0.4);
  for (const char* bad : {"k1", "k1=", "k1=x", "kk=1", "relax_words=-1"}) {
    const auto setting = ranking_setting(bad);
    ASSERT_FALSE(setting.ok()) << bad;
    EXPECT_EQ(setting.error().where, bad);
  }
}

TEST(Judged, ErrorsNameFileAndLine) {
  const testing::TempDir dir;
  dir.write("docs.jsonl", "");
  const std::string qrels = dir.write("qrels.tsv", "q1\td1\t1\nq1\td2\n");
  dir.write("queries.tsv", "q1\tврачи\n");
  EXPECT_EQ(read_judged(dir.path().string()).error().where, qrels + ":2");
  dir.write("qrels.tsv", "q1\td1\tmany\n");
  EXPECT_EQ(read_judged(dir.path().string()).error().where, qrels + ":1");
  dir.write("qrels.tsv", "q1\t0\td1\t2\nq2\t0\td1\t0\n");
  dir.write("queries.tsv", "q1\tврачи\tword\nq2\tпочка\n");
  const auto judged = read_judged(dir.path().string());
  ASSERT_TRUE(judged.ok()) << judged.error().to_string();
  ASSERT_EQ(judged->queries.size(), 1u);
  EXPECT_EQ(judged->queries[0].kind, "word");
  EXPECT_EQ(judged->grades.at("q1").at("d1"), 2);
}

TEST(Ranking, RunsQueriesByKindThroughTheProduct) {
  const testing::TempDir dir;
  dir.write("docs.jsonl",
            "{\"id\": \"a\", \"title\": \"Меморандум\", \"text\": \"Министры подписали меморандум о почке.\"}\n"
            "{\"id\": \"b\", \"title\": \"Поезд\", \"text\": \"Поезд здоровья приехал в село.\"}\n");
  dir.write("qrels.tsv", "q1\ta\t1\nq2\tb\t1\n");
  dir.write("queries.tsv", "q1\tменорандум\ttypo\nq2\tпоезда\tword\n");
  const auto judged = read_judged(dir.path().string());
  const auto index = JudgedIndex::make(judged->documents, text::default_dictionary_directory());
  ASSERT_TRUE(index.ok()) << index.error().to_string();
  const auto run = run_ranking(*judged, (*index)->searcher(), {});
  ASSERT_TRUE(run.ok());
  EXPECT_EQ(run->kind.at("").queries, 2u);
  EXPECT_EQ(run->kind.at("typo").mean.ndcg10, 1);
  EXPECT_EQ(run->kind.at("word").mean.p1, 1);
}

TEST(QueryMarks, KindsAndBareWords) {
  struct Row {
    const char* query;
    const char* kind;
    const char* bare;
  };
  static constexpr Row rows[] = {
      {"врачи Сирии", "bare", "врачи Сирии"},
      {"больница «Белый ангел»: отчёт", "quotes", "больница Белый ангел отчёт"},
      {"Врачи (хирурги) в Сирии", "brackets", "Врачи хирурги в Сирии"},
      {"ВОЗ: кори больше", "colon", "ВОЗ кори больше"},
      {"Хирургия — призвание", "dash", "Хирургия призвание"},
      {"Кто лечит детей?", "question", "Кто лечит детей"},
      {"НЕ паниковать: вирус", "operators", "не паниковать вирус"},
      {"COVID-19, 5,8 млн, O'Brien", "other", "COVID-19 5,8 млн O'Brien"},
  };
  std::vector<JudgedQuery> queries;
  for (const Row& row : rows) {
    EXPECT_EQ(kind_by_marks(row.query), row.kind) << row.query;
    EXPECT_EQ(without_marks(row.query), row.bare) << row.query;
    queries.push_back({"q", row.query, ""});
  }
  set_kinds_by_marks(queries);
  strip_marks(queries);
  EXPECT_EQ(queries[1].kind, "quotes");
  EXPECT_EQ(queries[1].text, "больница Белый ангел отчёт");
}

TEST(Romanise, ByFourSystems) {
  EXPECT_EQ(romanise("бейшеналиев", Romanisation::bgn, 0), "beyshenaliyev");
  EXPECT_EQ(romanise("щукарьев", Romanisation::bgn, 0), "shchukar'yev");
  EXPECT_EQ(romanise("юлия", Romanisation::passport, 0), "iuliia");
  EXPECT_EQ(romanise("дмитрий", Romanisation::press, 0), "dmitry");
  EXPECT_EQ(romanise("хабаров", Romanisation::informal, 0), "habarov");
}

TEST(Transcribe, ByRulesOfItsOwn) {
  EXPECT_EQ(transcribe("clinic", 1), "клиник");
  EXPECT_TRUE(transcribe("foundation", 1).starts_with("фо"));
  EXPECT_EQ(transcribe("врач", 1), "");
}

TEST(WriteByEar, ChangesOnePlace) {
  EXPECT_EQ(write_by_ear(U"ваза", 0), U"воза");
  EXPECT_EQ(write_by_ear(U"х", 0), U"х");
  for (std::uint64_t random = 0; random < 20; ++random) EXPECT_NE(write_by_ear(U"праздник", random), U"праздник");
}

TEST(Typos, AreTheSameForTheSameSeedAndNoWords) {
  const std::vector<std::string> forms = {"меморандум", "министерство", "вакцинация", "больница", "covid", "врачами"};
  const std::vector<Mistyped> made = make_typos(forms, *testing::shared_morphology(), 5, 20);
  ASSERT_FALSE(made.empty());
  EXPECT_EQ(made.size(), make_typos(forms, *testing::shared_morphology(), 5, 20).size());
  for (const Mistyped& m : made) {
    if (m.kind == "clean") {
      EXPECT_EQ(m.typed, m.intended);
    } else {
      EXPECT_EQ(std::find(forms.begin(), forms.end(), m.typed), forms.end()) << m.typed;
    }
  }
}

// Floors a little below the figures of docs/EVALUATION.md.
TEST(Floors, OfRanking) {
  DIPLOMED_NEEDS_SHARED("data/ranking");
  for (const auto& [name, floor] : {std::pair("xquad_ru", 0.958), std::pair("rumed_danet", 0.825), std::pair("ng_headlines", 0.67)}) {
    const auto judged = read_judged(testing::shared("data/ranking/" + std::string(name)));
    ASSERT_TRUE(judged.ok()) << judged.error().to_string();
    const auto index = JudgedIndex::make(judged->documents, text::default_dictionary_directory());
    ASSERT_TRUE(index.ok()) << index.error().to_string();
    const auto run = run_ranking(*judged, (*index)->searcher(), {});
    ASSERT_TRUE(run.ok()) << run.error().to_string();
    std::printf("%s: nDCG@10 %.4f\n", name, run->kind.at("").mean.ndcg10);
    EXPECT_GE(run->kind.at("").mean.ndcg10, floor) << name;
  }
}

TEST(Halves, AreCutAtASentenceAndFindEachOther) {
  const testing::TempDir dir;
  dir.write("docs.jsonl",
            "{\"id\": \"a\", \"title\": \"Печень\", \"text\": \"Хирурги пересадили печень. Пересадка печени длилась "
            "день.\"}\n"
            "{\"id\": \"b\", \"title\": \"Поезд\", \"text\": \"Поезд приехал в село. Жители села встретили поезд.\"}\n"
            "{\"id\": \"c\", \"title\": \"Слово\", \"text\": \"Одно предложение без другого.\"}\n");
  const auto halves = cut_in_halves({dir.path().string()}, 10);
  ASSERT_TRUE(halves.ok()) << halves.error().to_string();
  EXPECT_EQ(halves->ids, (std::vector<std::string>{"a", "b"}));
  EXPECT_NE(halves->jsonl.find("\"Хирурги пересадили печень.\""), std::string::npos) << halves->jsonl;
  EXPECT_NE(halves->jsonl.find("\"c\""), std::string::npos) << "what is too short stays whole";
  const auto index = JudgedIndex::of_text(halves->jsonl, text::default_dictionary_directory());
  ASSERT_TRUE(index.ok()) << index.error().to_string();
  const auto run = measure_halves(*halves, (*index)->searcher(), {}, 10);
  ASSERT_TRUE(run.ok()) << run.error().to_string();
  EXPECT_EQ(run->calls, 4u);
  EXPECT_EQ(run->recall1, 1);
  EXPECT_EQ(run->mrr10, 1);
  EXPECT_EQ(cut_in_halves({dir.sub("absent")}, 10).error().where, dir.sub("absent"));
}

TEST(Floors, OfSimilarArticles) {
  DIPLOMED_NEEDS_SHARED("data/ranking");
  const auto halves = cut_in_halves({testing::shared("data/ranking/xquad_ru")}, 400);
  ASSERT_TRUE(halves.ok()) << halves.error().to_string();
  const auto index = JudgedIndex::of_text(halves->jsonl, text::default_dictionary_directory());
  ASSERT_TRUE(index.ok()) << index.error().to_string();
  const auto run = measure_halves(*halves, (*index)->searcher(), {}, halves->ids.size());
  ASSERT_TRUE(run.ok()) << run.error().to_string();
  std::printf("halves: R@1 %.4f, R@10 %.4f, MRR@10 %.4f\n", run->recall1, run->recall10, run->mrr10);
  EXPECT_GE(run->mrr10, 0.65);
  EXPECT_GE(run->recall10, 0.87);
}

TEST(Floors, OfRepair) {
  DIPLOMED_NEEDS_SHARED("data/morphology");
  const auto gold = read_mistyped(testing::shared("data/morphology/forms_gsd.tsv"));
  ASSERT_TRUE(gold.ok()) << gold.error().to_string();
  std::vector<std::string> forms;
  for (const Mistyped& line : *gold) forms.push_back(line.typed);
  const std::vector<Mistyped> typos = make_typos(forms, *testing::shared_morphology(), 20251024, 300);
  for (const Mistyped& m : typos) {
    if (m.kind == "joined") forms.push_back(m.intended);  // two words that stand side by side somewhere
  }
  const auto index = JudgedIndex::of_text(documents_of(forms), text::default_dictionary_directory());
  ASSERT_TRUE(index.ok()) << index.error().to_string();
  text::Analyzer analyzer(testing::shared_morphology());
  const auto run = measure_repair(typos, (*index)->searcher(), analyzer);
  ASSERT_TRUE(run.ok()) << run.error().to_string();
  const std::map<std::string, double> floors = {{"typo1", .95},    {"typo2", .90}, {"layout", .99},    {"bgn", .95},
                                                {"passport", .95}, {"press", .95}, {"informal", .95},  {"joined", .95},
                                                {"split", .95},    {"heard", .95}, {"inflected", .95}, {"clean", 1}};
  for (const auto& [kind, floor] : floors) {
    const RepairRates& r = run->kind.at(kind);
    EXPECT_GE(static_cast<double>(r.same) / static_cast<double>(r.queries), floor) << kind;
  }
  EXPECT_EQ(run->kind.at("clean").touched, 0u);
}

}  // namespace
}  // namespace diplomed::eval
