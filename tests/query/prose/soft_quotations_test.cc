#include "query/prose/soft_quotations.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "query/parse/dump.h"
#include "query/parse/parser.h"

namespace diplomed::query {
namespace {

const char* const kTwo = "Фонд «Рука помощи» и клиника «Здоровое сердце» подписали договор";

struct Settled {
  std::string dump;
  std::vector<std::string> loosened;
  std::vector<std::string> asked;
};

// `absent`: dumps of queries that find nothing.
Settled settled(const char* query, const std::set<std::string>& absent) {
  Settled out;
  SettledQuotations done = settle_quotations(parse(query).root, [&](const Node& tried) {
    out.asked.push_back(dump(tried));
    std::string hard = dump(tried);
    if (hard.starts_with("soft")) hard.replace(0, 4, "phrase");
    return !absent.contains(hard);
  });
  out.dump = dump(done.root);
  out.loosened = std::move(done.loosened);
  return out;
}

TEST(SoftQuotations, HoldWhileSomethingHasThem) {
  const Settled all = settled(kTwo, {});
  EXPECT_EQ(all.dump,
            "(and word:Фонд phrase:\"Рука помощи\" word:и word:клиника phrase:\"Здоровое сердце\" word:подписали "
            "word:договор)");
  EXPECT_TRUE(all.loosened.empty());
  EXPECT_EQ(all.asked.size(), 3u) << "each alone, and all together";
}

TEST(SoftQuotations, BecomeWordsWhereNothingHasThem) {
  const Settled one = settled(kTwo, {"phrase:\"Рука помощи\""});
  EXPECT_EQ(one.dump,
            "(and word:Фонд word:Рука word:помощи word:и word:клиника phrase:\"Здоровое сердце\" word:подписали "
            "word:договор)");
  EXPECT_EQ(one.loosened, std::vector<std::string>{"Рука помощи"});
  const Settled none = settled(kTwo, {"phrase:\"Рука помощи\"", "phrase:\"Здоровое сердце\""});
  EXPECT_EQ(none.loosened, (std::vector<std::string>{"Рука помощи", "Здоровое сердце"}));
  EXPECT_EQ(none.asked.size(), 2u) << "with no quotation there is nothing to try";
}

TEST(SoftQuotations, TheFirstHoldWhereAllTogetherFindNothing) {
  const std::string all =
      "(and word:Фонд phrase:\"Рука помощи\" word:и word:клиника phrase:\"Здоровое сердце\" word:подписали "
      "word:договор)";
  const Settled first = settled(kTwo, {all});
  EXPECT_EQ(first.loosened, std::vector<std::string>{"Здоровое сердце"});
  const Settled second = settled(
      kTwo, {all,
             "(and word:Фонд phrase:\"Рука помощи\" word:и word:клиника word:Здоровое word:сердце word:подписали "
             "word:договор)"});
  EXPECT_EQ(second.loosened, std::vector<std::string>{"Рука помощи"});
}

TEST(SoftQuotations, BesideAnExclusion) {
  const Settled done = settled("Фонд «Рука помощи» подписал договор в Оше -Москва", {"phrase:\"Рука помощи\""});
  EXPECT_EQ(done.dump,
            "(not (and word:Фонд word:Рука word:помощи word:подписал word:договор word:в word:Оше) word:Москва)");
}

TEST(SoftQuotations, LeaveTheQueryLanguageAlone) {
  for (const char* query : {"", "врач", "\"дорожная карта\"", "врач \"дорожная карта\"", "-\"дорожная карта\"",
                            "a ИЛИ \"b c\"", "title:\"a b\""}) {
    const Settled done = settled(query, {"phrase:\"дорожная карта\""});
    EXPECT_EQ(done.dump, dump(parse(query).root));
    EXPECT_TRUE(done.asked.empty()) << query;
  }
}

TEST(SoftQuotations, AFewAreTried) {
  std::string query = "Врачи, ";
  for (char c = 'a'; c < 'a' + 20; ++c) query += std::string("«") + c + " x» ";
  const Settled done = settled(query.c_str(), {});
  EXPECT_EQ(done.loosened.size(), 12u);
  EXPECT_LE(done.asked.size(), 9u);
}

}  // namespace
}  // namespace diplomed::query
