// Which completions fit where somebody is typing.
#include "query/parse/typing_context.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/limits.h"
#include "parse_cases.h"
#include "parse_range_cases.h"
#include "parse_sign_cases.h"
#include "query/parse/dump.h"
#include "query/parse/parser.h"

namespace diplomed::query {
namespace {

constexpr std::size_t kMostWords = 5;

std::string name_of(const TypingPlace& place) {
  switch (place.fits) {
    case Fits::anything:
      return "anything";
    case Fits::words:
      return "words";
    case Fits::values:
      return "values of " + std::string(place.field);
    case Fits::nothing:
      return "nothing";
  }
  return "";
}

TEST(TypingContext, Table) {
  struct Row {
    const char* query;  // the cursor stands at its end
    const char* word;
    const char* fits;  // for the word alone
    const char* glue = "";
  };
  static constexpr Row rows[] = {
      {"", "", "anything"},
      {"вр", "вр", "anything"},
      {"врач мед", "мед", "anything"},
      {"врач ", "", "anything"},
      {"врач, мед", "мед", "anything"},
      {"травматолог-орт", "травматолог-орт", "anything"},
      {"«врач» мед", "мед", "anything"},
      {"\"врач\"мед", "мед", "anything"},
      {"(врач ИЛИ сестра) мед", "мед", "anything"},
      {"врач и мед", "мед", "anything"},
      {"дата:2020..2022 мед", "мед", "anything"},
      {"дата:2019 - мед", "мед", "anything"},
      {"страна: мед", "мед", "anything"},
      {"страна:KG мед", "мед", "anything"},

      // A value would not say the same
      {"-мед", "мед", "words", "-"},
      {"=мед", "мед", "words", "="},
      {"+мед", "+мед", "anything"},
      {"врач И мед", "мед", "words"},
      {"врач ИЛИ мед", "мед", "words"},
      {"врач ИЛИ школа мед", "мед", "words"},
      {"врач | мед", "мед", "words"},
      {"врач|мед", "мед", "words"},
      {"врач НЕ мед", "мед", "words"},
      {"врач РЯДОМ/3 мед", "мед", "words"},
      {"ИЛИ мед", "мед", "words"},
      {"врач (мед", "мед", "words"},
      {"врач (школа ИЛИ мед", "мед", "words"},
      {"\"мед", "мед", "words", "\""},
      {"«скорая мед", "мед", "words", "«скорая "},
      {"врач -\"скорая мед", "мед", "words", "-\"скорая "},
      {"\"a b\"~мед", "мед", "words", "~"},
      {"title:мед", "мед", "words", "title:"},
      {"-title:мед", "мед", "words", "-title:"},
      {"title:\"скорая мед", "мед", "words", "title:\"скорая "},
      {"title:(скорая мед", "мед", "words"},
      {"foo:мед", "мед", "words", "foo:"},
      {"10:30", "30", "words", "10:"},

      // Fields
      {"страна:фр", "фр", "values of country", "страна:"},
      {"врач cnhfyf:фр", "фр", "values of country", "cnhfyf:"},
      {"страна:\"фр", "фр", "values of country", "страна:\""},
      {"страна:(фр", "фр", "values of country"},
      {"+страна:фр", "фр", "values of country", "+страна:"},
      {"год:20", "20", "values of year", "год:"},
      {"id:20", "20", "values of id", "id:"},
      {"дата:20", "20", "values of date", "дата:"},
      {"дата:(20", "20", "values of date"},
      {"врач И страна:фр", "фр", "nothing", "страна:"},
      {"врач ИЛИ страна:фр", "фр", "nothing", "страна:"},
      {"врач ИЛИ школа страна:фр", "фр", "nothing", "страна:"},
      {"НЕ страна:фр", "фр", "nothing", "страна:"},
      {"НЕ страна:(фр", "фр", "nothing"},
      {"-страна:фр", "фр", "nothing", "-страна:"},
      {"-страна:(фр", "фр", "nothing"},
      {"страна:-фр", "фр", "nothing", "страна:-"},
      {"страна:=фр", "фр", "nothing", "страна:="},
      {"страна:\"новая зел", "зел", "nothing", "страна:\"новая "},
      {"страна:(KG фр", "фр", "nothing"},
      {"страна:(KG ИЛИ фр", "фр", "nothing"},
      {"страна:((фр", "фр", "nothing"},
      {"(страна:фр", "фр", "nothing", "страна:"},
      {"(страна:(фр", "фр", "nothing"},
      {"title:(страна:фр", "фр", "words", "страна:"},
      {"дата:(2019 20", "20", "nothing"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.query);
    const std::string query = row.query;
    const TypingContext context = context_at(query, query.size(), kMostWords);
    EXPECT_EQ(context.word.of(query), row.word);
    ASSERT_FALSE(context.places.empty());
    const TypingPlace& place = context.places.back();
    EXPECT_EQ(name_of(place), row.fits);
    EXPECT_EQ(query.substr(place.glue, place.begin - place.glue), row.glue);
    // What stands behind the cursor plays no part
    const TypingContext within = context_at(query + "рач) ИЛИ x", query.size(), kMostWords);
    EXPECT_EQ(name_of(within.places.back()), row.fits);
    EXPECT_EQ(within.word, context.word);
  }
}

TEST(TypingContext, NamesOfSeveralWords) {
  struct Row {
    const char* query;
    const char* places;  // what may be completed, the longest first, and how
  };
  static constexpr Row rows[] = {
      {"скорая мед пом", "скорая мед пом=anything мед пом=anything пом=anything"},
      {"a b c d e f", "b c d e f=anything c d e f=anything d e f=anything e f=anything f=anything"},
      {"врач ИЛИ мед пом", "мед пом=words пом=words"},
      {"врач И мед пом", "мед пом=words пом=anything"},
      {"person:мурашко м", "мурашко м=values of person м=anything"},
      {"person:\"мурашко м", "мурашко м=values of person м=nothing"},
      {"person:(мурашко м", "мурашко м=values of person м=nothing"},
      {"врач (мед пом", "мед пом=words пом=words"},
      {"(a) мед  пом", "мед  пом=anything пом=anything"},
      {"врач -мед пом", "мед пом=words пом=anything"},
      {"врач И", "врач И=anything И=anything"},
  };
  for (const Row& row : rows) {
    const std::string query = row.query;
    std::string out;
    for (const TypingPlace& place : context_at(query, query.size(), kMostWords).places) {
      out.append(out.empty() ? "" : " ").append(query.substr(place.begin)).append("=").append(name_of(place));
    }
    EXPECT_EQ(out, row.places) << row.query;
  }
}

TEST(TypingContext, WhereAFieldStands) {
  const std::string query = "врач -x -страна:(фр";
  const std::string plain = "врач +страна:\"фр";
  EXPECT_EQ(context_at(query, query.size(), 1).places.back().fits, Fits::nothing);
  const TypingPlace place = context_at(plain, plain.size(), 1).places.back();
  EXPECT_EQ(place.field_span.of(plain), "+страна:");
  EXPECT_EQ(plain.substr(place.glue), "+страна:\"фр");
}

// A place that falls apart does: what stands before the glue AND the rest are what the whole is.
TEST(TypingContext, ApartMeansApart) {
  std::vector<std::string> queries;
  for (const ParseCase& row : parse_cases) queries.emplace_back(row.query);
  for (const ParseCase& row : parse_range_cases) queries.emplace_back(row.query);
  for (const ParseCase& row : parse_sign_cases) queries.emplace_back(row.query);
  std::size_t apart = 0;
  for (const std::string& before : queries) {
    const std::string query = before + " мед";
    const TypingPlace place = context_at(query, query.size(), 1).places.back();
    if (!place.apart) continue;
    ++apart;
    const Node head = parse(query.substr(0, place.glue)).root, tail = parse(query.substr(place.glue)).root;
    const Node together = parse("(" + query.substr(0, place.glue) + ") (" + query.substr(place.glue) + ")").root;
    EXPECT_EQ(dump(parse(query).root), dump(together)) << query << ": " << dump(head) << " and " << dump(tail);
  }
  EXPECT_GE(apart, 200u);
}

TEST(TypingContext, WhatIsNotReadIsNotCompleted) {
  std::string many;
  for (std::size_t i = 0; i <= limits::kMaxQueryTerms; ++i) many += "врач ";
  EXPECT_EQ(context_at(many + "мед", many.size() + 6, 1).places.back().fits, Fits::nothing);
  const std::string blanks(limits::kMaxQueryBytes, ' ');
  EXPECT_EQ(context_at(blanks + "мед", blanks.size() + 6, 1).places.back().fits, Fits::nothing);
}

TEST(TypingContext, AnyBytesAnywhere) {
  for (const ParseCase& row : parse_cases) {
    const std::string query = row.query;
    for (std::size_t cursor = 0; cursor <= query.size(); ++cursor) {
      const TypingContext context = context_at(query, cursor, kMostWords);
      EXPECT_EQ(context.word.end, cursor);
      for (const TypingPlace& place : context.places) {
        EXPECT_LE(place.glue, place.begin);
        EXPECT_LE(place.begin, cursor);
        EXPECT_LE(place.field_span.end, place.begin);
      }
    }
  }
}

}  // namespace
}  // namespace diplomed::query
