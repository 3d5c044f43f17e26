// The file of words: what is in it, and what happens to a damaged one.
#include "index/lexicon/lexicon.h"

#include <gtest/gtest.h>

#include <fstream>

#include "dictionary.h"
#include "index/builder.h"
#include "index/lexicon/lexicon_build.h"
#include "index/lexicon/lexicon_names.h"
#include "temp_dir.h"

namespace diplomed::index {
namespace {

class LexiconTest : public ::testing::Test {
 protected:
  void SetUp() override {
    for (const char* body : {"Барсук и барсуки. Зелёный лес.", "Барсука видели в 2019 году. Телемедицина.",
                             "О телемедицине и телемедицину."}) {
      add(body);
    }
  }

  void add(const std::string& body) {
    Xapian::WritableDatabase db(path(), Xapian::DB_CREATE_OR_OPEN);
    document::Article article;
    article.id = "d" + std::to_string(db.get_lastdocid());
    article.title = "Заметка";
    article.body = body;
    db.add_document(builder_.build(article, article.id).document);
    db.commit();
  }

  std::string path() const { return dir_.sub("db"); }
  std::string file() const { return lexicon_path(path()); }
  std::shared_ptr<const Lexicon> written() {
    EXPECT_TRUE(refresh_lexicon(path(), builder_.analyzer()).ok());
    auto lexicon = Lexicon::open(file());
    EXPECT_TRUE(lexicon.ok());
    return lexicon ? *lexicon : nullptr;
  }

