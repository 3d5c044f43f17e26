// Generated articles: the same everywhere, of all kinds, and read by the readers.
#include "support/generator.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "document/read_helper.h"
#include "support/random_stream.h"

namespace diplomed::testing {
namespace {

// FNV-1a, 64 bits.
std::uint64_t hash_of(std::string_view bytes, std::uint64_t hash = 0xCBF29CE484222325u) {
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return hash;
}

std::string all_of(const GeneratedArticle& a) {
  const GeneratedFile file = file_of(a);
  return jsonl_record(a) + gold_record(a) + file.name + file.charset + file.bytes;
}

// Whoever changes what is generated changes this number too, and with it all figures that were measured before.
TEST(Generator, TheFirstTwoHundredAreTheSameBytesEverywhere) {
  const ArticleGenerator generator(1);
  std::uint64_t hash = hash_of("");
  for (std::uint64_t i = 0; i < 200; ++i) hash = hash_of(all_of(generator.article(i)), hash);
  EXPECT_EQ(hash, 4283211043224484037u);
}

TEST(Generator, AnArticleDependsOnSeedAndNumberOnly) {
  const ArticleGenerator one(7), same(7), other(8);
  std::size_t different = 0;
  for (std::uint64_t i : {1'999u, 0u, 500u, 41u, 40u, 39u}) {
    EXPECT_EQ(all_of(one.article(i)), all_of(same.article(i))) << i;
    EXPECT_EQ(all_of(one.article(i)), all_of(one.article(i))) << i;
    different += all_of(one.article(i)) != all_of(other.article(i));
  }
  EXPECT_EQ(different, 6u);
  EXPECT_NO_THROW((void)one.article(std::uint64_t{1} << 40));
}

TEST(Generator, NumbersOfTheStreamAreFixed) {
  RandomStream random(42);
  EXPECT_EQ(random.next(), RandomStream(42).next());
  std::size_t sum = 0;
  for (int i = 0; i < 1'000; ++i) sum += random.below(10);
  EXPECT_NEAR(static_cast<double>(sum) / 1'000, 4.5, 0.3);
}

// Shares of a hundred, over some thousand articles.
TEST(Generator, EveryKindHasItsShare) {
  constexpr std::size_t kArticles = 5'000;
  const ArticleGenerator generator(3);
  std::map<std::string, double> share;
  std::set<std::string> ids;
  for (std::size_t i = 0; i < kArticles; ++i) {
    const GeneratedArticle a = generator.article(i);
    const GeneratedFile file = file_of(a);
    const double one = 100.0 / kArticles;
    EXPECT_TRUE(ids.insert(a.id).second);
    share["language " + a.language] += one;
    share["dated in " + a.gold.date_in] += one;
    share["format " + file.format] += one;
    share["charset " + file.charset] += one;
    share["noise"] += file.noise ? one : 0;
    share["reprint"] += a.gold.reprint_of.empty() ? 0 : one;
    EXPECT_TRUE(a.gold.reprint_of.empty() || ids.contains(a.gold.reprint_of)) << a.id;
    for (const GoldInstrument& instrument : a.gold.instruments) share["instrument " + instrument.type] += one;
    share["author"] += a.author.empty() ? 0 : one;
  }
  const std::map<std::string, std::pair<double, double>> wanted = {{"language ru", {87, 93}},
                                                                   {"language kk", {2, 4}},
                                                                   {"language ky", {2, 4}},
                                                                   {"language uz", {1, 3}},
                                                                   {"language en", {1, 3}},
                                                                   {"dated in metadata", {80, 88}},
                                                                   {"dated in prose", {7, 11}},
                                                                   {"dated in none", {5, 10}},
                                                                   {"format txt", {45, 55}},
                                                                   {"format html", {16, 24}},
                                                                   {"format jsonl", {6, 10}},
                                                                   {"format csv", {3, 7}},
                                                                   {"format eml", {8, 12}},
                                                                   {"format md", {5, 9}},
                                                                   {"charset utf-8", {75, 90}},
                                                                   {"charset windows-1251", {8, 18}},
                                                                   {"charset koi8-r", {3, 10}},
                                                                   {"noise", {30, 45}},
                                                                   {"reprint", {6, 10}},
                                                                   {"author", {35, 45}},
                                                                   {"instrument delegation-visit", {10, 18}},
                                                                   {"instrument internship", {8, 14}},
                                                                   {"instrument humanitarian-aid", {6, 12}},
                                                                   {"instrument conference", {6, 12}},
                                                                   {"instrument cooperation-memorandum", {3, 20}}};
  for (const auto& [what, range] : wanted) {
    EXPECT_GE(share[what], range.first) << what;
    EXPECT_LE(share[what], range.second) << what;
  }
}

TEST(Generator, LengthsAreLogNormal) {
  const ArticleGenerator generator(5);
  std::vector<double> logs;
  for (std::uint64_t i = 0; i < 3'000; ++i)
    logs.push_back(std::log(static_cast<double>(generator.article(i).text.size())));
  std::sort(logs.begin(), logs.end());
  const double low = logs[300], middle = logs[1'500], high = logs[2'700];
  EXPECT_GT(std::exp(middle), 1'200);
  EXPECT_LT(std::exp(middle), 4'000);
  EXPECT_GT(high - low, 1.2);
  EXPECT_NEAR(high - middle, middle - low, 0.5) << "symmetric in the logarithm";
}

TEST(Generator, WordsFollowZipfsLawAndNewOnesGoOnComing) {
  const ArticleGenerator generator(9);
  std::map<std::string, std::size_t> counts;
  std::size_t first_half = 0;
  for (std::uint64_t i = 0; i < 2'000; ++i) {
    std::istringstream in(generator.article(i).text);
    for (std::string word; in >> word;) {
      while (!word.empty() && std::ispunct(static_cast<unsigned char>(word.back()))) word.pop_back();
      ++counts[word];
    }
    if (i == 999) first_half = counts.size();
  }
  std::vector<std::size_t> by_rank;
  for (const auto& [word, count] : counts) by_rank.push_back(count);
  std::sort(by_rank.rbegin(), by_rank.rend());
  ASSERT_GT(by_rank.size(), 5'000u);
  const double slope =
      std::log(static_cast<double>(by_rank[2'000]) / static_cast<double>(by_rank[20])) / std::log(100.0);
  EXPECT_LT(slope, -0.6);
  EXPECT_GT(slope, -1.6);
  EXPECT_GT(counts.size(), first_half + first_half / 10);
}

TEST(Generator, ReprintsRepeatTheirOrigin) {
  const ArticleGenerator generator(11);
  std::size_t reprints = 0, elsewhere = 0;
  for (std::uint64_t i = 0; i < 1'000; ++i) {
    const GeneratedArticle a = generator.article(i);
    if (a.gold.reprint_of.empty()) continue;
    const GeneratedArticle origin = generator.article(std::stoull(a.gold.reprint_of.substr(1)));
    EXPECT_TRUE(origin.gold.reprint_of.empty());
    EXPECT_EQ(a.title, origin.title);
    EXPECT_GE(a.gold.date, origin.gold.date);
    EXPECT_LE(a.text.size(), origin.text.size());
    ++reprints;
    elsewhere += a.source != origin.source;
  }
  EXPECT_GT(reprints, 50u);
  EXPECT_GT(elsewhere, reprints / 2);
}

TEST(Generator, RecordsAndGoldAreJson) {
  const ArticleGenerator generator(13);
  for (std::uint64_t i = 0; i < 300; ++i) {
    const GeneratedArticle a = generator.article(i);
    const auto record = nlohmann::json::parse(jsonl_record(a));
    EXPECT_EQ(record.at("text"), a.text);
    const auto gold = nlohmann::json::parse(gold_record(a));
    EXPECT_EQ(gold.at("title"), a.title);
    EXPECT_EQ(gold.at("people").size(), a.gold.people.size());
    EXPECT_EQ(gold.at("countries").size(), a.gold.countries.size());
    EXPECT_FALSE(a.gold.countries.empty()) << a.id;
  }
}

// Each file gives its one article without a word of complaint, in the charset it was written in.
TEST(Generator, EveryFileIsRead) {
  const ArticleGenerator generator(17);
  std::size_t files = 0, titles = 0, dates = 0, charsets = 0, languages = 0;
  for (std::uint64_t i = 0; i < 800; ++i) {
    const GeneratedArticle a = generator.article(i);
    const GeneratedFile file = file_of(a);
    const auto read = document::testing::read(file.name, file.bytes);
    ASSERT_TRUE(read.status.ok()) << file.name << ": " << read.status.error().to_string();
    EXPECT_TRUE(read.problems.empty()) << file.name << ": " << read.problems.front().to_string();
    ASSERT_EQ(read.articles.size(), 1u) << file.name;
    const document::Article& article = read.only();
    ++files;
    titles += article.title.find(a.title) != std::string::npos || file.charset == "koi8-r";
    dates +=
        article.primary_date() != nullptr && !a.date.empty() ? article.primary_date()->value == a.date : a.date.empty();
    std::string charset = article.charset;
    std::transform(charset.begin(), charset.end(), charset.begin(), [](unsigned char c) { return std::tolower(c); });
    charsets += charset == file.charset;
    languages += article.language == a.language;
    EXPECT_NE(article.body.size(), 0u) << file.name;
  }
  EXPECT_GE(titles * 100, files * 97);
  EXPECT_GE(dates * 100, files * 95);
  EXPECT_GE(charsets * 100, files * 99);
  EXPECT_GE(languages * 100, files * 97);
}

}  // namespace
}  // namespace diplomed::testing
