// How many terms a query may stand for.
#include <gtest/gtest.h>

#include <string>

#include "base/interrupt.h"
#include "base/limits.h"
#include "hostile_queries.h"
#include "query/compile/compile_expansions.h"
#include "query/parse/parser.h"

namespace diplomed {
namespace {

// 600 terms that begin with "про", each in one document more than the one before.
Xapian::WritableDatabase many_terms() {
  Xapian::WritableDatabase db("", Xapian::DB_BACKEND_INMEMORY);
  for (int document = 0; document < 600; ++document) {
    Xapian::Document made;
    for (int term = document; term < 600; ++term) made.add_boolean_term("про" + std::to_string(1'000 + term));
    db.add_document(made);
  }
  return db;
}

TEST(QueryBudget, IsOneForAllBeginningsAndRanges) {
  const Xapian::WritableDatabase db = many_terms();
  std::size_t checks = 0;
  query::Expansions expansions(db, [&] { ++checks; });
  const auto first = expansions.beginning("про");
  EXPECT_EQ(first.terms.size(), limits::kMaxPrefixExpansions);
  EXPECT_EQ(first.terms.front(), "про1599");  // the most frequent
  EXPECT_FALSE(first.all);
  const std::size_t looked_up = checks;
  EXPECT_GT(looked_up, 0u);
  EXPECT_TRUE(expansions.beginning("про101").all);
  for (int i = 0; i < 20; ++i) (void)expansions.beginning("про");
  EXPECT_EQ(checks, looked_up + 1);  // equal ones are looked up once
  EXPECT_EQ(expansions.beginning("про").terms.size(), limits::kMinExpansions);
  EXPECT_FALSE(expansions.beginning("про101").all);

  const std::string range[] = {"a", "b", "c", "d", "e", "f"};
  const Xapian::Query any(Xapian::Query::OP_OR, range, range + 6);
  bool all = true;
  EXPECT_EQ(expansions.of_range(any, all).get_num_subqueries(), limits::kMinExpansions);
  EXPECT_FALSE(all);
  expansions.start_over();
  EXPECT_EQ(expansions.of_range(any, all).get_num_subqueries(), 6u);
  EXPECT_TRUE(all);
}

TEST(QueryBudget, LookingUpEndsWhenItIsInterrupted) {
  const Xapian::WritableDatabase db = many_terms();
  query::Expansions expansions(db, [] { throw Interrupted{StopReason::deadline}; });
  EXPECT_THROW((void)expansions.beginning("про"), Interrupted);
}

bool is_cut(const search::Reading& reading) {
  for (const auto& note : reading.notes) {
    if (note.code == query::note_name(query::NoteKind::too_many_forms)) return true;
  }
  return false;
}

TEST(QueryBudget, WhatIsCutOffIsSaid) {
  const testing::SmallIndex index(testing::wordy_records(300, 80));
  search::SearchRequest request = testing::request_for("про*");
  EXPECT_TRUE(is_cut(index.search(request).reading));
  EXPECT_FALSE(is_cut(index.search(testing::wordy(0).substr(0, 12) + "*").reading));
  for (std::size_t i = 0; i < limits::kMaxWithin; ++i) request.within.push_back("про* " + testing::wordy(i));
  const search::ResultPage page = index.search(request);
  EXPECT_TRUE(is_cut(page.within.back()));
}

TEST(QueryBudget, WhatIsSaidTwiceIsSearchedOnce) {
  const testing::SmallIndex index(testing::four_articles());
  const auto once = index.search("теле*"), often = index.search("теле* теле* теле*"),
             any = index.search("теле* ИЛИ теле*");
  EXPECT_EQ(once.total, 2u);
  EXPECT_EQ(often.total, once.total);
  EXPECT_EQ(often.hits.front().score, once.hits.front().score);
  EXPECT_EQ(any.hits.front().score, once.hits.front().score);
}

}  // namespace
}  // namespace diplomed
