#include "knowledge/vocabulary/coordination.h"

#include <gtest/gtest.h>

#include "matching.h"

namespace diplomed::knowledge {
namespace {

using testing::shipped;

// "id id": the fields and instruments of a text, in order.
std::string show(const std::string& text, const std::string& type) {
  const std::vector<text::Token>& tokens = shipped().analyzer.analyze(text);
  std::vector<Match> matches = shipped().matcher->match(tokens, text::Mode::text);
  add_coordinated(*shipped().matcher, tokens, text, matches);
  std::string out;
  for (const Match& m : matches) {
    const Concept& c = shipped().vocabulary->concepts()[m.concept_index];
    if (c.type == type) out += (out.empty() ? "" : " ") + c.id;
  }
  return out;
}

TEST(Coordination, SharesItsHeadAndItsEnd) {
  struct Row {
    std::string text, fields;
  };
  for (const Row& row : std::vector<Row>{
           {"Операции по трансплантации сердца и печени.", "heart-transplantation liver-transplantation"},
           {"Пересадка почки, печени и костного мозга.",
            "kidney-transplantation liver-transplantation bone-marrow-transplantation"},
           {"Детская и спортивная медицина.", "pediatrics sports-medicine"},
           {"Детская кардиохирургия, неврология и урология.", "pediatric-cardiac-surgery neurology urology"},
           {"Семейная и спортивная медицина.", "family-medicine sports-medicine"},
           {"Ядерная, спортивная и семейная медицина.", "nuclear-medicine sports-medicine family-medicine"},
           {"Врачи трансплантации сердца. И печени.", "heart-transplantation"},
           {"Пересадка сердца и радость.", "heart-transplantation"},
       }) {
    EXPECT_EQ(show(row.text, "field"), row.fields) << row.text;
  }
  EXPECT_EQ(show("Подписаны соглашение и меморандум о сотрудничестве.", "instrument"),
            "agreement cooperation-agreement cooperation-memorandum");
}

TEST(Coordination, EachHasItsOwnWords) {
  const std::string text = "Трансплантация сердца и костного мозга.";
  const std::vector<text::Token>& tokens = shipped().analyzer.analyze(text);
  std::vector<Match> matches = shipped().matcher->match(tokens, text::Mode::text);
  add_coordinated(*shipped().matcher, tokens, text, matches);
  std::vector<std::string> words;
  for (const Match& m : matches) {
    if (shipped().vocabulary->concepts()[m.concept_index].type != "field") continue;
    words.push_back(text.substr(tokens[m.first].span.begin, tokens[m.last].span.end - tokens[m.first].span.begin));
  }
  EXPECT_EQ(words, (std::vector<std::string>{"Трансплантация сердца", "костного мозга"}));
}

}  // namespace
}  // namespace diplomed::knowledge
