// Words of other languages: their own letters, the spelling without them, no Russian or English endings.
#include <gtest/gtest.h>

#include "analysis.h"
#include "text/language_name.h"

namespace diplomed::text {
namespace {

using ::diplomed::testing::common;
using ::diplomed::testing::terms_of;

TEST(Foreign, OnlyRussianAndEnglishTextsAreInflected) {
  for (const char* language : {"ru", "en", "und", ""}) EXPECT_EQ(mode_for(language), Mode::text) << language;
  for (const char* language : {"kk", "ky", "uz", "tg", "tk", "uk", "fr"}) {
    EXPECT_EQ(mode_for(language), Mode::foreign) << language;
  }
}

TEST(Foreign, WordsKeepTheirForms) {
  // «мен» is Kazakh for "and"; the Russian dictionary has it as a form of «мена».
  EXPECT_EQ(terms_of("мен", Mode::foreign), std::set<std::string>{"мен"});
  EXPECT_EQ(terms_of("барып", Mode::foreign), std::set<std::string>{"барып"});
  EXPECT_EQ(terms_of("hamkorlikning", Mode::foreign), std::set<std::string>{"hamkorlikning"});
  EXPECT_TRUE(terms_of("мена").contains("мена"));
}

// A reader finds a word with its letters and without, whichever way the document has it.
TEST(Foreign, LettersAndTheSpellingWithoutThem) {
  struct Row {
    const char* in_text;
    const char* typed;
  };
  const Row table[] = {{"өнөктөштүк", "өнөктөштүк"},    {"өнөктөштүк", "оноктоштук"},
                       {"оноктоштук", "өнөктөштүк"},    {"қоғам", "когам"},
                       {"ҳамкорлик", "хамкорлик"},      {"ўзаро", "узаро"},
                       {"тоҷикистон", "точикистон"},    {"тандурустӣ", "тандурусти"},
                       {"сәрсенбай", "сарсенбай"},      {"министрі", "министри"},
                       {"oʻzbekiston", "ozbekiston"},   {"oʻzbekiston", "o'zbekiston"},
                       {"türkmenistan", "turkmenistan"}};
  for (const Row& row : table) {
    EXPECT_FALSE(common(terms_of(row.in_text, Mode::foreign), terms_of(row.typed, Mode::query)).empty())
        << row.in_text << " " << row.typed;
  }
}

TEST(Foreign, NamesInARussianTextToo) {
  EXPECT_FALSE(common(terms_of("Өмүрбек"), terms_of("Омурбек", Mode::query)).empty());
}

TEST(LanguageName, BothWays) {
  struct Row {
    const char* subtag;
    const char* russian;
    const char* english;
  };
  for (const Row& row : {Row{"kk", "казахский", "Kazakh"}, Row{"ky", "кыргызский", "Kyrgyz"},
                         Row{"tg", "таджикский", "Tajik"}, Row{"fr", "французский", "French"}}) {
    EXPECT_EQ(language_name(row.subtag, true), row.russian);
    EXPECT_EQ(language_name(row.subtag, false), row.english);
    EXPECT_EQ(language_named(row.russian), row.subtag);
    EXPECT_EQ(language_named(row.english), row.subtag);
  }
  EXPECT_EQ(language_named("киргизский"), "ky");
  EXPECT_EQ(language_name("und", true), "не определён");
  EXPECT_EQ(language_name("qq", true), "qq");
  EXPECT_EQ(language_named("врачебный"), "");
}

}  // namespace
}  // namespace diplomed::text
