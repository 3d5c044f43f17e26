// The words of an index as arrays in a file, and how likely one word was typed for another.
#include <gtest/gtest.h>

#include <fstream>

#include "dictionary.h"
#include "index/builder.h"
#include "index/spelling/edit_cost.h"
#include "index/spelling/spelling_build.h"
#include "temp_dir.h"

namespace diplomed::index {
namespace {

TEST(Spelling, ArraysInAFileAreTheSame) {
  Xapian::WritableDatabase db("", Xapian::DB_BACKEND_INMEMORY);
  DocumentBuilder builder(testing::shared_morphology(), nullptr);
  document::Article article;
  article.id = "d1";
  article.title = "Министерство здравоохранения";
  article.body = "Стороны подписали меморандум о трансплантации.";
  db.add_document(builder.build(article, article.id).document);
  const auto made = build_spelling(db, builder.analyzer());
  EXPECT_GT(made->frequency("меморандум"), 0u);

  const testing::TempDir dir;
  const std::string path = (dir.path() / "spelling").string();
  ASSERT_TRUE(made->write(path).ok());
  const auto mapped = SpellingIndex::open(path);
  ASSERT_TRUE(mapped.ok()) << mapped.error().to_string();
  EXPECT_EQ((*mapped)->words(), made->words());
  EXPECT_EQ((*mapped)->bytes(), made->bytes());
  EXPECT_EQ((*mapped)->frequency("меморандум"), made->frequency("меморандум"));
  ASSERT_FALSE((*mapped)->similar("меморнадум", 2).empty());
  EXPECT_EQ((*mapped)->similar("меморнадум", 2).front().word, "меморандум");

  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(static_cast<std::streamoff>(made->bytes() / 2));
  file.put('\x7f').put('\x01').put('\x7f');
  file.close();
  EXPECT_EQ(SpellingIndex::open(path).error().code, ErrorCode::unsupported);
  EXPECT_EQ(SpellingIndex::open(path + "-not").error().code, ErrorCode::not_found);
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
}  // namespace diplomed::index
