// Generated articles in an index: it finds what is true of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "index/directory.h"
#include "index/reprints.h"
#include "index/stored.h"
#include "index_fixture.h"
#include "support/generator.h"

namespace diplomed::testing {
namespace {

constexpr std::size_t kArticles = 600;

// One index for all tests here.
struct Indexed {
  Indexed() {
    std::string lines;
    for (std::uint64_t i = 0; i < kArticles; ++i) {
      articles.push_back(generator.article(i));
      lines += jsonl_record(articles.back());
    }
    dir.write("in/articles.jsonl", lines);
    const auto done = run_indexer(dir.sub("db"), {dir.sub("in")});
    if (!done) throw std::runtime_error(done.error().to_string());
    report = *done;
    database = *index::open_published(dir.sub("db"));
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
      const auto head = index::decode_head(database.get_document(*at).get_data());
      heads[head->id] = *head;
      numbers[head->id] = *at;
    }
  }
  const std::vector<std::string>& facet(const std::string& id, const std::string& name) const {
    static const std::vector<std::string> none;
    const auto& facets = heads.at(id).facets;
    const auto at = facets.find(name);
    return at == facets.end() ? none : at->second;
  }

  TempDir dir;
  ArticleGenerator generator{23};
  std::vector<GeneratedArticle> articles;
  indexer::RunReport report;
  Xapian::Database database;
  std::map<std::string, index::StoredHead> heads;
  std::map<std::string, Xapian::docid> numbers;
};

const Indexed& indexed() {
  static const Indexed one;
  return one;
}

bool holds(const std::vector<std::string>& values, const std::string& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

// How many of what is true the index says, in Russian articles.
struct Share {
  std::size_t found = 0, all = 0;
  std::string lost;
  void add(bool is_found, const std::string& what) {
    ++all;
    found += is_found;
    if (!is_found && lost.size() < 1'000) lost += what + "\n";
  }
  double percent() const {
    return 100.0 * static_cast<double>(found) / static_cast<double>(std::max<std::size_t>(all, 1));
  }
};

TEST(GeneratedIndex, EveryArticleIsInItOnce) {
  EXPECT_TRUE(indexed().report.rejected.empty());
  EXPECT_EQ(indexed().report.documents, kArticles);
  EXPECT_EQ(indexed().heads.size(), kArticles);
}

TEST(GeneratedIndex, FindsTheCountriesOfMost) {
  Share countries, exact;
  for (const GeneratedArticle& a : indexed().articles) {
    if (a.language != "ru") continue;  // names are read in Russian texts
    for (const std::string& country : a.gold.countries)
      countries.add(holds(indexed().facet(a.id, "country"), country), a.id + " " + country + " " + a.title);
    if (a.language == "ru")
      exact.add(indexed().facet(a.id, "country").size() == a.gold.countries.size(), a.id + " " + a.title);
  }
  EXPECT_GE(countries.percent(), 98) << countries.lost;
  EXPECT_GE(exact.percent(), 88) << exact.lost;
}

TEST(GeneratedIndex, FindsTheInstrumentsAndDatesOfMost) {
  Share instruments, dates, statuses;
  for (const GeneratedArticle& a : indexed().articles) {
    for (const GoldInstrument& instrument : a.gold.instruments) {
      instruments.add(holds(indexed().facet(a.id, "instrument"), instrument.type),
                      a.id + " " + instrument.type + " " + a.title);
      if (instrument.status == "signed")
        statuses.add(holds(indexed().facet(a.id, "status"), "signed"), a.id + " " + a.title);
    }
    if (!a.gold.date.empty()) dates.add(indexed().heads.at(a.id).date == a.gold.date, a.id + " " + a.gold.date);
  }
  EXPECT_GE(instruments.percent(), 97) << instruments.lost;
  EXPECT_GE(statuses.percent(), 97) << statuses.lost;
  EXPECT_GE(dates.percent(), 98) << dates.lost;
}

// A person's value is an id made of the name; the label stands in the facts.
TEST(GeneratedIndex, FindsThePeopleOfMost) {
  Share people;
  for (const GeneratedArticle& a : indexed().articles) {
    if (a.gold.people.empty()) continue;
    const auto details = index::decode_details(indexed().database.get_document(indexed().numbers.at(a.id)).get_data());
    ASSERT_TRUE(details.ok());
    std::vector<std::string> names;
    for (const auto& entity : details->facts.entities) names.push_back(entity.name);
    for (const GoldPerson& person : a.gold.people) people.add(holds(names, person.name), a.id + " " + person.name);
  }
  EXPECT_GE(people.percent(), 97) << people.lost;
}

TEST(GeneratedIndex, GroupsMostReprints) {
  std::map<Xapian::docid, std::size_t> group_of;
  std::size_t groups = 0;
  for (const auto& group : index::read_groups(indexed().database)) {
    ++groups;
    for (const Xapian::docid docid : group) group_of[docid] = groups;
  }
  Share reprints;
  std::size_t originals = 0;
  for (const GeneratedArticle& a : indexed().articles) {
    if (a.gold.reprint_of.empty()) continue;
    const std::size_t own = group_of[indexed().numbers.at(a.id)],
                      other = group_of[indexed().numbers.at(a.gold.reprint_of)];
    reprints.add(own != 0 && own == other, a.id + " " + a.gold.reprint_of);
    ++originals;
  }
  EXPECT_GT(originals, 20u);
  EXPECT_GE(reprints.percent(), 95) << reprints.lost;
}

}  // namespace
}  // namespace diplomed::testing
