// Hostile and enormous input: whatever the bytes are, tokens stay within the text and nothing crashes.
#include <gtest/gtest.h>

#include <random>

#include "analysis.h"
#include "base/limits.h"
#include "base/utf8.h"

namespace diplomed::text {
namespace {

using testing::shared_morphology;

// What holds for the tokens of any text.
void expect_sound(std::string_view text, const std::vector<Token>& tokens) {
  std::uint32_t end = 0, position = 0;
  const Token* first = nullptr;
  for (const Token& token : tokens) {
    ASSERT_NE(token.word, nullptr);
    ASSERT_FALSE(token.span.empty());
    ASSERT_LE(token.span.end, text.size());
    ASSERT_EQ(utf8::find_invalid(token.span.of(text)), std::string::npos) << "a span cuts a character";
    ASSERT_FALSE(token.word->terms.empty());
    ASSERT_LE(token.word->form.size(), 2 * limits::kMaxWordBytes);
    for (const std::string& term : token.word->terms) {
      ASSERT_FALSE(term.empty());
      ASSERT_LE(term.size(), limits::kMaxTermBytes);
      ASSERT_EQ(utf8::find_invalid(term), std::string::npos) << "a term cuts a character";
    }
    if (token.extra) {
      ASSERT_NE(first, nullptr);
      ASSERT_EQ(token.span.end, end) << "a compound ends with its last part";
      ASSERT_LT(token.position, position);
      continue;
    }
    ASSERT_GE(token.span.begin, end) << "tokens overlap or go back";
    ASSERT_GT(token.position, position);
    end = token.span.end;
    position = token.position;
    first = &token;
  }
}

TEST(Robustness, RandomBytes) {
  std::mt19937 random(3);
  Analyzer analyzer(shared_morphology());
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t n = random() % 200; n > 0; --n) text.push_back(static_cast<char>(random() % 256));
    for (const Mode mode : {Mode::text, Mode::query}) {
      expect_sound(text, analyzer.analyze(text, mode));
      if (HasFatalFailure()) return;
    }
  }
}

// Words, marks and symbols from all over Unicode with broken bytes between them.
TEST(Robustness, RandomCharactersAndBrokenOnes) {
  const std::u32string characters =
      U"аёЯqZ09éқӨ-–‑'’ʻ.,:;_!?…«» "
      U"\n\t\u00A0\u00AD\u200B\u200D\uFEFF\u0301\u0306\u0308ѐѝóß½²ªⅫﬁ中国한العא🙂\U0001F3E5\uFFFD"
      U"İıΩ№°\u0488\u20DD\u2028\x0\x1f\x7f";
  std::mt19937 random(4);
  Analyzer analyzer(shared_morphology());
  for (int round = 0; round < 6000; ++round) {
    std::string text;
    for (std::size_t n = random() % 60; n > 0; --n) {
      utf8::append(text, characters[random() % characters.size()]);
      if (random() % 15 == 0) text.push_back(static_cast<char>(0x80 + random() % 128));
      if (random() % 40 == 0) text.pop_back();
    }
    for (const Mode mode : {Mode::text, Mode::query}) {
      expect_sound(text, analyzer.analyze(text, mode));
      if (HasFatalFailure()) return;
    }
  }
}

TEST(Robustness, InvalidBytesSeparateWords) {
  struct Row {
    std::string text, expected;
  };
  for (const Row& row : std::vector<Row>{
           {"врач\xFFвизит", "1 врач/врач:врач | 2 визит/визит:визит"},
           {"\xD0врач\xD0", "1 врач/врач:врач"},
           {"врач \xE2\x80", "1 врач/врач:врач"},
           {"визит\xED\xA0\x80 врач", "1 визит/визит:визит | 2 врач/врач:врач"},
           {std::string("врач\0визит", 19), "1 врач/врач:врач | 2 визит/визит:визит"},
       }) {
    EXPECT_EQ(testing::show(row.text), row.expected);
  }
}

std::string repeated(std::string_view part, std::size_t bytes) {
  std::string out;
  out.reserve(bytes + part.size());
  while (out.size() < bytes) out += part;
  return out;
}

