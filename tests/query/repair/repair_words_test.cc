// What a mistyped word may be meant for: common words that the index lacks, parts of compounds, and what its capitals
// say of it.
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "dictionary.h"
#include "index/builder.h"
#include "index/spelling/spelling_build.h"
#include "query/parse/parser.h"
#include "query/repair/repair_query.h"

namespace diplomed::query {
namespace {

class RepairWords : public ::testing::Test {
 protected:
  RepairWords() {
    index::DocumentBuilder builder(testing::shared_morphology(), nullptr);
    const char* texts[] = {
        "Осколок стекла удалили хирурги госпиталя. Краков принял врачей. Закон подписан.",
        "Санитарная служба и медицинский центр Бишкека. Белковая пища, низкое давление, дневной стационар.",
        "Поликлиника области делает операции. Россия и область договорились. ИИ помогает врачам области.",
        "Врачи России делают операции. Врачи области. Россия. ИИ в медицине. Мобильный госпиталь.",
        "Поликлиники областиИИ, врачиРоссии и горыМА: так слова слились в источнике.",
        "Бейшеналиев провёл операцию. Клиника Хеллингера открыта. Тесты готовы. Денвер и Мельбурн далеко.",
        "Врачи из России и врачи из области. Горы. МА приехала. Горы видны. МА.",
        "Горы. МА.",
        "Супер! Должник вернул аппарат. Спорт и центры. Мёд. Карта вин.",
    };
    for (const char* text : texts) {
      document::Article article;
      article.id = "d" + std::to_string(db_.get_doccount());
      article.body = text;
      db_.add_document(builder.build(article, article.id).document);
    }
    spelling_ = index::build_spelling(db_, analyzer_);
  }

  // The query with its corrections; "" when there are none.
  std::string mended(const std::string& q) {
    const RepairContext context{db_, [this] { return spelling_; }, analyzer_, nullptr};
    const Repaired repaired = repair(parse(q).root, q, context);
    return repaired.corrections.empty() ? "" : with_corrections(q, repaired.corrections);
  }

  struct Row {
    const char *typed, *meant;  // "": nothing is mended
  };
  template <std::size_t N>
  void expect(const Row (&rows)[N]) {
    for (const Row& row : rows) EXPECT_EQ(mended(row.typed), row.meant) << row.typed;
  }

  Xapian::WritableDatabase db_{"", Xapian::DB_BACKEND_INMEMORY};
  text::Analyzer analyzer_{testing::shared_morphology()};
  std::shared_ptr<const index::SpellingIndex> spelling_;
};

// No document has any of the words meant.
TEST_F(RepairWords, CommonWordsThatNoDocumentHas) {
  expect({{"Сколко", "сколько"},
          {"Сколко хирургов", "сколько хирургов"},
          {"Какова", ""},
          {"Каакова", "какова"},
          {"пачему", "почему"},
          {"кагда подписан закон", "когда подписан закон"},
          {"котрую клинику", "которую клинику"},
          {"челавечество", "человечество"},
          {"изменениия", "изменения"},
          {"skolko", "сколько"},
          {"еслиоперации", "если операции"}});
}

// A word of the index is preferred to a common one that no document has.
TEST_F(RepairWords, WordsOfTheIndexFirst) {
  expect({{"осколк", "осколок"}, {"госпиталлю", "госпиталю"}});
}

TEST_F(RepairWords, CompoundsByPart) {
  expect({{"медецинско-санитарная", "медицинско-санитарная"},
          {"медицинско-санетарная", "медицинско-санитарная"},
          {"медецинско-санетарный", "медицинско-санитарный"},
          {"хирург-гаспиталя", "хирург-госпиталя"},
          {"по-монгольски", ""},
          {"давным-давно", ""},
          {"белорусско-санитарная", ""}});
}

// Words made of others, which the dictionary does not know, are right.
TEST_F(RepairWords, WordsMadeOfOthers) {
  expect({{"низкобелковая", ""}, {"четырехдневный", ""}, {"супердолжник", ""}, {"медкарта", ""}});
}

// What a source ran together is no word, whichever way it is reached.
TEST_F(RepairWords, GluedWordsOfSourcesAreNoTargets) {
  EXPECT_TRUE(spelling_->is_glued("врачироссии"));
  EXPECT_TRUE(spelling_->is_glued("горыма"));
  EXPECT_FALSE(spelling_->is_glued("поликлиники"));
  expect({{"области и", ""}, {"врачи россии", ""}, {"облостиии", "области"}, {"врачиросии", ""}, {"гарыма", ""}});
}

TEST_F(RepairWords, NamesAreNoCommonWords) {
  expect({// A capital inside the query: no verb, no adjective, no function word, hardly a noun.
          {"клиника Делойт", ""},
          {"операции Котор в области", ""},
          {"Компания Делойт", ""},
          {"врачи Теслы", ""},
          {"врачи Мобилин", ""},
          // A name may be another name.
          {"врачи Бешеналиева", "врачи бейшеналиев"},
          {"врачи Мельбура", "врачи мельбурн"},
          {"клиника Хелингера", "клиника хеллингера"},
          // In a sentence it may well be spelt so, but for a slip of the fingers.
          {"Кто и когда открыл клинику Хелингера?", ""},
          {"Кто и когда открыл клинику Хеллингера?", ""},
          {"Кто и когда открыл клинику Ехллингера?", "Кто и когда открыл клинику хеллингера"},
          {"Кто и когда приехал в Мелбурн?", "Кто и когда приехал в мельбурн"},
          // Alone a capital may be anybody's.
          {"Делойт", ""},
          {"Поликлинека", "поликлиника"},
          {"Медецинский центр", "медицинский центр"}});
}

TEST_F(RepairWords, SmallWordsAreNoNamesWhereNamesHaveCapitals) {
  expect({{"Чем опасна для дайвера операция в Кракове?", ""}, {"денвре", "денвер"}});
}

TEST_F(RepairWords, AcronymsAreTakenAsTyped) {
  expect({{"служба АИИ области", ""}, {"врачи DENVR", ""}});
}

// A Russian sentence names foreign things in Latin letters.
TEST_F(RepairWords, LatinWordsAmongRussianOnes) {
  expect({{"врачи Test", ""}, {"врачи karta", ""}, {"karta", "карта"}, {"врачи Beishenaliev", "врачи бейшеналиев"}});
}

// The form is told by its ending, though no document has that case.
TEST_F(RepairWords, FormsThatNoDocumentHas) {
  expect({{"гоззпиталями", "госпиталями"}, {"поликлинекам", "поликлиникам"}});
}

}  // namespace
}  // namespace diplomed::query
