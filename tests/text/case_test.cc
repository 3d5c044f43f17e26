// Case never changes what a query finds.
#include <gtest/gtest.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <random>

#include "analysis.h"
#include "base/utf8.h"

namespace diplomed::text {
namespace {

std::string upper(const std::string& text) {
  std::string out;
  icu::UnicodeString::fromUTF8(text).toUpper(icu::Locale::getRoot()).toUTF8String(out);
  return out;
}
std::string lower(const std::string& text) {
  std::string out;
  icu::UnicodeString::fromUTF8(text).toLower(icu::Locale::getRoot()).toUTF8String(out);
  return out;
}

// Positions and terms of a query, without what case may change (spans, sentence starts, flags).
std::string query_terms(const std::string& query) {
  std::string out;
  for (const Token& token : testing::analyzer().analyze(query, Mode::query)) {
    std::vector<std::string> terms = token.word->terms;
    std::sort(terms.begin(), terms.end());
    out += std::to_string(token.position) + (token.extra ? "+" : "") + ":" + testing::joined(terms, ",") + " ";
  }
  return out;
}

TEST(QueryCase, NeverChangesTheTerms) {
  for (const std::string query : {"минздрав Казахстана",
                                  "ВОЗ",
                                  "РАН",
                                  "Киргизская Республика",
                                  "В.И. Шумаков",
                                  "г. Бишкек",
                                  "С.-Петербург",
                                  "РЖД-Медицина",
                                  "травматолог-ортопед",
                                  "COVID-19",
                                  "добро.рф",
                                  "VB.kg",
                                  "Токаев",
                                  "токаева",
                                  "Исмаилов",
                                  "Мирзиёев",
                                  "приём",
                                  "Өзгөн",
                                  "Toʻlqin",
                                  "O'Brien",
                                  "Straße",
                                  "Réunion",
                                  "İstanbul",
                                  "café",
                                  "ﬁnance",
                                  "5,8 млн",
                                  "Кот-д'Ивуар",
                                  "И.О. министра",
                                  "к.м.н. Иванова",
                                  "А. Б. В.",
                                  "СПИД и вич",
                                  "ЮНИСЕФ",
                                  "3D-печать",
                                  "кро\u0301вь",
                                  "Ереван",
                                  "том",
                                  "ТОМ Сойер",
                                  "НИИ СП",
                                  "мед"}) {
    const std::string as_typed = query_terms(query);
    EXPECT_FALSE(as_typed.empty()) << query;
    EXPECT_EQ(query_terms(upper(query)), as_typed) << upper(query);
    EXPECT_EQ(query_terms(lower(query)), as_typed) << lower(query);
  }
}

// Words of one script each; of look-alikes only capitals may coincide, so that mixed words are no matter of this rule.
TEST(QueryCase, NeverChangesTheTermsOfRandomWords) {
  const std::u32string russian = U"абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
  const std::u32string latin = U"abcdefghijklmnopqrstuvwxyzéöşñ";
  const std::u32string cyrillic = U"қғңөүұһәіўҳӣ";
  const std::string gaps[] = {" ", ".", "-", ". ", ", ", " – ", "\n", ".-"};
  std::mt19937 random(20);
  const auto pick = [&](std::size_t n) { return random() % n; };
  for (int round = 0; round < 4000; ++round) {
    std::string query;
    for (std::size_t word = pick(4) + 1; word > 0; --word) {
      const std::u32string& letters = pick(5) < 3 ? russian : pick(2) == 0 ? latin : cyrillic;
      for (std::size_t n = pick(9) + 1; n > 0; --n) {
        std::string letter;
        utf8::append(letter, letters[pick(letters.size())]);
        query += pick(3) == 0 ? upper(letter) : letter;
        if (pick(20) == 0) query += "'";
      }
      query += gaps[pick(std::size(gaps))];
    }
    const std::string as_typed = query_terms(query);
    ASSERT_EQ(query_terms(upper(query)), as_typed) << query;
    ASSERT_EQ(query_terms(lower(query)), as_typed) << query;
  }
}

// What is written in capitals in a text is found by a query in any case, and the other way round.
TEST(QueryCase, FindsAcronymsAndShoutingHeadlines) {
  struct Row {
    const char *query, *text;
  };
  for (const Row& row : std::vector<Row>{{"воз", "глава ВОЗ приехал"},
                                         {"ран", "академик РАН приехал"},
                                         {"юнисеф", "представитель ЮНИСЕФ приехал"},
                                         {"вич", "центр ВИЧ открыт"},
                                         {"ниицк", "отдел НИИЦК открыт"},
                                         {"больница", "НОВАЯ БОЛЬНИЦА ОТКРЫТА"},
                                         {"Токаева", "ТОКАЕВ ПРИНЯЛ ВРАЧЕЙ"},
                                         {"ВРАЧИ", "приехал врач"},
                                         {"МИНЗДРАВОМ", "сообщил минздрав"}}) {
    std::set<std::string> terms;
    for (const Token& token : testing::analyzer().analyze(row.text)) {
      terms.insert(token.word->terms.begin(), token.word->terms.end());
    }
    for (const std::string& query : {std::string(row.query), upper(row.query), lower(row.query)}) {
      EXPECT_FALSE(testing::common(testing::terms_of(query, Mode::query), terms).empty()) << query << " / " << row.text;
    }
  }
}

}  // namespace
}  // namespace diplomed::text
