// The terms of a document: everything else of the product relies on them.
#include "index/builder.h"

#include <gtest/gtest.h>

#include "base/limits.h"
#include "dictionary.h"
#include "index/manifest.h"
#include "index/schema.h"
#include "knowledge/facets.h"
#include "temp_dir.h"

namespace diplomed::index {
namespace {

// Term → "wdf@positions".
std::map<std::string, std::string> terms_of(const Xapian::Document& document) {
  std::map<std::string, std::string> out;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    std::string& text = out[*term];
    text = std::to_string(term.get_wdf()) + "@";
    for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at) text += std::to_string(*at) + " ";
  }
  return out;
}

std::map<std::string, std::string> terms_of(const document::Article& article) {
  DocumentBuilder builder(testing::shared_morphology(), nullptr);
  return terms_of(builder.build(article, "/a/file.txt").document);
}

document::Article article(const std::string& title, const std::string& body, const std::string& date = "") {
  document::Article a;
  a.id = "an-id";
  a.title = title;
  a.body = body;
  if (!date.empty()) {
    const auto precision = date.size() == 4   ? document::DatePrecision::year
                           : date.size() == 7 ? document::DatePrecision::month
                                              : document::DatePrecision::day;
    a.dates.push_back({document::DateKind::published, date, precision, document::Confidence::high, date, 1});
  }
  return a;
}

TEST(Builder, LemmasHavePositionsAndTheTitleCountsTwice) {
  const auto terms = terms_of(article("Барсуки спят", "Видели барсука и барсуков"));
  const std::string gap = std::to_string(2 + kBodyGap + 2) + " " + std::to_string(2 + kBodyGap + 4) + " ";
  EXPECT_EQ(terms.at("барсук"), std::to_string(kTitleWdf + 2 * kLeadWdf) + "@1 " + gap);
  EXPECT_EQ(terms.at("Sбарсук"), "1@1 ");
  EXPECT_EQ(terms.at("Eбарсука"), "1@");
  EXPECT_EQ(terms.at("Eбарсуки"), "1@");
  EXPECT_FALSE(terms.contains("Sвидеть"));
  EXPECT_TRUE(terms.contains("и")) << "the index keeps every word, for phrases";
  EXPECT_TRUE(terms.contains("Qan-id"));
  EXPECT_TRUE(terms.contains(file_term("/a/file.txt")));
}

TEST(Builder, WordsOfTheAuthorAndOfTheFilesNameAreTermsOfTheirOwn) {
  document::Article a = article("Барсуки", "Барсуки спят");
  EXPECT_FALSE(terms_of(a).contains("XNauthor:касымов"));
  a.author = "Айгуль Касымова";
  const auto terms = terms_of(a);
  EXPECT_EQ(terms.at("XNauthor:айгуль"), "0@" + std::to_string(kNameGap + 1) + " ");
  EXPECT_EQ(terms.at("XNauthor:касымов"), "0@" + std::to_string(kNameGap + 2) + " ");
  EXPECT_EQ(terms.at("XNfile:file"), "0@" + std::to_string(2 * kNameGap + 1) + " ");
  EXPECT_TRUE(terms.contains("XNfile:txt"));
  EXPECT_FALSE(terms.contains("XNfile:a")) << "folders are no part of it";
}

TEST(Builder, TheFirstWordsOfTheBodyCountTwice) {
  std::string body;
  for (Xapian::termpos i = 0; i < kLeadWords; ++i) body += "слон ";
  const auto terms = terms_of(article("", body + "слон барсук"));
  EXPECT_EQ(terms.at("слон").substr(0, 3), std::to_string(kLeadWords * kLeadWdf + 1) + "@");
  EXPECT_EQ(terms.at("барсук").substr(0, 2), "1@");
}

TEST(Builder, FamiliesOfLemmas) {
  const auto terms = terms_of(article("", "Обучение врачей, обучать; врач. Кот 2024"));
  EXPECT_EQ(terms.at("Rобуче"), std::to_string(kLeadWdf) + "@");
  EXPECT_EQ(terms.at("Rобуч"), std::to_string(2 * kLeadWdf) + "@");
  EXPECT_EQ(terms.at("Rврач"), std::to_string(2 * kLeadWdf) + "@");
  for (const auto& [term, text] : terms) EXPECT_FALSE(term.starts_with("R2") || term == "Rкот") << term;
}

