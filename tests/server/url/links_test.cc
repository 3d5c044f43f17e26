// Links: every one a changed copy of the parameters, back on the first page.
#include "server/url/links.h"

#include <gtest/gtest.h>

#include "server/url/url.h"

namespace diplomed::server {
namespace {

SearchParams from(const char* query) {
  return parse_search_params(parse_query_string(query)).params;
}

TEST(Links, Toggle) {
  const struct {
    const char* given;
    const char* facet;
    const char* value;
    const char* url;
  } rows[] = {
      {"", "country", "KG", "/search?country=KG"},
      {"country=KG", "country", "KG", "/search"},
      {"country=KG", "country", "FR", "/search?country=FR&country=KG"},
      {"country.not=KG", "country", "KG", "/search"},
      {"country.all=KG", "country", "KG", "/search"},
      {"q=a&page=3&country=KG", "field", "x", "/search?country=KG&field=x&q=a"},
      {"cursor=abc", "country", "KG", "/search?country=KG"},
      {"lang.ui=en&sort=newest", "country", "KG", "/search?country=KG&lang.ui=en&sort=newest"},
      {"", "source", "Минздрав & К°",
       "/search?source=%D0%9C%D0%B8%D0%BD%D0%B7%D0%B4%D1%80%D0%B0%D0%B2+%26+%D0%9A%C2%B0"},
  };
  for (const auto& row : rows) EXPECT_EQ(search_url(with_toggled(from(row.given), row.facet, row.value)), row.url);
}

TEST(Links, OneValueHasOneForm) {
  EXPECT_EQ(search_url(with_value(from("country=KG"), "country", "KG", FilterForm::none)), "/search?country.not=KG");
  EXPECT_EQ(search_url(with_value(from("country.not=KG"), "country", "KG", FilterForm::all)), "/search?country.all=KG");
  EXPECT_EQ(search_url(without_value(from("country.not=KG"), "country", "KG")), "/search");
  EXPECT_EQ(search_url(with_all_required(from("country=KG&country=FR"), "country")),
            "/search?country.all=FR&country.all=KG");
  EXPECT_EQ(search_url(with_any_accepted(from("country.all=KG&country.all=FR"), "country")),
            "/search?country=FR&country=KG");
}

TEST(Links, DatesDrillDown) {
  EXPECT_EQ(search_url(with_bucket(from("q=a&page=2"), "2019")), "/search?from=2019&interval=month&q=a&to=2019");
  EXPECT_EQ(search_url(with_bucket(from(""), "2019-11")), "/search?from=2019-11&interval=day&to=2019-11");
  EXPECT_EQ(search_url(with_bucket(from(""), "2019-11-18")), "/search?from=2019-11-18&interval=day&to=2019-11-18");
  EXPECT_EQ(search_url(without_dates(from("from=2019&to=2020&interval=month&undated=only"))), "/search");
  EXPECT_EQ(search_url(with_undated(from("from=2019"), search::Undated::only)), "/search?undated=only");
}

TEST(Links, ClausesKeepTheirOrder) {
  const SearchParams params = from("q=c&within=b&within=a&page=2");
  EXPECT_EQ(search_url(with_page(params, 1)), "/search?q=c&within=b&within=a");
  EXPECT_EQ(search_url(without_clause(params, 0)), "/search?q=c&within=a");
  EXPECT_EQ(search_url(with_clause(params, 1, "z")), "/search?q=c&within=b&within=z");
  EXPECT_EQ(search_url(without_clauses(params)), "/search?q=c");
  EXPECT_EQ(search_url(with_toggled(params, "country", "KG")), "/search?country=KG&q=c&within=b&within=a");
  EXPECT_EQ(search_url(with_relaxation(from("q=c&page=2"), false)), "/search?q=c&relax=off");
  EXPECT_EQ(search_url(with_relaxation(from("q=c&relax=off"), true)), "/search?q=c");
}

TEST(Links, PathsAndPages) {
  EXPECT_EQ(search_url(from(""), kJsonPath), "/search.json");
  EXPECT_EQ(search_url(with_page(from("q=a"), 2), kJsonPath), "/search.json?page=2&q=a");
  EXPECT_EQ(search_url(with_page(from("q=a&page=2"), 1)), "/search?q=a");
  EXPECT_EQ(search_url(with_cursor(from("page=2"), "x/y")), "/search?cursor=x%2Fy");
  EXPECT_EQ(search_url(with_sort(from("page=2"), search::Sort::newest)), "/search?sort=newest");
  EXPECT_EQ(search_url(with_query(from("country=KG&page=2"), "")), "/search?country=KG");
  EXPECT_EQ(search_url(without_filters(from("q=a&country=KG&from=2019&undated=exclude"))), "/search?q=a");
}

TEST(Links, DocumentPathsSurviveTheRoundTrip) {
  const char* ids[] = {"a.txt",
                       "kg/pechen.md",
                       "digest.jsonl#2",
                       "новости/о дате.txt",
                       "x.json",
                       "x.json.json",
                       "a?b&c=d",
                       "100%.txt",
                       "a//b",
                       "../x",
                       "./x",
                       "a/../b",
                       ".json",
                       "a b+c",
                       "«кавычки»",
                       "<b>\"'",
                       "a%2Fb",
                       "x.jsonl",
                       "a/similar",
                       "a/similar.json",
                       "similar",
                       "/similar",
                       "../similar"};
  for (const char* id : ids) {
    for (const auto& [format, part] :
         {std::pair(DocumentFormat::html, DocumentPart::whole), std::pair(DocumentFormat::json, DocumentPart::whole),
          std::pair(DocumentFormat::html, DocumentPart::similar),
          std::pair(DocumentFormat::json, DocumentPart::similar)}) {
      const std::string path = document_path(id, format, part);
      ASSERT_TRUE(path.starts_with("/documents/")) << path;
      EXPECT_EQ(path.find_first_of(" ?#\"<>"), std::string::npos) << path;
      EXPECT_EQ(path.find("/../"), std::string::npos) << path;
      const DocumentTarget target = parse_document_path(std::string_view(path).substr(11));
      EXPECT_EQ(target.id, id) << path;
      EXPECT_EQ(target.format, format) << path;
      EXPECT_EQ(target.part, part) << path;
    }
  }
}

}  // namespace
}  // namespace diplomed::server
