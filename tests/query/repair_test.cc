// Words that are not in the index are mended; words that are, never.
#include "query/repair.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "dictionary.h"
#include "index/builder.h"
#include "query/parser.h"

namespace diplomed::query {
namespace {

class RepairTest : public ::testing::Test {
 protected:
  void SetUp() override {
    index::DocumentBuilder builder(testing::shared_morphology(), nullptr);
    const char* texts[] = {
        "Министерство здравоохранения и минздрав подписали меморандум о трансплантации печени.",
        "Посол встретился с Алымкадыром Бейшеналиевым и Бакытом Тологоновым в Бишкеке.",
        "Скорая помощь, телемедицина и вакцинация: врачи обсудили трансплантацию почки и меморандум.",
        "Госпиталь AP-HP и covid: министерство, меморандум, вакцинация, скорая помощь. Медпомощь детям.",
        "Контакты врачей. Мёд с пасеки. Эпидемия отсутствует, лекарства поставляются, поставленные раньше тоже.",
        "Трансплантацыя: так эту операцию назвали в объявлении.",
    };
    for (const char* text : texts) {
      document::Article article;
      article.id = "d" + std::to_string(db_.get_doccount());
      article.title = "Новость";
      article.body = text;
      db_.add_document(builder.build(article, article.id).document);
    }
    spelling_ = SpellingIndex::build(db_, analyzer_);
  }

  Repaired mend(const std::string& q) {
    const RepairContext context{db_, [this] { return spelling_; }, analyzer_, nullptr};
    return repair(parse(q).root, context);
  }

  Xapian::WritableDatabase db_{"", Xapian::DB_BACKEND_INMEMORY};
  text::Analyzer analyzer_{testing::shared_morphology()};
  std::shared_ptr<const SpellingIndex> spelling_;
};

struct Row {
  const char* q;
  const char* kind;  // of the one correction; empty: none
  const char* meant;
};

TEST_F(RepairTest, Table) {
  const Row rows[] = {
      {"меморандум", "", ""},
      {"меморандумами", "", ""},  // another form of a word that is there
      {"Бейшеналиевой", "", ""},
      {"vtvjhfyleve", "layout", "меморандуму"},
      {"vbyplhfd", "layout", "минздрав"},
      {"vbylplhfd", "layout", "минздрав"},  // one key too many
      {"Cjdblgjvjom", "", ""},              // no word on either layout
      {"сщмшв", "layout", "covid"},
      {"Tologonov", "transliteration", "тологонов"},
      {"beyshenaliev", "transliteration", "бейшеналиев"},
      {"beishenaliyev", "transliteration", "бейшеналиев"},
      {"memorandum", "transliteration", "меморандум"},
      {"бешеналиев", "spelling", "бейшеналиев"},
      {"меморнадум", "spelling", "меморандум"},
      {"вацинация", "spelling", "вакцинация"},
      {"трасплонтация", "spelling", "трансплантация"},
      {"скораяпомощь", "split", "скорая помощь"},
      {"мед помощь", "joined", "медпомощь"},  // мёд is there too, but beside no помощь
      {"скорая помощь", "", ""},
      {"контракт", "", ""},  // right, though no document has it: not "контакт"
      {"otsutstvuyet", "transliteration", "отсутствует"},
      {"postavliaiutsia", "transliteration", "поставляются"},
      {"postavlennyye", "transliteration", "поставленные"},
      {"врач у", "", ""},  // not "врачу", though no document has "у"
      {"для врачей", "", ""},
      {"ghbdtn", "", ""},       // привет is not in the index
      {"кит", "", ""},          // too short to guess
      {"=бешеналиев", "", ""},  // exact forms are taken as typed
      {"бешен*", "", ""},
      {"2031", "", ""},
  };
  for (const Row& row : rows) {
    const Repaired repaired = mend(row.q);
    if (*row.kind == '\0') {
      EXPECT_TRUE(repaired.corrections.empty()) << row.q << " → " << repaired.corrections.front().meant;
      EXPECT_EQ(dump(repaired.root), dump(parse(row.q).root)) << row.q;
      continue;
    }
    ASSERT_EQ(repaired.corrections.size(), 1u) << row.q;
    EXPECT_EQ(correction_name(repaired.corrections[0].kind), row.kind) << row.q;
    EXPECT_EQ(repaired.corrections[0].meant, row.meant) << row.q;
  }
}

TEST_F(RepairTest, MendsInsideOfPhrasesAndGroupsAndKeepsTheRest) {
  EXPECT_EQ(dump(mend("\"транспалнтация печени\" -(вацинация ИЛИ врачи)").root),
            "(not phrase:\"трансплантация печени\" (or word:вакцинация word:врачи))");
}

// What a source misspelt is found by its own spelling, but nobody is led there.
TEST_F(RepairTest, ErrorsOfSourcesAreNoSuggestions) {
  EXPECT_TRUE(mend("трансплантацыя").corrections.empty());
  const std::vector<Candidate> near = spelling_->similar("трансплантацыи", 2);
  const auto error =
      std::find_if(near.begin(), near.end(), [](const Candidate& c) { return c.word == "трансплантацыя"; });
  ASSERT_NE(error, near.end());
  EXPECT_TRUE(spelling_->is_source_error(*error, analyzer_));
}

TEST(EditCost, PrefersLikelySlips) {
  EXPECT_EQ(edit_cost(U"врач", U"врач", 2), 0);
  EXPECT_LT(edit_cost(U"врпч", U"врач", 2), edit_cost(U"врюч", U"врач", 2));    // neighbouring keys
  EXPECT_LT(edit_cost(U"вварч", U"варч", 2), edit_cost(U"вкарч", U"варч", 2));  // doubled letter
  EXPECT_LT(edit_cost(U"варч", U"врач", 2), edit_cost(U"вомч", U"врач", 2));    // exchanged letters
  EXPECT_GT(edit_cost(U"госпиталь", U"больница", 2), 2);
  EXPECT_GT(edit_cost(U"врач", U"врачами", 2), 2);  // three letters are too many
}

}  // namespace
}  // namespace diplomed::query
