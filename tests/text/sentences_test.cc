// Where sentences begin.
#include <gtest/gtest.h>

#include "analysis.h"

namespace diplomed::text {
namespace {

// The first words of the sentences, "|" between them.
std::string starts(const std::string& text) {
  std::vector<std::string> out;
  for (const Token& token : testing::analyzer().analyze(text)) {
    if (token.sentence_start) out.emplace_back(token.span.of(text));
  }
  return testing::joined(out, "|");
}

TEST(SentenceStart, FollowsTheEndOfASentence) {
  struct Row {
    std::string text, expected;
  };
  for (const Row& row : std::vector<Row>{
           {"Врач приехал. Дети ждали.", "Врач|Дети"},
           {"Приехал! Зачем? Лечить… Понятно", "Приехал|Зачем|Лечить|Понятно"},
           {"Ждали... Дождались", "Ждали|Дождались"},
           {"Он сказал: «Ждём». Потом ушёл", "Он|Потом"},
           {"«Ждём!» — сказал врач", "Ждём|сказал"},
           {"Заголовок\nПервая строка", "Заголовок|Первая"},
           {"Заголовок\n\nАбзац", "Заголовок|Абзац"},
           {"- Сколько коек?\n- Двадцать", "Сколько|Двадцать"},
           {"(Фото пресс-службы.) Врач приехал", "Фото|Врач"},
           {"врач, медсестра; водитель: трое", "врач"},
           {"...и другие", "и"},
           {"", ""},
       }) {
    EXPECT_EQ(starts(row.text), row.expected) << row.text;
  }
}

TEST(SentenceStart, IsNotBehindAnAbbreviation) {
  for (const std::string text :
       {"Больница в г. Оше открыта", "Центр им. Бакулева открыт", "Основан в 1996 г. Советом врачей",
        "Живёт на ул. Манаса в доме", "Принял проф. Лисин вчера", "Около 5 млн. Доз хватит", "Врач В. И. Лисин приехал",
        "Врач В.И. Лисин приехал", "Ген. С. Лисин приехал", "Около 20 тыс. Коек готово"}) {
    const std::string first = testing::split_words(text).front();
    EXPECT_EQ(starts(text), text.starts_with("Ген") ? "Ген|С" : first) << text;
  }
}

TEST(SentenceStart, IsNotInsideNumbersDomainsAndCompounds) {
  for (const std::string text : {"Рост на 5.8 процента", "Адрес добро.рф известен", "Ночью 18.08.2025 приехали",
                                 "Сайт www.who.int открыт", "Приехал травматолог-ортопед"}) {
    EXPECT_EQ(starts(text), testing::split_words(text).front()) << text;
  }
}

TEST(SentenceStart, BelongsToThePartNotToTheCompound) {
  const auto& tokens = testing::analyzer().analyze("Врач-хирург приехал");
  ASSERT_EQ(tokens.size(), 4u);
  EXPECT_TRUE(tokens[0].sentence_start);
  EXPECT_FALSE(tokens[1].sentence_start);
  EXPECT_TRUE(tokens[2].extra);
  EXPECT_FALSE(tokens[2].sentence_start);
}

TEST(WordFlags, SayHowTheWordIsWritten) {
  struct Row {
    std::string text;
    bool capitalised, all_caps, in_dictionary;
    WordKind kind;
  };
  for (const Row& row : std::vector<Row>{{"врач", false, false, true, WordKind::russian},
                                         {"Врач", true, false, true, WordKind::russian},
                                         {"ВОЗ", true, true, false, WordKind::acronym},
                                         {"Тологонов", true, false, false, WordKind::russian},
                                         {"doctor", false, false, false, WordKind::latin},
                                         {"NATO", true, true, false, WordKind::acronym},
                                         {"қазақ", false, false, false, WordKind::other},
                                         {"2025", false, false, false, WordKind::number},
                                         {"Я", true, false, true, WordKind::russian}}) {
    const std::string text = "это " + row.text + " тут";
    const Token token = testing::analyzer().analyze(text).at(1);
    EXPECT_EQ(token.word->capitalised, row.capitalised) << row.text;
    EXPECT_EQ(token.word->all_caps, row.all_caps) << row.text;
    EXPECT_EQ(token.word->in_dictionary, row.in_dictionary) << row.text;
    EXPECT_EQ(token.word->kind, row.kind) << row.text;
  }
}

}  // namespace
}  // namespace diplomed::text
