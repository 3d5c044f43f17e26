// The measure of whole articles: what it credits, and what the product reaches.
#include "eval/gold/gold.h"

#include <gtest/gtest.h>

#include <map>

#include "knowledge/matching.h"
#include "shared.h"
#include "temp_dir.h"

namespace diplomed::eval {
namespace {

Result<GoldScores> score(const std::string& directory, const std::string& gold) {
  testing::Matching& shipped = testing::shipped();
  knowledge::Annotator annotator(shipped.matcher);
  return score_gold(directory, gold, shipped.analyzer, shipped.matcher, annotator);
}

constexpr const char* kArticle =
    "Сербия и Куба подписали меморандум\n\n"
    "Министерство здравоохранения Сербии и Министерство здравоохранения Кубы подписали меморандум о сотрудничестве в "
    "области кардиологии. Документ подписали министр здравоохранения Сербии Драган Петрович и министр здравоохранения "
    "Кубы Хосе Гарсия.\n\n"
    "В 2024 году лечение прошли более 10 тысяч пациентов.\n";

// A gold object for kArticle with `instead` in the place of one of its members.
std::string gold_with(const std::string& member, const std::string& instead) {
  std::map<std::string, std::string> members = {
      {"title", R"("Сербия и Куба подписали меморандум")"},
      {"date", "null"},
      {"date_inferred", R"("2024")"},
      {"countries", R"(["Сербия", "Куба"])"},
      {"organizations", R"(["Минздрав Сербии", "Министерство здравоохранения Республики Куба"])"},
      {"people", R"([{"name": "Драган Петрович", "role": "министр здравоохранения Республики Сербия"},
                     {"name": "Хосе Гарсия", "role": "министр здравоохранения Кубы"}])"},
      {"medical_fields", R"(["кардиология"])"},
      {"instruments", R"(["меморандум о сотрудничестве"])"},
      {"figures", R"([{"value": ">10000", "unit": "пациентов"}])"},
      {"relations", R"([{"type": "меморандум о сотрудничестве", "status": "подписан", "countries": ["RS", "CU"],
                         "parties": ["Минздрав Сербии", "Министерство здравоохранения Республики Куба"]}])"},
  };
  if (!member.empty()) members[member] = instead;
  std::string out;
  for (const auto& [name, value] : members) out += (out.empty() ? "" : ",") + ("\"" + name + "\":" + value);
  return "{\"a.txt\":{" + out + "}}";
}

TEST(Gold, CreditsWhatIsRight) {
  const testing::TempDir dir;
  dir.write("a.txt", kArticle);
  const auto scores = score(dir.path().string(), dir.write("gold.json", gold_with("", "")));
  ASSERT_TRUE(scores.ok()) << scores.error().to_string();
  for (const auto& [name, tally] : scores->rows()) EXPECT_EQ(tally->f1(), 1) << name;
  EXPECT_EQ(scores->bad_evidence, 0u);
  EXPECT_GT(scores->evidence, 5u);
}

TEST(Gold, TakesOffWhatIsWrong) {
  struct Row {
    std::string member, instead, row;
    double f1;
  };
  for (const Row& row : std::vector<Row>{
           {"title", R"("Другое")", "titles", 0},
           {"date", R"("2023")", "dates", 0},
           {"countries", R"(["Сербия", "Чили"])", "countries", 0.5},
           {"organizations", R"(["Минздрав Сербии"])", "organisations", 2.0 / 3},
           {"medical_fields", R"(["онкология"])", "medical fields", 0},
           {"figures", R"([{"value": "10000", "unit": "пациентов"}])", "figures", 0},
           {"figures", R"([{"value": ">10", "unit": "тыс. пациентов"}])", "figures", 1},
           {"relations", R"([{"type": "меморандум", "status": "подписан", "countries": ["RS", "CU"], "parties": []}])",
            "relations", 0.5},
           {"relations", R"([{"type": "меморандум о сотрудничестве", "status": "планируется", "countries": ["RS", "CU"],
                              "parties": []}])",
            "instruments", 0},
           {"relations", R"([{"type": "меморандум о сотрудничестве", "status": "подписан", "countries": ["RS", "PE"],
                              "parties": []}])",
            "relations", 0.5},
       }) {
    const testing::TempDir dir;
    dir.write("a.txt", kArticle);
    const auto scores = score(dir.path().string(), dir.write("gold.json", gold_with(row.member, row.instead)));
    ASSERT_TRUE(scores.ok()) << scores.error().to_string();
    for (const auto& [name, tally] : scores->rows()) {
      if (name == row.row) {
        EXPECT_NEAR(tally->f1(), row.f1, 1e-9) << row.member << " " << row.instead;
      }
    }
    EXPECT_EQ(scores->errors.empty(), row.f1 == 1) << row.instead;
  }
}

TEST(Gold, BadInputIsSaidWithItsFile) {
  const testing::TempDir dir;
  const std::string gold = dir.write("gold.json", gold_with("", ""));
  EXPECT_NE(score(dir.path().string(), gold).error().to_string().find("a.txt"), std::string::npos) << "no such article";
  dir.write("a.txt", kArticle);
  const std::string odd = dir.write("odd.json", gold_with("relations", R"([{"status": 5}])"));
  EXPECT_EQ(score(dir.path().string(), odd).error().code, ErrorCode::malformed);
  const std::string broken = dir.write("broken.json", "{");
  EXPECT_EQ(score(dir.path().string(), broken).error().code, ErrorCode::malformed);
  EXPECT_EQ(score(dir.path().string(), dir.path().string() + "/none.json").error().code, ErrorCode::unreadable);
}

TEST(Gold, SharedArticlesMeetTheirTargets) {
  DIPLOMED_NEEDS_SHARED("seeds");
  DIPLOMED_NEEDS_SHARED("gold/seeds_gold.json");
  const auto scores = score(testing::shared("seeds"), testing::shared("gold/seeds_gold.json"));
  ASSERT_TRUE(scores.ok()) << scores.error().to_string();
  const std::map<std::string, double> targets = {
      {"titles", 1},          {"dates", 1},         {"noise lines", 1}, {"countries", 1},
      {"mentioned only", 1},  {"people", .95},      {"roles", .95},     {"organisations", .9},
      {"medical fields", .9}, {"instruments", .85}, {"figures", .85},   {"relations", .8},
  };
  for (const auto& [name, tally] : scores->rows()) EXPECT_GE(tally->f1(), targets.at(name)) << name;
  EXPECT_EQ(scores->bad_evidence, 0u);
  if (HasFailure()) {
    for (const std::string& error : scores->errors) ADD_FAILURE() << error;
  }
}

}  // namespace
}  // namespace diplomed::eval
