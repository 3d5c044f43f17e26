// Readings with grammemes, forms of them, and names that the dictionary does not know.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "dictionary.h"
#include "text/morphology/morphology.h"
#include "text/morphology/name_endings.h"
#include "text/morphology/word_reading.h"

namespace diplomed::text {
namespace {

using testing::shared_morphology;
using enum GramCase;

const Reading* find(const std::vector<Reading>& readings, auto&& wanted) {
  const auto found = std::find_if(readings.begin(), readings.end(), wanted);
  return found == readings.end() ? nullptr : &*found;
}

TEST(Readings, CarryTheGrammemesOfTheDictionary) {
  struct Row {
    const char* word;
    const char* lemma;
    PartOfSpeech pos;
    GramCase gram_case;
    GramNumber number;
    GramGender gender;
    std::vector<ReadingFlag> flags;
  };
  constexpr auto kSing = GramNumber::singular, kPlur = GramNumber::plural;
  constexpr auto kMasc = GramGender::masculine, kFemn = GramGender::feminine, kAny = GramGender::none;
  using P = PartOfSpeech;
  using F = ReadingFlag;
  for (const Row& row :
       std::vector<Row>{{"бакыту", "бакыт", P::noun, dative, kSing, kMasc, {F::given_name, F::animate}},
                        {"ольгой", "ольга", P::noun, instrumental, kSing, kFemn, {F::given_name}},
                        {"ивановой", "иванов", P::noun, instrumental, kSing, kFemn, {F::surname}},
                        {"ивановичем", "иван", P::noun, instrumental, kSing, kMasc, {F::patronymic}},
                        {"министра", "министр", P::noun, genitive, kSing, kMasc, {F::animate}},
                        {"москве", "москва", P::noun, locative, kSing, kFemn, {F::geographic}},
                        {"кыргызской", "кыргызский", P::adjective, genitive, kSing, kFemn, {}},
                        {"врачи", "врач", P::noun, nominative, kPlur, kMasc, {F::animate}},
                        {"подписали", "подписать", P::verb, none, kPlur, kAny, {F::past}},
                        {"нато", "нато", P::noun, genitive, kSing, kFemn, {F::organisation, F::abbreviation, F::fixed}},
                        {"который", "который", P::adjective, nominative, kSing, kMasc, {F::pronominal}}}) {
    const std::vector<Reading> readings = shared_morphology()->readings(row.word);
    const Reading* r = find(readings, [&](const Reading& each) {
      return each.lemma == row.lemma && each.pos == row.pos && each.gram_case == row.gram_case &&
             each.number == row.number && (each.gender == row.gender) &&
             std::all_of(row.flags.begin(), row.flags.end(), [&](F f) { return each.has(f); });
    });
    EXPECT_NE(r, nullptr) << row.word;
  }
  EXPECT_TRUE(shared_morphology()->readings("тологонов").empty());
}

TEST(Readings, KeepYoOnlyWhereItIsWritten) {
  const auto lemma = [](const char* word) { return shared_morphology()->readings(word).front().lemma; };
  EXPECT_EQ(lemma("алёной"), "алёна");
  EXPECT_EQ(lemma("аленой"), "алена");
}

TEST(Readings, InflectToAnyCaseOfTheirKind) {
  struct Row {
    const char* word;
    ReadingFlag kind;
    GramGender gender;  // of the reading
    GramCase wanted;
    const char* form;
  };
  constexpr auto kMasc = GramGender::masculine, kFemn = GramGender::feminine;
  for (const Row& row : std::vector<Row>{{"бакыту", ReadingFlag::given_name, kMasc, nominative, "бакыт"},
                                         {"алишером", ReadingFlag::given_name, kMasc, genitive, "алишера"},
                                         {"ивановой", ReadingFlag::surname, kFemn, nominative, "иванова"},
                                         {"иванову", ReadingFlag::surname, kMasc, nominative, "иванов"},
                                         {"ивановичем", ReadingFlag::patronymic, kMasc, nominative, "иванович"},
                                         {"ивановной", ReadingFlag::patronymic, kFemn, nominative, "ивановна"},
                                         {"бишкеке", ReadingFlag::geographic, kMasc, nominative, "бишкек"}}) {
    const std::vector<Reading> readings = shared_morphology()->readings(row.word);
    const Reading* r =
        find(readings, [&](const Reading& each) { return each.has(row.kind) && each.gender == row.gender; });
    ASSERT_NE(r, nullptr) << row.word;
    EXPECT_EQ(shared_morphology()->inflect(*r, row.wanted), row.form) << row.word;
  }
}

TEST(Readings, AdjectivesAgree) {
  const std::vector<Reading> readings = shared_morphology()->readings("главного");
  ASSERT_FALSE(readings.empty());
  const auto form = [&](GramNumber number, GramGender gender) {
    return shared_morphology()->inflect(readings.front(), nominative, number, gender);
  };
  EXPECT_EQ(form(GramNumber::singular, GramGender::masculine), "главный");
  EXPECT_EQ(form(GramNumber::singular, GramGender::feminine), "главная");
  EXPECT_EQ(form(GramNumber::singular, GramGender::neuter), "главное");
  EXPECT_EQ(form(GramNumber::plural, GramGender::none), "главные");
}

TEST(PredictedNames, AreBroughtToTheNominativeOfTheirGender) {
  struct Row {
    const char* word;
    GramCase gram_case;
    GramGender gender;
    const char* nominative;
  };
  constexpr auto kHe = GramGender::masculine, kShe = GramGender::feminine, kAny = GramGender::none;
  for (const Row& row : std::vector<Row>{{"тологонову", dative, kHe, "тологонов"},
                                         {"тологоновой", instrumental, kShe, "тологонова"},
                                         {"тологонову", accusative, kShe, "тологонова"},
                                         {"бейшеналиевым", instrumental, kHe, "бейшеналиев"},
                                         {"сапарбаевича", genitive, kHe, "сапарбаевич"},
                                         {"сапарбаевне", dative, kShe, "сапарбаевна"},
                                         {"залесским", instrumental, kHe, "залесский"},
                                         {"залесской", dative, kShe, "залесская"},
                                         {"гебрейесуса", genitive, kHe, "гебрейесус"},
                                         {"мкртчяном", instrumental, kHe, "мкртчян"},
                                         {"гукасяну", dative, kShe, ""},
                                         {"мурашко", genitive, kAny, "мурашко"},
                                         {"саакадзе", dative, kAny, "саакадзе"},
                                         {"жоробекову", dative, kHe, "жоробеков"},
                                         {"куродой", instrumental, kAny, "курода"},
                                         {"штайнмайеру", dative, kHe, "штайнмайер"},
                                         {"бальчюнасом", instrumental, kHe, "бальчюнас"}}) {
    const std::vector<Reading> readings = predict_names(row.word);
    const Reading* r = find(readings, [&](const Reading& each) {
      return each.gram_case == row.gram_case && each.gender == row.gender && each.lemma == row.nominative;
    });
    EXPECT_EQ(r != nullptr, *row.nominative != '\0') << row.word;
    for (const Reading& each : readings) {
      EXPECT_TRUE(each.has(ReadingFlag::predicted)) << row.word;
      EXPECT_EQ(inflect_predicted(each, each.gram_case), row.word) << each.lemma;
    }
  }
  for (const char* none : {"", "я", "smith", "врач1", "\xD0"}) EXPECT_TRUE(predict_names(none).empty()) << none;
}

TEST(AsWritten, KeepsCapitalsAndYo) {
  EXPECT_EQ(as_written("тологонов", "Тологонову"), "Тологонов");
  EXPECT_EQ(as_written("тологонов", "ТОЛОГОНОВУ"), "Тологонов");
  EXPECT_EQ(as_written("алена", "Алёной"), "Алёна");
  EXPECT_EQ(as_written("маккейн", "МакКейна"), "МакКейн");
  EXPECT_EQ(as_written("салтыков-щедрин", "Салтыкова-Щедрина"), "Салтыков-Щедрин");
  EXPECT_EQ(as_written("иванова", ""), "иванова");
}

}  // namespace
}  // namespace diplomed::text
