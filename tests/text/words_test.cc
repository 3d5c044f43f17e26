// Numbers, surnames, stems, slugs and stop words.
#include <gtest/gtest.h>

#include <set>
#include <vector>

#include "analysis.h"
#include "base/utf8.h"
#include "text/sound/slug.h"
#include "text/stem.h"
#include "text/stopwords.h"
#include "text/word_units.h"

namespace diplomed::text {
namespace {

struct Row {
  std::string text, expected;
};

TEST(NormaliseNumber, MakesOneSpelling) {
  for (const Row& row : std::vector<Row>{{"5,8", "5.8"},
                                         {"5.8", "5.8"},
                                         {"10.30", "10.30"},
                                         {"1 200 000", "1200000"},
                                         {"1\u00A0200", "1200"},
                                         {"1\u202F200\u202F000", "1200000"},
                                         {"1 200 000,5", "1200000.5"},
                                         {"3,000,000", "3000000"},
                                         {"18.08.2025", "18.08.2025"},
                                         {"1,200.5", "1.200.5"},
                                         {"007", "007"},
                                         {"", ""}}) {
    EXPECT_EQ(normalise_number(row.text), row.expected) << row.text;
  }
}

TEST(SurnameBase, IsTheSameInEveryCase) {
  for (const Row& row : std::vector<Row>{{"тологонов", "тологонов"},
                                         {"тологонова", "тологонов"},
                                         {"тологонову", "тологонов"},
                                         {"тологоновым", "тологонов"},
                                         {"тологонове", "тологонов"},
                                         {"тологоновой", "тологонов"},
                                         {"тологоновы", "тологонов"},
                                         {"тологоновых", "тологонов"},
                                         {"тологоновыми", "тологонов"},
                                         {"сатыбалдиева", "сатыбалдиев"},
                                         {"мурашкину", "мурашкин"},
                                         {"птицыной", "птицын"},
                                         {"цоев", "цоев"},
                                         {"кимова", "кимов"},
                                         // no surname, or too short to tell
                                         {"врач", ""},
                                         {"лев", ""},
                                         {"сына", ""},
                                         {"петренко", ""},
                                         {"садыра", ""},
                                         {"", ""},
                                         {"а", ""},
                                         {"ыми", ""}}) {
    EXPECT_EQ(surname_base(row.text), row.expected) << row.text;
  }
}

TEST(NounBase, DropsTheEndingOfACase) {
  for (const Row& row : std::vector<Row>{{"баткен", "баткен"},
                                         {"врачхирургов", "врачхирург"},
                                         {"баткена", "баткен"},
                                         {"баткену", "баткен"},
                                         {"баткеном", "баткен"},
                                         {"баткене", "баткен"},
                                         {"нургуль", "нургул"},
                                         {"нургули", "нургул"},
                                         {"манукяна", "манукян"},
                                         {"зангиотой", "зангиот"},
                                         {"зангиоте", "зангиот"},
                                         {"санавиации", "санавиац"},
                                         {"санавиацией", "санавиац"},
                                         {"кома", "кома"},
                                         {"а", "а"},
                                         {"", ""}}) {
    const std::string_view base = noun_base(row.text);
    EXPECT_EQ(base, row.expected) << row.text;
  }
}

TEST(Stemmer, StemsBothLanguages) {
  Stemmer stemmer;
  EXPECT_EQ(std::string(stemmer.russian("чипирования")), std::string(stemmer.russian("чипированию")));
  EXPECT_NE(std::string(stemmer.russian("чипирования")), "чипирования");
  EXPECT_EQ(stemmer.english("hospitals"), "hospit");
  EXPECT_EQ(stemmer.english(""), "");
  EXPECT_EQ(stemmer.russian(""), "");
  Stemmer moved = std::move(stemmer);
  EXPECT_EQ(moved.english("doctors"), "doctor");
}

TEST(Slug, IsStableAscii) {
  for (const Row& row : std::vector<Row>{{"Минздрав России", "minzdrav-rossii"},
                                         {"who", "who"},
                                         {"WHO_2025.v-1", "WHO_2025.v-1"},
                                         {"Пресс-служба РЖД", "press-sluzhba-rzhd"},
                                         {"  «24.kg»  ", "24-kg"},
                                         {"Щёлково & Юг", "shchelkovo-yug"},
                                         {"Объединённая больница", "obyedinennaya-bolnitsa"},
                                         {"Өзгөн шаары", "ozgon-shaary"},
                                         {"Côte d'Ivoire", "cote-divoire"},
                                         {"Қазақстан", "qazaqstan"},
                                         {"中国", "zhong-guo"},
                                         {"---", "---"},
                                         {"!?", ""},
                                         {"", ""}}) {
    EXPECT_EQ(slug(row.text), row.expected) << row.text;
  }
}

TEST(Slug, IsShortAndAsciiWhateverComesIn) {
  const std::string name =
      "Федеральное агентство по делам Содружества и по международному гуманитарному сотрудничеству";
  std::vector<std::string> inputs = {
      name, name + name, std::string(500, 'a'), "\xFF\xFEврач\xD0", "🙂 врач 🙂", std::string("a\0b", 3)};
  for (const std::string& input : inputs) {
    const std::string out = slug(input);
    EXPECT_FALSE(out.empty()) << input;
    EXPECT_LE(out.size(), 80u);
    EXPECT_NE(out.back(), '-');
    for (const char c : out) EXPECT_TRUE((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-') << out;
    EXPECT_EQ(slug(out), out) << "a slug is its own slug";
  }
}

TEST(Stopwords, AreFunctionWordsOnly) {
  for (const char* word : {"в", "на", "и", "или", "не", "что", "который", "для", "это", "мы", "быть", "еще", "ее"}) {
    EXPECT_TRUE(is_stopword(word)) << word;
  }
  for (const char* word : {"врач", "россия", "год", "воз", "нет врача", "один", "два", "новый", "страна", "помощь", "",
                           "о'брайен", "рф", "кр"}) {
    EXPECT_FALSE(is_stopword(word)) << word;
  }
}

// The list is compared with folded words: an entry with ё or in capitals would never match.
TEST(Stopwords, MatchWhatTheAnalyzerYields) {
  for (const char* word : {"ещё", "её", "Который", "КОТОРЫЕ", "которого", "Этого", "свою", "были", "всех"}) {
    const auto terms = testing::terms_of(word);
    EXPECT_TRUE(std::any_of(terms.begin(), terms.end(), [](const std::string& t) { return is_stopword(t); })) << word;
  }
}

}  // namespace
}  // namespace diplomed::text
