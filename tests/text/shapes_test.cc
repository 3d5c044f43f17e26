// Letters that look the same in both alphabets, and digits that are written small.
#include <gtest/gtest.h>

#include "analysis.h"
#include "text/fold.h"

namespace diplomed::text {
namespace {

using testing::show;

// The terms of all words, those of one joined by commas.
std::string terms(const std::string& text, Mode mode = Mode::text) {
  std::string out;
  for (const Token& t : testing::analyzer().analyze(text, mode)) {
    if (t.extra) continue;
    out += (out.empty() ? "" : " ") + testing::joined(t.word->terms, ",");
  }
  return out;
}

bool share_a_term(const std::string& a, const std::string& b) {
  std::set<std::string> first;
  for (const Token& t : testing::analyzer().analyze(a, Mode::text))
    first.insert(t.word->terms.begin(), t.word->terms.end());
  for (const Token& t : testing::analyzer().analyze(b, Mode::query)) {
    for (const std::string& term : t.word->terms) {
      if (first.contains(term)) return true;
    }
  }
  return false;
}

TEST(SharedShapes, CodesAreOneOnBothKeyboards) {
  for (const auto& [cyrillic, latin] : std::vector<std::pair<std::string, std::string>>{{"В12", "B12"},
                                                                                        {"Т4", "T4"},
                                                                                        {"К2", "K2"},
                                                                                        {"СО2", "CO2"},
                                                                                        {"РМ10", "PM10"},
                                                                                        {"5х5", "5x5"},
                                                                                        {"Н5", "h5"}}) {
    EXPECT_EQ(terms(cyrillic), terms(latin)) << cyrillic;
    EXPECT_EQ(terms(cyrillic, Mode::query), terms(latin, Mode::query)) << cyrillic;
  }
  EXPECT_EQ(terms("в12", Mode::query), "b12");
  EXPECT_EQ(terms("ковид19"), "ковид19");  // д and и have no double
  EXPECT_EQ(terms("2024г"), "2024г");
}

TEST(SharedShapes, LettersAfterWhatTheyName) {
  for (const auto& [cyrillic, latin] :
       std::vector<std::pair<std::string, std::string>>{{"гепатит В", "гепатит B"},
                                                        {"витамина А", "витамина A"},
                                                        {"группы С", "группы C"},
                                                        {"гепатита\u00A0В", "гепатита B"}}) {
    for (const Mode mode : {Mode::text, Mode::query}) EXPECT_EQ(terms(cyrillic, mode), terms(latin, mode)) << cyrillic;
  }
  EXPECT_EQ(terms("Гепатит В."), "гепатит b");
  // Prepositions and conjunctions stay what they are.
  EXPECT_EQ(terms("гепатит в Казахстане", Mode::query), "гепатит в казахстан,казахстане");
  EXPECT_EQ(terms("лечить гепатит. В Казахстане"), "лечить гепатит в казахстан");
  EXPECT_EQ(terms("ГЕПАТИТ В КАЗАХСТАНЕ"), "гепатит в казахстан,казахстане");
  EXPECT_EQ(terms("В Ташкенте"), "в ташкент");
  EXPECT_EQ(terms("врачи А и Б"), "врач а и б");
  EXPECT_EQ(terms("о врачах, с врачами, у врачей, к врачам"), "о врач с врач у врач к врач");
}

TEST(SharedShapes, CompoundsOfALetter) {
  for (const auto& [cyrillic, latin] :
       std::vector<std::pair<std::string, std::string>>{{"Т-клетки", "T-клетки"},
                                                        {"С-пептид", "C-пептид"},
                                                        {"т-клетки", "T-клетки"},
                                                        {"В-лимфоцитов", "B-лимфоцитов"}}) {
    EXPECT_TRUE(share_a_term(latin, cyrillic)) << cyrillic;
    EXPECT_TRUE(share_a_term(cyrillic, latin)) << latin;
  }
}

TEST(SharedShapes, OfTheOtherAlphabet) {
  EXPECT_EQ(in_latin_shapes("рнк"), "phk");
  EXPECT_EQ(in_cyrillic_shapes("tcp"), "тср");
  EXPECT_EQ(in_latin_shapes("минздрав"), "");
  EXPECT_EQ(in_cyrillic_shapes("dna"), "");
}

TEST(SharedShapes, WordsWithOneLetterOfTheOtherAlphabet) {
  EXPECT_EQ(terms("15 мapтa 2024"), "15 март 2024");  // a, p, a
  EXPECT_EQ(terms("Mинздрав"), "минздрав");           // M
}

TEST(SmallDigits, BelongToFormulasAndUnits) {
  EXPECT_EQ(terms("CO₂"), "co2");
  EXPECT_EQ(terms("СО₂"), "co2");
  EXPECT_EQ(terms("H₂O"), "h2o");
  EXPECT_EQ(terms("витамин B₁₂"), "витамин b12");
  EXPECT_EQ(terms("1200 м²"), "1200 m2");
  EXPECT_EQ(terms("5 км³"), "5 km3");
  EXPECT_EQ(terms("пациентов² и врачей¹"), "пациент и врач");  // footnotes
  EXPECT_EQ(terms("10² ₂"), "10");
}

}  // namespace
}  // namespace diplomed::text
