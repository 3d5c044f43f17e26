// The inflection of generated prose, against examples and against the dictionary.
#include "support/inflection.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "dictionary.h"
#include "support/word_lists.h"

namespace diplomed::testing {
namespace {

constexpr Case kCases[] = {Case::nominative, Case::genitive,     Case::dative,
                           Case::accusative, Case::instrumental, Case::locative};

TEST(Inflection, Examples) {
  const Noun doctor{"врач", Declension::medic}, clinic{"клиник", Declension::clinic};
  const Adjective fresh{"нов"}, city{"городск", "ой"}, russian{"российск", "ий"};
  EXPECT_EQ(form_of(doctor, Case::instrumental, Number::plural), "врачами");
  EXPECT_EQ(phrase_of(fresh, doctor, Case::accusative), "нового врача");
  EXPECT_EQ(phrase_of(fresh, doctor, Case::accusative, Number::plural), "новых врачей");
  EXPECT_EQ(phrase_of(city, clinic, Case::locative), "городской клинике");
  EXPECT_EQ(phrase_of(city, clinic, Case::nominative, Number::plural), "городские клиники");
  EXPECT_EQ(phrase_of(russian, clinic, Case::accusative), "российскую клинику");
  EXPECT_EQ(phrase_of(russian, {"соглашени", Declension::agreement}, Case::instrumental), "российским соглашением");
  EXPECT_EQ(past_of("подписа", Gender::feminine), "подписала");
  EXPECT_EQ(past_of("подписа", Gender::neuter), "подписало");
  EXPECT_EQ(counted(1, doctor), "1 врач");
  EXPECT_EQ(counted(22, doctor), "22 врача");
  EXPECT_EQ(counted(12, doctor), "12 врачей");
  EXPECT_EQ(capitalised("врач"), "Врач");
  EXPECT_EQ(capitalised("ученик"), "Ученик");
  EXPECT_EQ(capitalised("Ёж"), "Ёж");
}

// Small letters, as the dictionary wants them.
std::string small(std::string text) {
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    auto& lead = text[i];
    auto& low = text[i + 1];
    if (lead != '\xD0' || static_cast<unsigned char>(low) < 0x90 || static_cast<unsigned char>(low) >= 0xB0) continue;
    if (static_cast<unsigned char>(low) < 0xA0) {
      low = static_cast<char>(low + 32);
    } else {
      lead = '\xD1';
      low = static_cast<char>(static_cast<unsigned char>(low) - 32);
    }
  }
  return text;
}

// Whether a form leads to the same lemma as the nominative.
bool conflates(const std::string& nominative, const std::string& form) {
  const auto morphology = shared_morphology();
  const auto wanted = morphology->lemmas(small(nominative)), found = morphology->lemmas(small(form));
  return std::any_of(found.begin(), found.end(),
                     [&](const std::string& l) { return std::find(wanted.begin(), wanted.end(), l) != wanted.end(); });
}

TEST(Inflection, FormsOfNounsLeadToTheirLemma) {
  std::size_t forms = 0, found = 0;
  std::string lost;
  const auto look = [&](const Noun& noun, Number n) {
    for (const Case c : kCases) {
      ++forms;
      const std::string form = form_of(noun, c, n);
      conflates(form_of(noun, Case::nominative), form) ? ++found : (lost += form + " ", found);
    }
  };
  for (const auto list : {things(), people(), medical_fields()}) {
    for (const Noun& noun : list) look(noun, Number::singular), look(noun, Number::plural);
  }
  for (const Country& country : countries()) look(country.name, Number::singular), look(country.city, Number::singular);
  EXPECT_GE(found * 100, forms * 97) << found << " of " << forms << ": " << lost;
}

TEST(Inflection, FormsOfAdjectivesAndVerbsLeadToTheirLemma) {
  std::size_t forms = 0, found = 0;
  std::string lost;
  const auto look = [&](const std::string& nominative, const std::string& form) {
    ++forms;
    conflates(nominative, form) ? ++found : (lost += form + " ", found);
  };
  for (const Adjective& a : adjectives()) {
    const std::string lemma = form_of(a, Case::nominative, Number::singular, Gender::masculine);
    for (const Case c : kCases) {
      for (const Gender g : {Gender::masculine, Gender::feminine, Gender::neuter})
        look(lemma, form_of(a, c, Number::singular, g));
      look(lemma, form_of(a, c, Number::plural, Gender::masculine));
    }
  }
  for (const std::string_view stem : transitive_stems()) {
    for (const Gender g : {Gender::masculine, Gender::feminine, Gender::neuter})
      look(past_of(stem, Gender::masculine), past_of(stem, g));
    look(past_of(stem, Gender::masculine), past_of(stem, Gender::masculine, Number::plural));
  }
  EXPECT_GE(found * 100, forms * 98) << found << " of " << forms << ": " << lost;
}

}  // namespace
}  // namespace diplomed::testing