TEST(Builder, ALeadThatIsTheTitleIsNotCountedAsASecondPlace) {
  document::Article a = article("Барсуки спят.", "Барсуки спят. Лес молчит.");
  a.title_is_lead = true;
  const auto terms = terms_of(a);
  EXPECT_EQ(terms.at("барсук").substr(0, 2), std::to_string(kLeadWdf + 1) + "@");
  EXPECT_EQ(terms.at("барсук").find(' '), terms.at("барсук").size() - 1) << "one position: " << terms.at("барсук");
  EXPECT_TRUE(terms.contains("Sбарсук"));
}

TEST(Builder, DatesAsFarAsTheyAreKnown) {
  const auto year = terms_of(article("", "Текст", "2019"));
  EXPECT_TRUE(year.contains("Y2019"));
  EXPECT_FALSE(year.contains("XDNONE"));
  const auto month = terms_of(article("", "Текст", "2019-11"));
  EXPECT_TRUE(month.contains("Y2019") && month.contains("M201911"));
  const auto day = terms_of(article("", "Текст", "2019-11-18"));
  EXPECT_TRUE(day.contains("Y2019") && day.contains("M201911") && day.contains("D20191118"));
  for (const auto& terms : {year, month}) {
    EXPECT_EQ(terms.lower_bound("D"), terms.lower_bound("E")) << "no day is invented";
  }
  EXPECT_TRUE(terms_of(article("", "Текст")).contains("XDNONE"));
}

TEST(Builder, NoTermIsTooLongForXapian) {
  std::string huge;
  for (int i = 0; i < 5'000; ++i) huge += "ю";
  document::Article a = article(huge, huge + " " + std::string(5'000, 'x') + " " + std::string(5'000, '7'), "2020");
  a.id = std::string(3'000, 'i');
  a.source = huge;
  a.facets["country"] = {huge, std::string(3'000, 'C')};
  DocumentBuilder builder(testing::shared_morphology(), nullptr);
  const BuiltDocument built = builder.build(a, std::string(5'000, '/'));
  for (const auto& [term, where] : terms_of(built.document)) EXPECT_LE(term.size(), 245u) << term;
  Xapian::WritableDatabase db("", Xapian::DB_BACKEND_INMEMORY);
  db.add_document(built.document);
  for (const auto& [key, label] : built.labels) db.set_metadata(key, label);
  EXPECT_TRUE(db.term_exists(id_term(a.id)));
}

TEST(Schema, LongIdsStayApart) {
  const std::string id(limits::kMaxTermBytes + 1, 'x');
  EXPECT_NE(id_term(id), id_term(id + "x"));
  EXPECT_LE(id_term(id).size(), limits::kMaxTermBytes);
}

TEST(Schema, EveryFacetHasASlotOfItsOwn) {
  std::set<Xapian::valueno> slots = {kDateSlot};
  for (const knowledge::FacetInfo& facet : knowledge::kFacets) {
    EXPECT_TRUE(slots.insert(facet_slot(facet.name)).second) << facet.name;
  }
  EXPECT_EQ(facet_slot("no such facet"), Xapian::BAD_VALUENO);
}

TEST(Manifest, ComesBackAsItWas) {
  const testing::TempDir dir;
  Xapian::WritableDatabase db(dir.sub("db"), Xapian::DB_CREATE);
  const Manifest manifest = {
      {"/a b/с пробелами .txt", {12, -5, 0xffffffffffffffffULL}},
      {"/n\new\tline", {0, 1'700'000'000'123'456'789, 1}},
      {"/" + std::string(4'000, 'x'), {1, 2, 3}},
      {"/with problems", {1, 2, 3, true, {{ErrorCode::malformed, "брак", "/x\xff:2"}}, {"/a\xfe"}}},
      {"/unfinished", kUnfinished}};
  for (const auto& [path, stamp] : manifest) write_stamp(db, path, stamp);
  EXPECT_EQ(read_manifest(db), manifest);
  erase_stamp(db, "/unfinished");
  erase_stamp(db, "/with problems");
  EXPECT_EQ(read_manifest(db).size(), manifest.size() - 2);
  write_stamp(db, "/with problems", {1, 2, 3});
  EXPECT_EQ(read_manifest(db).at("/with problems"), (FileStamp{1, 2, 3})) << "what was known went with the stamp";
}

}  // namespace
}  // namespace diplomed::index
