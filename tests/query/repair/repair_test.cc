// Words that are not in the index are mended; words that are, never.
#include <gtest/gtest.h>

#include <algorithm>

#include "dictionary.h"
#include "index/builder.h"
#include "index/spelling/spelling_build.h"
#include "query/parse/dump.h"
#include "query/parse/parser.h"
#include "query/repair/repair_query.h"

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
        "Mayo Clinic и Pfizer прислали врачей. Клиник в стране немного. Здравоохранение и медицина Кыргызстана.",
        "Светлана Мурашко приехала с педиатром. Мужество врачей.",
        "Я видел, как дай бог удалось. Вера и под окном. Печеночной недостаточности нет. А. Готье, врач.",
    };
    for (const char* text : texts) {
      document::Article article;
      article.id = "d" + std::to_string(db_.get_doccount());
      article.title = "Новость";
      article.body = text;
      db_.add_document(builder.build(article, article.id).document);
    }
    spelling_ = index::build_spelling(db_, analyzer_);
  }

  Repaired mend(const std::string& q) {
    const RepairContext context{db_, [this] { return spelling_; }, analyzer_, nullptr};
    return repair(parse(q).root, q, context);
  }

  Xapian::WritableDatabase db_{"", Xapian::DB_BACKEND_INMEMORY};
  text::Analyzer analyzer_{testing::shared_morphology()};
  std::shared_ptr<const index::SpellingIndex> spelling_;
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
      {"трансплантацияпочкимеморандум", "split", "трансплантация почки меморандум"},
      {"memorandm", "transliteration", "меморандум"},
      {"мед помощь", "joined", "медпомощь"},  // мёд is there too, but beside no помощь
      {"скорая помощь", "", ""},
      {"контракт", "", ""},  // right, though no document has it: not "контакт"
      {"otsutstvuyet", "transliteration", "отсутствует"},
      {"postavliaiutsia", "transliteration", "поставляются"},
      {"postavlennyye", "transliteration", "поставленные"},
      {"murashkoy", "transliteration", "мурашко"},  // forms that no document has
      {"tologonovu", "transliteration", "тологонову"},
      {"bishkekami", "transliteration", "бишкеками"},
      {"minzdrave", "transliteration", "минздраве"},
      {"файзер", "transliteration", "pfizer"},
      {"файзера", "transliteration", "pfizer"},
      {"ковид", "transliteration", "covid"},
      {"здровоохранение", "spelling", "здравоохранение"},  // by ear
      {"сдравахранение", "spelling", "здравоохранение"},
      {"медецина", "spelling", "медицина"},
      {"минздраф", "spelling", "минздрав"},
      {"врач-педеатр", "spelling", "врач-педиатр"},
      {"\"скорая помощ\"", "spelling", "помощь"},
      {"title:новасть", "spelling", "новость"},
      {"vbyplhfd,", "layout", "минздрав"},
      {"VBYPLHFD", "layout", "минздрав"},
      {"BEPA", "layout", "вера"},  // Latin letters of the same shapes
      {"врач у", "", ""},          // not "врачу", though no document has "у"
      {"для врачей", "", ""},
      {"ghbdtn", "", ""},       // привет is not in the index
      {"кит", "", ""},          // too short to guess
      {"=бешеналиев", "", ""},  // exact forms are taken as typed
      {"бешен*", "", ""},
      {"2031", "", ""},
      // Two words in spite of what could be read in them together.
      {"врачи, педиатр", "", ""},
      {"врачи. педиатр", "", ""},
      {"Бишкек: педиатр", "", ""},
      {"д.м.н. педиатр", "", ""},
      {"мед, помощь", "", ""},
      {"мед (помощь)", "", ""},
      {"мед И помощь", "", ""},
      {"мед AND помощь", "", ""},
      {"+мед +помощь", "", ""},
      {"мед +помощь", "", ""},
      {"мед  помощь", "joined", "медпомощь"},
      {"врачи мед помощь,", "joined", "медпомощь,"},
      {"zzzzqqqq", "", ""},  // яяяяйййй has the stem я
      {"дайвера", "", ""},   // дай and вера, never side by side
      {"подпеченочной", "", ""},
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

// What is shown as the corrected query is read as what was searched.
TEST_F(RepairTest, CorrectedQueryIsReadTheSame) {
  const struct {
    const char *q, *corrected;
  } rows[] = {
      {"мед  помощь", "медпомощь"},
      {"мед помощь", "медпомощь"},
      {"меморандум меорандум", "меморандум меморандум"},
      {"вакцинация вацинация акцинация", "вакцинация вакцинация вакцинация"},
      {"телемедицина телемдицина мед помощь", "телемедицина телемедицина медпомощь"},
      {"скораяпомощь", "скорая помощь"},
      {"+скораяпомощь врачи", "+скорая помощь врачи"},
      {"врачи -скораяпомощь", "врачи -\"скорая помощь\""},
      {"title:скораяпомощь", "title:\"скорая помощь\""},
      {"скораяпомощь NEAR/3 вацинация", "\"скорая помощь\" NEAR/3 вакцинация"},
      {"врачи ИЛИ скораяпомощь", "врачи ИЛИ скорая помощь"},
      {"«детская скораяпомощь вацинация»", "«детская скорая помощь вакцинация»"},
      {"(вацинация ИЛИ мед помощь) врачи", "(вакцинация ИЛИ медпомощь) врачи"},
  };
  for (const auto& row : rows) {
    const Repaired repaired = mend(row.q);
    const std::string corrected = with_corrections(row.q, repaired.corrections);
    EXPECT_EQ(corrected, row.corrected) << row.q;
    EXPECT_EQ(dump(repaired.root), dump(parse(corrected).root)) << row.q;
  }
}

