#include "text/fold.h"

#include <gtest/gtest.h>

#include <vector>

#include "base/limits.h"
#include "base/utf8.h"
#include "text/characters.h"

namespace diplomed::text {
namespace {

TEST(FoldWord, GivesFormAndKind) {
  struct Row {
    std::string surface, form;
    WordKind kind;
    bool apostrophe = false;
  };
  const std::vector<Row> rows = {
      {"Врач", "врач", WordKind::russian},
      {"ПРИЁМ", "приём", WordKind::russian},
      {"Doctor", "doctor", WordKind::latin},
      {"2025", "2025", WordKind::number},
      {"A4", "a4", WordKind::other},
      {"Б12", "б12", WordKind::other},
      {"Қазақстан", "қазақстан", WordKind::other},
      {"Ўзбекистон", "ўзбекистон", WordKind::other},
      {"Ґанок", "ґанок", WordKind::other},
      {"Ѓорѓи", "ѓорѓи", WordKind::other},
      {"Côte", "cote", WordKind::latin},
      {"i\u0307stanbul", "istanbul", WordKind::latin},
      {"а\u030A", "а\u030A", WordKind::other},
      {"ŁÓDŹ", "lodz", WordKind::latin},
      {"Ørsted", "orsted", WordKind::latin},
      {"İzmir", "izmir", WordKind::latin},
      {"ılıca", "ilica", WordKind::latin},
      {"Straße", "strasse", WordKind::latin},
      {"ﬁnance", "finance", WordKind::latin},
      {"Ⅻ", "xii", WordKind::latin},
      {"O'Brien", "o'brien", WordKind::latin, true},
      {"OʻZBEK", "o'zbek", WordKind::latin, true},
      {"д’Ивуар", "дивуар", WordKind::russian},
      {"об'единение", "объединение", WordKind::russian},
      {"С’ЕЗД", "съезд", WordKind::russian},
      {"под`ём", "подъём", WordKind::russian},
      {"д'Юрвиль", "дюрвиль", WordKind::russian},
      {"а'я", "ая", WordKind::russian},
      {"С'ЕЗД", "съезд", WordKind::russian},
      {"и\u0306од", "йод", WordKind::russian},
      {"е\u0308лка", "ёлка", WordKind::russian},
      {"за\u0301мок", "замок", WordKind::russian},
      {"ВЕ\u0301РА", "вера", WordKind::russian},
      {"вѐра", "вера", WordKind::russian},
      {"все\u0300", "все", WordKind::russian},
      {"пи\u0300ть", "пить", WordKind::russian},
      {"при\u00ADвив\u00ADка", "прививка", WordKind::russian},
      {"ви\u200Bзит", "визит", WordKind::russian},
      {"doc\u00ADtor", "doctor", WordKind::latin},
      {"Ελλάδα", "ελλάδα", WordKind::other},
      {"中国", "中国", WordKind::other},
  };
  for (const Row& row : rows) {
    const FoldedWord folded = fold_word(row.surface);
    EXPECT_EQ(folded.form, row.form) << row.surface;
    EXPECT_EQ(folded.kind, row.kind) << row.surface;
    EXPECT_EQ(folded.apostrophe, row.apostrophe) << row.surface;
  }
}

// Written with \x escapes where the eye cannot tell the letters apart.
TEST(FoldWord, TurnsLookAlikesIntoTheScriptOfTheMajority) {
  struct Row {
    const char* what;
    std::string surface, form;
    WordKind kind;
  };
  const std::vector<Row> rows = {
      {"Latin C", "Cотрудничество", "сотрудничество", WordKind::russian},
      {"Latin o at the end", "сотрудничествo", "сотрудничество", WordKind::russian},
      {"Latin capitals", "MИHЗДPAB", "минздрав", WordKind::russian},
      {"Latin á for a stressed а", "пáртия", "партия", WordKind::russian},
      {"Latin Á for a stressed А", "ПÁРТИЯ", "партия", WordKind::russian},
      {"Cyrillic о", "hоspital", "hospital", WordKind::latin},
      {"Cyrillic С and О", "СОVID", "covid", WordKind::latin},
      {"at par Cyrillic wins", "ВO", "во", WordKind::russian},
      {"Latin ë", "приëм", "приём", WordKind::russian},
      {"no double for q", "приqет", "приqет", WordKind::other},
      {"b is no double of в", "bизит", "bизит", WordKind::other},
      {"B is a double of В", "Bизит", "визит", WordKind::russian},
      {"Latin i in Ukrainian", "мiнiстр", "міністр", WordKind::other},
  };
  for (const Row& row : rows) {
    const FoldedWord folded = fold_word(row.surface);
    EXPECT_EQ(folded.form, row.form) << row.what;
    EXPECT_EQ(folded.kind, row.kind) << row.what;
  }
}

TEST(FoldWord, CutsLongWordsAtACharacter) {
  for (const std::string& letter : {std::string("ж"), std::string("ё"), std::string("é"), std::string("қ")}) {
    std::string word = "x";
    while (word.size() < 3 * limits::kMaxWordBytes) word += letter;
    const std::string form = fold_word(word).form;
    EXPECT_LE(form.size(), limits::kMaxWordBytes) << letter;
    EXPECT_GE(form.size(), limits::kMaxWordBytes / 2 - 1) << letter;
    EXPECT_EQ(utf8::find_invalid(form), std::string::npos) << letter;
  }
}

// Each character also in the middle of a long line, where it goes by blocks.
TEST(Fold, IsTheSameAtEveryPlace) {
  struct Row {
    std::string text, expected;
  };
  const std::vector<Row> rows = {{"АПРЯЁ", "апряе"}, {"апряё", "апряе"},    {"AZ[`az", "az[`az"}, {"Њї", "њї"},
                                 {"ҚӘӮ", "қәӯ"},     {"ÀÉß×", "àéß×"},      {"«—№…»", "«—№…»"},   {"İĞ", "İğ"},
                                 {"🏥Ж", "🏥ж"},       {"\u00a0Ы", "\u00a0ы"}};
  for (const Row& row : rows) {
    for (std::size_t before = 0; before < 80; ++before) {
      const std::string line = std::string(before, 'A') + row.text + std::string(before, 'B');
      const std::string folded = std::string(before, 'a') + row.expected + std::string(before, 'b');
      ASSERT_EQ(fold(line), folded) << row.text << " after " << before;
    }
  }
}

TEST(Fold, KeepsEveryByteInItsPlace) {
  struct Row {
    std::string_view text, folded;
  };
  for (const Row& row :
       std::initializer_list<Row>{{"Ёлка И Ёж", "елка и еж"},
                                  {"ҚЫРҒЫЗ Ÿ Škoda ΑΩ", "қырғыз ÿ škoda αω"},
                                  {"İ Ⱥ \u212A", "İ Ⱥ \u212A"},  // their small letters are longer or shorter
                                  {"«Ж» — №5", "«ж» — №5"},
                                  {"A\xD0", "a\xD0"},
                                  {"", ""}}) {
    const std::string around(40, 'B');
    EXPECT_EQ(fold(row.text), row.folded);
    EXPECT_EQ(fold(around + std::string(row.text)).size(), around.size() + row.text.size());
  }
}

TEST(FoldYo, ReplacesEveryYoAndNothingElse) {
  EXPECT_EQ(fold_yo("ёлкёёж"), "елкееж");
  EXPECT_EQ(fold_yo("врач"), "врач");
  EXPECT_EQ(fold_yo(""), "");
  EXPECT_EQ(fold_yo("йод"), "йод");
}

TEST(Characters, AreClassified) {
  struct Row {
    CharClass expected;
    std::u32string characters;
  };
  const std::vector<Row> rows = {
      {CharClass::latin, U"azAZéÿßşƏ"},
      {CharClass::russian, U"аяАЯёЁй"},
      {CharClass::cyrillic, U"іқөүўғҳңҚӨЂѓ"},
      {CharClass::digit, U"0189"},
      {CharClass::space, U" \t\n\u00A0\u2009\u202F\u3000"},
      {CharClass::apostrophe, U"'`’‘ʻʼ"},
      {CharClass::hyphen, U"-‐‑–"},
      {CharClass::ignorable, U"\u00AD\u200B\u200D\u2060\uFEFF"},
      {CharClass::mark, U"\u0300\u0301\u0306\u0308\u036F"},
      {CharClass::separator, U".,:;!?_()«»\"—…·№%/\\|×÷€→•\uFFFD🙂\x01"},
      {CharClass::complex, U"αאع中한ⅫªµʰՀ"},
  };
  for (const Row& row : rows) {
    for (const char32_t c : row.characters) {
      EXPECT_EQ(classify(c), row.expected) << "U+" << std::hex << static_cast<std::uint32_t>(c);
    }
  }
}

TEST(Characters, OfAnyScriptAreLettersOrDigits) {
  for (const char32_t c : std::u32string(U"aЖёўé9国あ٣ก")) EXPECT_TRUE(is_alnum(c)) << static_cast<std::uint32_t>(c);
  for (const char32_t c : std::u32string(U" -.'«№😀\u0301\u00AD\u200B")) {
    EXPECT_FALSE(is_alnum(c)) << static_cast<std::uint32_t>(c);
  }
  for (const char32_t c : std::u32string(U" \t\n\u00A0\u1680\u2009\u3000\u0085")) {
    EXPECT_TRUE(is_space(c)) << static_cast<std::uint32_t>(c);
  }
  EXPECT_FALSE(is_space(U'a'));
  EXPECT_FALSE(is_space(0xAD));
  EXPECT_EQ(russian_letters("ёлка"), U"ёлка");
  EXPECT_EQ(russian_letters("Ёлка"), U"");
  EXPECT_EQ(russian_letters("elка"), U"");
}

TEST(Characters, HaveCase) {
  struct Row {
    char32_t upper, lower;
  };
  for (const Row& row : std::vector<Row>{
           {U'A', U'a'}, {U'Я', U'я'}, {U'Ё', U'ё'}, {U'Қ', U'қ'}, {U'É', U'é'}, {U'İ', U'i'}, {U'Ω', U'ω'}}) {
    EXPECT_EQ(to_lower(row.upper), row.lower);
    EXPECT_TRUE(is_upper(row.upper));
    EXPECT_EQ(to_lower(row.lower), row.lower);
    EXPECT_FALSE(is_upper(row.lower));
  }
  for (const char32_t c : std::u32string(U"7-中")) EXPECT_FALSE(is_upper(c));
}

TEST(Characters, LookAlike) {
  struct Row {
    char32_t cyrillic, latin;
    bool small_too;
  };
  for (const Row& row : std::vector<Row>{{U'а', U'a', true},
                                         {U'е', U'e', true},
                                         {U'о', U'o', true},
                                         {U'р', U'p', true},
                                         {U'с', U'c', true},
                                         {U'у', U'y', true},
                                         {U'х', U'x', true},
                                         {U'ё', U'ë', true},
                                         {U'в', U'b', false},
                                         {U'м', U'm', false},
                                         {U'н', U'h', false},
                                         {U'т', U't', false}}) {
    EXPECT_EQ(latin_lookalike(row.cyrillic, true), row.latin);
    EXPECT_EQ(cyrillic_lookalike(row.latin, true), row.cyrillic);
    EXPECT_EQ(latin_lookalike(row.cyrillic, false), row.small_too ? row.latin : 0);
    EXPECT_EQ(cyrillic_lookalike(row.latin, false), row.small_too ? row.cyrillic : 0);
  }
  for (const char32_t c : std::u32string(U"жщяйqwz7")) {
    EXPECT_EQ(latin_lookalike(c, true), 0u);
    EXPECT_EQ(cyrillic_lookalike(c, true), 0u);
  }
}

}  // namespace
}  // namespace diplomed::text