  testing::TempDir dir_;
  DocumentBuilder builder_{testing::shared_morphology(), nullptr};
};

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

LexiconWord find(const Lexicon& lexicon, std::string_view form) {
  for (std::size_t i = 0; i < lexicon.word_count(); ++i) {
    if (lexicon.word(i).form == form) return lexicon.word(i);
  }
  return {};
}

TEST_F(LexiconTest, FormsAndLemmasWithTheirDocuments) {
  const auto lexicon = written();
  ASSERT_NE(lexicon, nullptr);
  EXPECT_EQ(find(*lexicon, "барсук").frequency, 2u) << "the lemma counts more than the form";
  EXPECT_EQ(find(*lexicon, "барсуки").frequency, 1u);
  EXPECT_EQ(find(*lexicon, "зеленый").frequency, 1u);
  EXPECT_TRUE(find(*lexicon, "барсук").in_dictionary);
  EXPECT_EQ(find(*lexicon, "телемедицину").frequency, 1u);
  EXPECT_EQ(find(*lexicon, "2019").frequency, 0u) << "no word";
  for (std::size_t i = 1; i < lexicon->word_count(); ++i) {
    EXPECT_LT(lexicon->word(i - 1).form, lexicon->word(i).form);
  }
}

// What a key leads to.
std::vector<std::string> offered(const Lexicon& lexicon, std::string_view prefix) {
  std::vector<std::string> out;
  for (const KeyRow& key : lexicon.with_prefix(lexicon.keys(), prefix)) {
    out.emplace_back(lexicon.text(lexicon.entries()[key.row].label));
  }
  return out;
}

TEST_F(LexiconTest, OffersWordsAsTheyAreWritten) {
  const auto lexicon = written();
  EXPECT_EQ(offered(*lexicon, "барс"), std::vector<std::string>{"барсук"}) << "one for a family of forms";
  const auto medicine = offered(*lexicon, "телемед");
  ASSERT_EQ(medicine.size(), 1u) << "the dictionary lacks it";
  EXPECT_TRUE(medicine[0].starts_with("телемедицин") && medicine[0] != "телемедицин") << medicine[0];
  EXPECT_TRUE(offered(*lexicon, "20").empty());
  EXPECT_TRUE(offered(*lexicon, "году").empty());
  const auto key = lexicon->with_prefix(lexicon->keys(), "барсук");
  ASSERT_EQ(key.size(), 1u);
  EXPECT_EQ(lexicon->entries()[key[0].row].documents, 2u);
  EXPECT_EQ(lexicon->occurrences(lexicon->entries()[key[0].row]).size(), 2u);
  EXPECT_EQ(lexicon->sample().size(), 3u);
}

// A hyphenated word is one word to a search too; nobody writes it so.
TEST_F(LexiconTest, AJoinedCompoundIsNotOffered) {
  add("Медико-санитарной помощи ждали врачи-добровольцы.");
  add("Врачей-добровольцев нет, врачам-добровольцам рады, медико-санитарная часть.");
  add("Врачеватель и тутбук-барсук, а также тутбукбарсук.");
  const auto lexicon = written();
  ASSERT_NE(lexicon, nullptr);
  EXPECT_GT(find(*lexicon, "врачдобровольцев").frequency, 0u) << "corrections have them";
  EXPECT_TRUE(offered(*lexicon, "врачдоб").empty()) << offered(*lexicon, "врачдоб")[0];
  EXPECT_TRUE(offered(*lexicon, "медикосан").empty()) << offered(*lexicon, "медикосан")[0];
  EXPECT_EQ(offered(*lexicon, "доброволец").size(), 1u);
  EXPECT_EQ(offered(*lexicon, "тутбукбар").size(), 1u) << "written so once";
}

TEST_F(LexiconTest, TitlesOutliveACommitAndLeaveWithTheirDocuments) {
  written();
  add("Ещё одна.");
  {
    Xapian::WritableDatabase db(path(), Xapian::DB_OPEN);
    db.delete_document(2);
    db.commit();
  }
  const auto lexicon = written();
  const auto keys = lexicon->with_prefix(lexicon->title_keys(), "замет");
  std::vector<Xapian::docid> docids;
  for (const KeyRow& key : keys) docids.push_back(lexicon->titles()[key.row].docid);
  EXPECT_EQ(docids, (std::vector<Xapian::docid>{4, 3, 1})) << "newest first";
}

TEST(LexiconNames, AreFoldedAndFoundByTheirWords) {
  EXPECT_EQ(fold_name("  Министр «Здравоохранения», Ёлкин-Петров И.И. "), "министр здравоохранения елкин-петров и и");
  EXPECT_EQ(fold_name("\xff\xfe"), "");
  EXPECT_EQ(key_starts("о ходе и пользе"), (std::vector<std::size_t>{0, 3, 15})) << "function words inside are no keys";
  EXPECT_TRUE(key_starts("").empty());
}

TEST_F(LexiconTest, KnowsItsDatabaseAndWhenItIsOutdated) {
  const auto lexicon = written();
  EXPECT_TRUE(lexicon->is_of(Xapian::Database(path())));
  EXPECT_FALSE(lexicon->is_outdated(Xapian::Database(path())));
  add("Вереск.");
  EXPECT_TRUE(lexicon->is_of(Xapian::Database(path())));
  EXPECT_TRUE(lexicon->is_outdated(Xapian::Database(path())));
  EXPECT_EQ(find(*lexicon, "вереск").frequency, 0u);
  EXPECT_EQ(find(*written(), "вереск").frequency, 1u);
  Xapian::WritableDatabase other(dir_.sub("other"), Xapian::DB_CREATE);
  EXPECT_FALSE(lexicon->is_of(other));
}

TEST_F(LexiconTest, ADamagedFileIsAnErrorAndIsReplaced) {
  written();
  const std::string good = read(file());
  ASSERT_GT(good.size(), sizeof(LexiconHeader));
  struct Row {
    const char* what;
    std::string bytes;
    ErrorCode code;
  };
  std::string flipped = good, version = good, foreign = good;
  flipped[good.size() / 2] ^= 1;
  version[8] ^= 1;
  foreign[0] = 'x';
  const Row rows[] = {{"empty", "", ErrorCode::malformed},
                      {"short", good.substr(0, 20), ErrorCode::malformed},
                      {"cut", good.substr(0, good.size() - 8), ErrorCode::malformed},
                      {"longer", good + std::string(8, '\0'), ErrorCode::malformed},
                      {"flipped", flipped, ErrorCode::malformed},
                      {"version", version, ErrorCode::unsupported},
                      {"foreign", foreign, ErrorCode::malformed}};
  for (const Row& row : rows) {
    std::ofstream(file(), std::ios::binary | std::ios::trunc) << row.bytes;
    const auto opened = Lexicon::open(file());
    ASSERT_FALSE(opened.ok()) << row.what;
    EXPECT_EQ(opened.error().code, row.code) << row.what;
    EXPECT_EQ(opened.error().where, file());
    EXPECT_FALSE(Lexicon::from_bytes(row.bytes).ok()) << row.what;
    EXPECT_NE(written(), nullptr) << row.what;
    EXPECT_EQ(read(file()), good) << row.what;
  }
  std::filesystem::remove(file());
  EXPECT_EQ(Lexicon::open(file()).error().code, ErrorCode::unreadable);
}

}  // namespace
}  // namespace diplomed::index
