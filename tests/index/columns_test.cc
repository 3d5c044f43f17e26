// Columns that grow with commits say the same as columns read afresh.
#include "index/columns.h"

#include <gtest/gtest.h>

#include <random>

#include "index/schema.h"

namespace diplomed::index {
namespace {

Xapian::Document random_document(std::mt19937& random) {
  Xapian::Document document;
  for (const knowledge::FacetInfo& facet : knowledge::kFacets) {
    if (random() % 3 == 0) continue;
    std::string joined;
    for (std::size_t n = 1 + random() % 3; n > 0; --n) {
      if (!joined.empty()) joined.push_back(kValueSeparator);
      joined += "value-" + std::to_string(random() % 40);
    }
    document.add_value(facet_slot(facet.name), joined);
  }
  static constexpr const char* dates[] = {"2019", "201911", "20191118", "20200229"};
  if (random() % 4 != 0) document.add_value(kDateSlot, dates[random() % 4]);
  return document;
}

// The values of a document, in the order of the slot.
std::vector<std::string> values_of(const Columns& columns, std::string_view facet, Xapian::docid docid) {
  std::vector<std::string> out;
  for (const std::uint32_t ordinal : columns.facet(facet).of(docid))
    out.push_back(columns.facet(facet).values.at(ordinal));
  return out;
}

std::vector<std::string> split(const std::string& joined) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < joined.size();) {
    const std::size_t end = std::min(joined.find(kValueSeparator, at), joined.size());
    out.push_back(joined.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

void expect_right(const Columns& columns, const Xapian::Database& db) {
  EXPECT_EQ(columns.last(), db.get_lastdocid());
  for (auto at = db.postlist_begin(""); at != db.postlist_end(""); ++at) {
    const Xapian::Document document = db.get_document(*at);
    for (const knowledge::FacetInfo& facet : knowledge::kFacets) {
      ASSERT_EQ(values_of(columns, facet.name, *at), split(document.get_value(facet_slot(facet.name)))) << *at;
    }
    std::string date = document.get_value(kDateSlot);
    date.resize(8, '0');
    ASSERT_EQ(columns.date(*at), static_cast<std::uint32_t>(std::stoul(date))) << *at;
  }
}

TEST(Columns, GrowWithCommitsAndDeletions) {
  std::mt19937 random(1);
  Xapian::WritableDatabase db("", Xapian::DB_BACKEND_INMEMORY);
  std::shared_ptr<const Columns> columns = Columns::extend(nullptr, db);
  EXPECT_EQ(columns->last(), 0u);
  for (int round = 0; round < 12; ++round) {
    for (std::size_t n = random() % 30; n > 0; --n) db.add_document(random_document(random));
    for (std::size_t n = random() % 10; n > 0 && db.get_doccount() > 0; --n) {
      const auto victim = static_cast<Xapian::docid>(1 + random() % db.get_lastdocid());
      Xapian::PostingIterator at = db.postlist_begin("");
      at.skip_to(victim);
      if (at != db.postlist_end("")) db.delete_document(*at);
    }
    db.commit();
    columns = Columns::extend(columns, db);
    expect_right(*columns, db);
    expect_right(*Columns::extend(nullptr, db), db);
  }
  EXPECT_EQ(Columns::extend(columns, db), columns) << "nothing new, nothing copied";
}

TEST(Columns, OldOnesStayAsTheyWere) {
  std::mt19937 random(2);
  Xapian::WritableDatabase db("", Xapian::DB_BACKEND_INMEMORY);
  for (int i = 0; i < 5; ++i) db.add_document(random_document(random));
  const auto old = Columns::extend(nullptr, db);
  const auto values = values_of(*old, "country", 3);
  for (int i = 0; i < 50; ++i) db.add_document(random_document(random));
  const auto extended = Columns::extend(old, db);
  EXPECT_EQ(old->last(), 5u);
  EXPECT_EQ(values_of(*old, "country", 3), values);
  EXPECT_TRUE(old->facet("country").of(6).empty());
  EXPECT_EQ(old->date(6), 0u);
  EXPECT_EQ(extended->last(), 55u);
}

TEST(Columns, HolesAtBothEndsHaveNothing) {
  Xapian::WritableDatabase db("", Xapian::DB_BACKEND_INMEMORY);
  Xapian::Document document;
  document.add_value(facet_slot("country"), "KG");
  db.replace_document(7, document);
  db.replace_document(12, Xapian::Document());
  const auto columns = Columns::extend(nullptr, db);
  EXPECT_EQ(columns->last(), 12u);
  for (const Xapian::docid docid : {0u, 1u, 6u, 8u, 12u, 13u, 4'000'000'000u}) {
    EXPECT_TRUE(columns->facet("country").of(docid).empty()) << docid;
    EXPECT_EQ(columns->date(docid), 0u);
  }
  EXPECT_EQ(values_of(*columns, "country", 7), std::vector<std::string>{"KG"});
}

TEST(Columns, AFewDatesInTheFutureAreNotRecent) {
  Xapian::WritableDatabase db("", Xapian::DB_BACKEND_INMEMORY);
  EXPECT_EQ(Columns::extend(nullptr, db)->recent_date(), 0u);
  const auto add = [&](const char* date) {
    Xapian::Document document;
    document.add_term("x");
    if (*date != '\0') document.add_value(kDateSlot, date);
    db.add_document(document);
  };
  add("");
  for (int i = 0; i < 149; ++i) add("20240501");
  add("20990101");
  const auto columns = Columns::extend(nullptr, db);
  EXPECT_EQ(columns->recent_date(), 20240501u);
  add("20250601");
  add("20250601");
  EXPECT_EQ(Columns::extend(columns, db)->recent_date(), 20250601u);
}

}  // namespace
}  // namespace diplomed::index