// Each of these has a shape that a careless loop makes quadratic; the test's own time limit is the judge.
TEST(Robustness, FiveMegabytesOfOneThing) {
  constexpr std::size_t kBytes = 5u << 20;
  Analyzer analyzer(shared_morphology());
  for (const char* part :
       {"а",  "a",  "7",  "А",    "ё",  "-",       ".",  " ", "\n",   "'",    "\u0301", "\u00AD", "а-",    "а.",
        "a'", "7.", "7,", "100 ", "А.", "а\u0301", "中", "ω", "\xFF", "\xD0", "🙂",   "qж",     "а\n\n", "5-"}) {
    const std::string text = repeated(part, kBytes);
    expect_sound(text, analyzer.analyze(text));
    if (HasFatalFailure()) FAIL() << part;
  }
}

TEST(Robustness, AWordOverTheLimitIsCutAtACharacter) {
  const std::string word = repeated("ж", 5 * limits::kMaxWordBytes + 1);
  for (const std::string& text : {word, "я" + word, "q" + word, word + "-" + word, word + "." + "рф", "1" + word}) {
    const auto& tokens = testing::analyzer().analyze(text);
    ASSERT_FALSE(tokens.empty());
    EXPECT_EQ(tokens[0].word->form.substr(2, 2).size(), 2u);
    EXPECT_EQ(tokens.back().span.end, text.size()) << "the span is that of the whole word";
    expect_sound(text, tokens);
  }
  // Words that differ behind the limit only are one word; those that differ before it are two.
  const std::string base = repeated("ж", limits::kMaxWordBytes);
  EXPECT_EQ(testing::terms_of(base + "а"), testing::terms_of(base + "б"));
  EXPECT_NE(testing::terms_of("а" + base), testing::terms_of("б" + base));
}

std::string numbered_word(std::size_t n) {
  static const char* const letters[] = {"б", "г", "д", "ж", "з", "к", "л", "м", "п", "р"};
  std::string word = "щ";
  for (; n > 0; n /= 10) word += letters[n % 10];
  return word;
}

// The cache is cleared when it has grown too large: between texts, never under the tokens of one.
TEST(Robustness, ManyDistinctWordsDoNotDisturbEarlierOnes) {
  Analyzer analyzer(shared_morphology());
  const std::string text = "Врачи-волонтёры ВОЗ приехали в г.Бишкек к В. И. Токаеву, COVID-19 и 1 200 доз";
  const std::string before = testing::show(text, analyzer.analyze(text));
  std::size_t n = 1;
  for (int call = 0; call < 6; ++call) {
    std::string many;
    for (int i = 0; i < 50'000; ++i) many += numbered_word(n++) + " ";
    analyzer.analyze(many);
    ASSERT_EQ(testing::show(text, analyzer.analyze(text)), before) << "after call " << call;
  }
  EXPECT_EQ(testing::show(text), before) << "another analyzer";
}

TEST(Robustness, WordsOfOneTextNeverMove) {
  Analyzer analyzer(shared_morphology());
  constexpr std::size_t kWords = 400'000;
  std::string text;
  for (std::size_t i = 1; i <= kWords; ++i) text += numbered_word(i) + " ";
  const auto& tokens = analyzer.analyze(text);
  ASSERT_EQ(tokens.size(), kWords);
  for (const Token& token : tokens) ASSERT_EQ(token.word->form, token.span.of(text));
}

TEST(Robustness, TheSameSurfaceInAnotherRoleIsAnotherWord) {
  // "С" as an initial, a preposition and a part; "ВОЗ" as an acronym, in a headline, in a query.
  Analyzer analyzer(shared_morphology());
  const std::vector<std::string> texts = {"С. Лисин с врачом", "С ВРАЧОМ", "С-витамин", "глава ВОЗ уехал", "ВОЗ", "воз",
                                          "ВОЗ-центр",         "5.8",      "5"};
  std::vector<std::string> alone;
  for (const std::string& text : texts) {
    for (const Mode mode : {Mode::text, Mode::query}) {
      Analyzer fresh(shared_morphology());
      alone.push_back(testing::show(text, fresh.analyze(text, mode)));
    }
  }
  for (int round = 0; round < 2; ++round) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      EXPECT_EQ(testing::show(texts[i], analyzer.analyze(texts[i], Mode::text)), alone[2 * i]);
      EXPECT_EQ(testing::show(texts[i], analyzer.analyze(texts[i], Mode::query)), alone[2 * i + 1]);
    }
  }
}

}  // namespace
}  // namespace diplomed::text
