// A query as alternatives: what is offered, and that each of its parts is read as before.
#include "query/parse/alternatives.h"

#include <gtest/gtest.h>

#include <iterator>
#include <string>

#include "parse_cases.h"
#include "parse_sign_cases.h"
#include "query/parse/dump.h"
#include "query/parse/parser.h"

namespace diplomed::query {
namespace {

std::string whole(const std::string& query) {
  return as_alternatives(parse(query).root, query, AlternativeUnits::whole);
}

std::string words(const std::string& query) {
  return as_alternatives(parse(query).root, query, AlternativeUnits::words);
}

TEST(Alternatives, Table) {
  struct Row {
    const char* query;
    const char* whole;
    const char* words;
  };
  static constexpr Row rows[] = {
      {"", "", ""},
      {"врач", "", ""},
      {"врач сестра", "врач ИЛИ сестра", "врач ИЛИ сестра"},
      {"  врач,  сестра. ", "врач, ИЛИ сестра.", "врач, ИЛИ сестра."},
      {"+врач И (сестра школа)", "врач ИЛИ сестра ИЛИ школа", "врач ИЛИ сестра ИЛИ школа"},
      {"врач - сестра", "врач ИЛИ сестра", "врач ИЛИ сестра"},
      {"=врач телемед*", "=врач ИЛИ телемед*", "=врач ИЛИ телемед*"},
      {"трансплантация РЯДОМ/2 вертолёт", "", "трансплантация ИЛИ вертолёт"},
      {"трансплантация РЯДОМ/2 вертолёт врач", "трансплантация РЯДОМ/2 вертолёт ИЛИ врач",
       "трансплантация ИЛИ вертолёт ИЛИ врач"},
      {"«дорожная карта»", "", "дорожная ИЛИ карта"},
      {"«дорожная карта»~2 врач", "«дорожная карта»~2 ИЛИ врач", "дорожная ИЛИ карта ИЛИ врач"},
      {"=\"дорожная карта\"", "", "=дорожная ИЛИ =карта"},
      {"(врач ИЛИ сестра) школа", "врач ИЛИ сестра ИЛИ школа", "врач ИЛИ сестра ИЛИ школа"},
      {"врач ИЛИ", "", ""},
      // Signs in a phrase are no syntax, and do not become any
      {"\"министр РЯДОМ здравоохранения — и (врач) -грипп страна:KG\"", "",
       "министр ИЛИ \"РЯДОМ\" ИЛИ здравоохранения ИЛИ и ИЛИ \"(врач)\" ИЛИ \"-грипп\" ИЛИ \"страна:KG\""},
      {"врач РЯДОМ „сестра \"школа\"", "", "врач ИЛИ сестра ИЛИ школа"},
      // What cannot be one of several
      {"врач сестра -школа", "", ""},
      {"врач страна:KG", "", ""},
      {"врач дата:2020", "", ""},
      {"И ИЛИ", "", ""},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(whole(row.query), row.whole) << row.query;
    EXPECT_EQ(words(row.query), row.words) << row.query;
  }
}

// Whatever is offered is read without a complaint, as one "or" of parts with the same reading.
TEST(Alternatives, AreReadAsTheirParts) {
  std::size_t offered = 0;
  const auto check = [&](const std::string& query) {
    SCOPED_TRACE(query);
    const Node root = parse(query).root;
    const std::string any = whole(query);
    if (!any.empty()) {
      ++offered;
      const ParsedQuery read = parse(any);
      ASSERT_EQ(read.root.kind, NodeKind::disj) << any;
      if (root.kind == NodeKind::conj && dump(root).find("(or") == std::string::npos) {
        ASSERT_EQ(read.root.children.size(), root.children.size()) << any;
        for (std::size_t i = 0; i < root.children.size(); ++i) {
          const Node& part = root.children[i];  // a word that would be read as a field stands in quotes
          const std::string in_quotes = "phrase:\"" + part.text + "\"";
          const std::string got = dump(read.root.children[i]);
          EXPECT_TRUE(got == dump(part) || got == in_quotes) << any << ": " << got << ", not " << dump(part);
        }
      }
    }
    const std::string loose = words(query);
    if (!loose.empty()) {
      EXPECT_EQ(parse(loose).root.kind, NodeKind::disj) << loose;
    }
  };
  for (const ParseCase& row : parse_cases) check(row.query);
  for (const ParseCase& row : parse_sign_cases) check(row.query);
  EXPECT_GE(offered, 60u);
}

}  // namespace
}  // namespace diplomed::query