TEST_F(RepairTest, MendsInsideOfPhrasesAndGroupsAndKeepsTheRest) {
  EXPECT_EQ(dump(mend("\"транспалнтация печени\" -(вацинация ИЛИ врачи)").root),
            "(not phrase:\"трансплантация печени\" (or word:вакцинация word:врачи))");
}

// A Latin name of several words is one where the documents have it in a row; клиник alone is a Russian word.
TEST_F(RepairTest, LatinNamesOfSeveralWords) {
  EXPECT_EQ(dump(mend("мэйо клиник").root), "(and word:mayo word:clinic)");
  EXPECT_EQ(dump(mend("\"мэйо клиник\"").root), "phrase:\"mayo clinic\"");
  EXPECT_TRUE(mend("клиник").corrections.empty());
  EXPECT_TRUE(mend("врачи клиник").corrections.empty());
}

// The keys of some Russian letters are punctuation in English; names of fields are read on either layout.
TEST_F(RepairTest, WholeQueriesOnTheWrongLayout) {
  EXPECT_EQ(dump(mend("vbybcnthcndj plhfdjj[hfytybz").root), "(and word:министерство word:здравоохранения)");
  EXPECT_EQ(dump(mend("министерство plhfdjj[hfytybz").root), "(and word:министерство word:здравоохранения)");
  EXPECT_EQ(dump(mend("«crjhfz gjvjom»").root), "phrase:\"скорая помощь\"");
  EXPECT_EQ(dump(mend("pfujkjdjr:vtvjhfylev").root), "(field:title word:меморандум)");
  EXPECT_EQ(dump(parse("cnhfyf:KG").root), "(field:country word:KG)");
}

// Signs of the other layout are read as what they would have been: quotes, full stops, operators.
TEST_F(RepairTest, SignsOfTheOtherLayout) {
  const struct {
    const char *q, *corrected, *read;  // "": left alone
  } rows[] = {
      {"@crjhfz gjvjom@", "\"скорая помощь\"", "phrase:\"скорая помощь\""},
      {"@Crjhfz lktz@", "", ""},  // длея
      {"врачи @crjhfz gjvjom@ меморнадум", "врачи \"скорая помощь\" меморандум",
       "(and word:врачи phrase:\"скорая помощь\" word:меморандум)"},
      {"dhfxb BKB vtvjhfylev", "врачи ИЛИ меморандум", "(or word:врачи word:меморандум)"},
      {"crjhfz gjvjom&", "скорая помощь?", "(and word:скорая word:помощь?)"},
      {"{fylev {fylev", "", ""},
      {"врачи who.int/news?id=5", "", ""},
      {"info@mayo.org", "", ""},
      {"@", "", ""},
  };
  for (const auto& row : rows) {
    const Repaired repaired = mend(row.q);
    const std::string corrected = with_corrections(row.q, repaired.corrections);
    if (*row.corrected == '\0') {
      EXPECT_EQ(corrected, row.q);
      continue;
    }
    EXPECT_EQ(corrected, row.corrected) << row.q;
    EXPECT_EQ(dump(repaired.root), dump(parse(corrected).root)) << row.q;
    EXPECT_EQ(dump(repaired.root), row.read) << row.q;
    EXPECT_EQ(repaired.corrections.front().kind, CorrectionKind::layout) << row.q;
  }
}

// A word of the dictionary that no document has is right, but it may be offered to read it otherwise.
TEST_F(RepairTest, OffersForWordsOfTheDictionary) {
  const Repaired repaired = mend("контракты врачей");
  EXPECT_TRUE(repaired.corrections.empty());
  ASSERT_EQ(repaired.offers.size(), 1u);
  EXPECT_EQ(repaired.offers[0].typed, "контракты");
  EXPECT_EQ(repaired.offers[0].meant, "контакты");
  EXPECT_TRUE(mend("контакты").offers.empty());
}

// What a source misspelt is found by its own spelling, but nobody is led there.
TEST_F(RepairTest, ErrorsOfSourcesAreNoSuggestions) {
  EXPECT_TRUE(mend("трансплантацыя").corrections.empty());
  const std::vector<index::SpellingCandidate> near = spelling_->similar("трансплантацыи", 2);
  const auto error = std::find_if(near.begin(), near.end(),
                                  [](const index::SpellingCandidate& c) { return c.word == "трансплантацыя"; });
  ASSERT_NE(error, near.end());
  EXPECT_TRUE(error->source_error);
}

}  // namespace
}  // namespace diplomed::query
