// The acceptance queries over the five seed articles.
#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "index_fixture.h"
#include "inspect.h"
#include "shared.h"

namespace diplomed {
namespace {

TEST(Acceptance, QueriesFindExactlyTheExpectedSeeds) {
  DIPLOMED_NEEDS_SHARED("gold/acceptance_queries.json");
  const testing::TempDir dir;
  const auto report = testing::run_indexer(dir.sub("db"), {testing::shared("seeds")});
  ASSERT_TRUE(report.ok()) << report.error().to_string();
  const auto searcher = testing::open_searcher(dir.sub("db"));

  const nlohmann::json gold = nlohmann::json::parse(std::ifstream(testing::shared("gold/acceptance_queries.json")));
  std::size_t passed = 0;
  for (const nlohmann::json& row : gold["queries"]) {
    const std::string q = row["q"];
    const auto page = searcher->search(testing::request_for(q));
    ASSERT_TRUE(page.ok()) << q << ": " << page.error().to_string();
    // What has all the words, which stands before what has not.
    std::set<std::string> found;
    bool whole = true;
    for (const search::Hit& hit : page->hits) {
      EXPECT_TRUE(whole || !hit.missing.empty()) << q << ": " << hit.id;
      whole = hit.missing.empty();
      if (whole) found.insert(hit.id);
    }
    EXPECT_EQ(page->reading.relaxed() ? page->reading.all_words : page->total, found.size()) << q;
    const std::set<std::string> expected(row["expect"].begin(), row["expect"].end());
    if (found == expected) {
      ++passed;
      continue;
    }
    std::cout << "not as expected: " << q << " finds";
    for (const std::string& id : found) std::cout << " " << id.substr(0, 3);
    std::cout << "\n";
  }
  std::cout << "acceptance: " << passed << " of " << gold["queries"].size() << "\n";
  EXPECT_EQ(passed, gold["queries"].size());
}

std::set<std::string> members(const nlohmann::json& values, const char* key) {
  std::set<std::string> out;
  for (const nlohmann::json& value : values) out.insert(value.at(key).get<std::string>());
  return out;
}

TEST(Acceptance, CountriesOfTheSeedsEqualTheGold) {
  DIPLOMED_NEEDS_SHARED("gold/seeds_gold.json");
  const nlohmann::json gold = nlohmann::json::parse(std::ifstream(testing::shared("gold/seeds_gold.json")));
  std::stringstream out;
  indexer::Options options = testing::index_options("", {testing::shared("seeds")});
  options.inspect = true;
  const auto rejected = indexer::inspect(options, out);
  ASSERT_TRUE(rejected.ok()) << rejected.error().to_string();
  EXPECT_TRUE(rejected->empty());
  std::size_t seeds = 0;
  for (std::string line; std::getline(out, line); ++seeds) {
    const nlohmann::json article = nlohmann::json::parse(line);
    const nlohmann::json& expected = gold.at(article["id"].get<std::string>());
    const std::set<std::string> actors(expected["countries_iso"].begin(), expected["countries_iso"].end());
    const std::set<std::string> mentioned(expected["countries_mentioned_only"].begin(),
                                          expected["countries_mentioned_only"].end());
    EXPECT_EQ(members(article["facets"]["country"], "value"), actors) << article["id"];
    EXPECT_EQ(members(article["countries_mentioned_only"], "label"), mentioned) << article["id"];
  }
  EXPECT_EQ(seeds, gold.size());
}

}  // namespace
}  // namespace diplomed
