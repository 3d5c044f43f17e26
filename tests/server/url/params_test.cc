// URL ⇄ SearchParams: what is accepted, what is refused and how, and the one canonical form.
#include "server/url/params.h"

#include <gtest/gtest.h>

#include "base/limits.h"
#include "knowledge/facets.h"
#include "server/url/json_parameters.h"
#include "server/url/links.h"
#include "server/url/params_write.h"

namespace diplomed::server {
namespace {

std::string canonical(const SearchParams& p) {
  return build_query_string(to_parameters(p));
}

struct Accepted {
  const char* given;
  const char* canonical;
};

constexpr Accepted accepted[] = {
    {"", ""},
    {"q=", ""},
    {"q=abc", "q=abc"},
    {"q=a+b", "q=a+b"},
    {"q=a%20b", "q=a+b"},
    {"q=%D0%B2%D1%80%D0%B0%D1%87", "q=%D0%B2%D1%80%D0%B0%D1%87"},
    {"q=врач", "q=%D0%B2%D1%80%D0%B0%D1%87"},
    {"q=100%25", "q=100%25"},
    {"q=100%", "q=100%25"},
    {"q=%zz", "q=%25zz"},
    {"q=a%26b%3Dc", "q=a%26b%3Dc"},
    {"q=a=b", "q=a%3Db"},
    {"q=%FF%FE", "q=%EF%BF%BD%EF%BF%BD"},
    {"q=%E3%E5%EF%E0%F2%E8%F2", "q=%D0%B3%D0%B5%D0%BF%D0%B0%D1%82%D0%B8%D1%82"},
    {"&&q=a&", "q=a"},
    {"=x", ""},
    {"country=KG", "country=KG"},
    {"country=KG&country=FR", "country=FR&country=KG"},
    {"country=FR&country=KG&country=FR", "country=FR&country=KG"},
    {"country.all=KG&country.all=FR", "country.all=FR&country.all=KG"},
    {"country.not=RU", "country.not=RU"},
    {"country=KG&country.not=RU&country.all=FR", "country=KG&country.all=FR&country.not=RU"},
    {"field=transplantation&instrument=memorandum", "field=transplantation&instrument=memorandum"},
    {"type=news&source=%D0%9C%D0%B8%D0%BD&lang=ru", "lang=ru&source=%D0%9C%D0%B8%D0%BD&type=news"},
    {"year=2019&year.not=2020", "year=2019&year.not=2020"},
    {"q=z&country=A", "country=A&q=z"},
    {"from=2019", "from=2019"},
    {"from=2019-02&to=2019-03", "from=2019-02&to=2019-03"},
    {"from=2020-02-29", "from=2020-02-29"},
    {"from=&to=", ""},
    {"from=2019-05&to=2019", "from=2019-05&to=2019"},
    {"from=2019&to=2019", "from=2019&to=2019"},
    {"from=0001&to=9999-12-31", "from=0001&to=9999-12-31"},
    {"undated=include", ""},
    {"undated=only", "undated=only"},
    {"undated=exclude", "undated=exclude"},
    {"sort=relevance", ""},
    {"sort=newest", "sort=newest"},
    {"sort=oldest", "sort=oldest"},
    {"sort=fresh", "sort=fresh"},
    {"within=b&within=a&q=c", "q=c&within=b&within=a"},
    {"within=a&within=a&q=c", "q=c&within=a"},
    {"within=a&q=a", "q=a"},
    {"within=a", "within=a"},
    {"within=&within=+&q=c", "q=c"},
    {"relax=auto", ""},
    {"relax=off", "relax=off"},
    {"page=1", ""},
    {"page=7", "page=7"},
    {"size=10", ""},
    {"size=0", "size=0"},
    {"size=100", "size=100"},
    {"page=101&size=100", "page=101&size=100"},
    {"cursor=abc_1", "cursor=abc_1"},
    {"cursor=abc&page=3", "cursor=abc"},
    {"facet=country", "facet=country"},
    {"facet=year&facet=country&facet=year", "facet=year&facet=country"},
    {"facet=", "facet="},
    {"facet.size=20", ""},
    {"facet.size=500", "facet.size=500"},
    {"interval=year", ""},
    {"interval=month", "interval=month"},
    {"timeline=0", "timeline=0"},
    {"timeline=false", "timeline=0"},
    {"timeline=1", ""},
    {"exact=1", "exact=1"},
    {"exact=true", "exact=1"},
    {"exact=0", ""},
    {"explain=1", "explain=1"},
    {"fields=id", "fields=id"},
    {"fields=id,title", "fields=id,title"},
    {"fields=id&fields=title&fields=id", "fields=id,title"},
    {"duplicates=show", "duplicates=show"},
    {"duplicates=collapse", ""},
    {"spell=auto", ""},
    {"spell=suggest", "spell=suggest"},
    {"spell=off", "spell=off"},
    {"lang.ui=ru", "lang.ui=ru"},
    {"lang.ui=en", "lang.ui=en"},
};

TEST(Params, AcceptsAndNormalises) {
  for (const Accepted& row : accepted) {
    const ParsedParams parsed = parse_search_params(parse_query_string(row.given));
    EXPECT_TRUE(parsed.problems.empty()) << row.given << ": " << describe(parsed.problems.front());
    EXPECT_EQ(canonical(parsed.params), row.canonical) << row.given;
    const ParsedParams again = parse_search_params(parse_query_string(row.canonical));
    EXPECT_EQ(canonical(again.params), row.canonical) << "not stable: " << row.given;
  }
}

struct Refused {
  const char* given;
  const char* parameter;
  ProblemKind kind;
  const char* canonical;  // what still runs
};

constexpr Refused refused[] = {
    {"foo=1", "foo", ProblemKind::unknown_parameter, ""},
    {"Q=a", "Q", ProblemKind::unknown_parameter, ""},
    {"country.any=KG", "country.any", ProblemKind::unknown_parameter, ""},
    {"planet.not=x", "planet.not", ProblemKind::unknown_parameter, ""},
    {"q=a&foo=1&country=KG", "foo", ProblemKind::unknown_parameter, "country=KG&q=a"},
    {"q=a&q=b", "q", ProblemKind::repeated, "q=a"},
    {"page=2&page=3", "page", ProblemKind::repeated, "page=2"},
    {"sort=best", "sort", ProblemKind::not_a_choice, ""},
    {"relax=1", "relax", ProblemKind::not_a_choice, ""},
    {"sort=", "sort", ProblemKind::not_a_choice, ""},
    {"undated=maybe", "undated", ProblemKind::not_a_choice, ""},
    {"interval=week", "interval", ProblemKind::not_a_choice, ""},
    {"facet=planet", "facet", ProblemKind::not_a_choice, "facet="},
    {"fields=id,colour", "fields", ProblemKind::not_a_choice, "fields=id"},
    {"fields=", "fields", ProblemKind::not_a_choice, ""},
    {"exact=yes", "exact", ProblemKind::not_a_choice, ""},
    {"explain=2", "explain", ProblemKind::not_a_choice, ""},
    {"timeline=off", "timeline", ProblemKind::not_a_choice, ""},
    {"duplicates=all", "duplicates", ProblemKind::not_a_choice, ""},
    {"spell=on", "spell", ProblemKind::not_a_choice, ""},
    {"lang.ui=de", "lang.ui", ProblemKind::not_a_choice, ""},
    {"page=x", "page", ProblemKind::not_a_number, ""},
    {"page=", "page", ProblemKind::not_a_number, ""},
    {"page=1.5", "page", ProblemKind::not_a_number, ""},
    {"page=-1", "page", ProblemKind::not_a_number, ""},
    {"page=0", "page", ProblemKind::out_of_range, ""},
    {"page=99999999999999999999", "page", ProblemKind::out_of_range, ""},
    {"page=1002", "page", ProblemKind::page_too_deep, ""},
    {"page=102&size=100", "page", ProblemKind::page_too_deep, "size=100"},
    {"size=101", "size", ProblemKind::out_of_range, ""},
    {"facet.size=0", "facet.size", ProblemKind::out_of_range, ""},
    {"facet.size=501", "facet.size", ProblemKind::out_of_range, ""},
    {"from=19", "from", ProblemKind::bad_date, ""},
    {"from=2019-13", "from", ProblemKind::bad_date, ""},
    {"from=2019-00", "from", ProblemKind::bad_date, ""},
    {"from=2019-02-29", "from", ProblemKind::bad_date, ""},
    {"from=2019/02/01", "from", ProblemKind::bad_date, ""},
    {"from=0000", "from", ProblemKind::bad_date, ""},
    {"to=yesterday", "to", ProblemKind::bad_date, ""},
    {"to=2019-04-31&q=a", "to", ProblemKind::bad_date, "q=a"},
    {"from=2020&to=2019", "from", ProblemKind::reversed_dates, ""},
    {"from=2019-05-02&to=2019-05-01", "from", ProblemKind::reversed_dates, ""},
    {"from=2019-06&to=2019-05", "from", ProblemKind::reversed_dates, ""},
    {"country=", "country", ProblemKind::empty_value, ""},
    {"country.not=", "country.not", ProblemKind::empty_value, ""},
};

TEST(Params, RefusesAndNamesTheParameter) {
  for (const Refused& row : refused) {
    const ParsedParams parsed = parse_search_params(parse_query_string(row.given));
    ASSERT_EQ(parsed.problems.size(), 1u) << row.given;
    EXPECT_EQ(parsed.problems[0].parameter, row.parameter) << row.given;
    EXPECT_EQ(parsed.problems[0].kind, row.kind) << row.given << ": " << describe(parsed.problems[0]);
    EXPECT_EQ(canonical(parsed.params), row.canonical) << row.given;
    EXPECT_NE(describe(parsed.problems[0]).find(row.parameter), std::string::npos) << describe(parsed.problems[0]);
  }
}

TEST(Params, BoundsLengthAndNumberOfValues) {
  const std::string long_q(limits::kMaxQueryBytes + 1, 'a');
  EXPECT_EQ(parse_search_params({{"q", long_q}}).problems.at(0).kind, ProblemKind::too_long);
  EXPECT_TRUE(parse_search_params({{"q", long_q.substr(1)}}).problems.empty());
  EXPECT_EQ(parse_search_params({{"country", std::string(300, 'x')}}).problems.at(0).kind, ProblemKind::too_long);
  EXPECT_EQ(parse_search_params({{"cursor", std::string(300, 'x')}}).problems.at(0).kind, ProblemKind::too_long);
  EXPECT_EQ(parse_search_params({{"within", long_q}}).problems.at(0).kind, ProblemKind::too_long);
  ParameterList clauses;
  for (std::size_t i = 0; i <= limits::kMaxWithin; ++i) clauses.push_back({"within", std::to_string(i)});
  const ParsedParams within = parse_search_params(clauses);
  ASSERT_EQ(within.problems.size(), 1u);
  EXPECT_EQ(within.problems[0].kind, ProblemKind::too_many_clauses);
  EXPECT_EQ(within.params.request.within.size(), limits::kMaxWithin);
  ParameterList many;
  for (std::size_t i = 0; i < limits::kMaxFilterValues + 50; ++i) many.push_back({"country", std::to_string(i)});
  const ParsedParams parsed = parse_search_params(many);
  ASSERT_EQ(parsed.problems.size(), 1u);
  EXPECT_EQ(parsed.problems[0].kind, ProblemKind::too_many_values);
  EXPECT_EQ(parsed.params.request.filters.at("country").any.size(), limits::kMaxFilterValues);
}

TEST(Params, ProblemEchoesAShortPieceOnly) {
  const ParsedParams parsed = parse_search_params({{"sort", std::string(5000, 'x')}, {std::string(5000, 'y'), ""}});
  ASSERT_EQ(parsed.problems.size(), 2u);
  for (const ParamProblem& p : parsed.problems) EXPECT_LT(describe(p).size(), 400u);
}

TEST(Params, FieldsDecideAboutSnippets) {
  const auto snippets = [](const char* q) {
    return parse_search_params(parse_query_string(q)).params.request.snippets;
  };
  EXPECT_TRUE(snippets(""));
  EXPECT_TRUE(snippets("fields=id,snippet"));
  EXPECT_FALSE(snippets("fields=id"));
}

TEST(Params, AllFacetsAreCountedUnlessSaidOtherwise) {
  const auto facets = [](const char* q) { return parse_search_params(parse_query_string(q)).params.request.facets; };
  EXPECT_EQ(facets("").size(), knowledge::kFacets.size());
  EXPECT_TRUE(facets("facet=").empty());
  EXPECT_EQ(facets("facet=field&facet=country"), (std::vector<std::string>{"field", "country"}));
}

TEST(Params, JsonBodyIsTheSameAsTheUrl) {
  ParameterList list;
  std::string error;
  ASSERT_TRUE(
      parameters_from_json(R"({"q":"врач","country":["KG","FR"],"page":2,"exact":true,"from":2019})", list, error));
  EXPECT_EQ(canonical(parse_search_params(list).params),
            "country=FR&country=KG&exact=1&from=2019&page=2&q=%D0%B2%D1%80%D0%B0%D1%87");
}

TEST(Params, BadJsonBodiesAreRefusedWithAReason) {
  for (const char* body : {"", "[]", "\"q\"", "{", "{\"q\":null}", "{\"q\":{}}", "{\"country\":[[\"KG\"]]}",
                           "{\"page\":1.5}", "{\"q\":\"\xff\"}"}) {
    ParameterList list;
    std::string error;
    EXPECT_FALSE(parameters_from_json(body, list, error)) << body;
    EXPECT_FALSE(error.empty()) << body;
  }
}

TEST(Params, DeeplyNestedJsonIsHarmless) {
  ParameterList list;
  std::string error;
  EXPECT_FALSE(parameters_from_json(std::string(200'000, '['), list, error));
  std::string nested = "{\"q\":";
  nested += std::string(100'000, '[') + std::string(100'000, ']') + "}";
  EXPECT_FALSE(parameters_from_json(nested, list, error));
}

// Old pages and bookmarks send Russian in the charset they were written in.
TEST(Charset, OfAQueryThatIsNoUtf8) {
  struct Row {
    const char* query;
    const char* q;
    const char* charset;
  };
  static constexpr Row rows[] = {
      {"q=%E3%E5%EF%E0%F2%E8%F2", "гепатит", "windows-1251"},
      {"q=%C3%E5%EF%E0%F2%E8%F2", "Гепатит", "windows-1251"},
      {"q=%CC%C8%CD%C7%C4%D0%C0%C2", "МИНЗДРАВ", "windows-1251"},
      {"q=\xE2\xF0\xE0\xF7", "врач", "windows-1251"},
      {"q=%E2%F0%E0%F7+%E8+%AB%CF%E5%F0%E2%E0%FF+%EF%EE%EC%EE%F9%FC%BB", "врач и «Первая помощь»", "windows-1251"},
      {"q=%F1%F2%F0%E0%ED%E0%3AKG+COVID-19", "страна:KG COVID-19", "windows-1251"},
      {"q=%C7%C5%D0%C1%D4%C9%D4", "гепатит", "KOI8-R"},
      {"q=%D0%B2%D1%80%D0%B0%D1%87", "врач", ""},
      {"q=memo", "memo", ""},
      {"q=%FF%FE", "\uFFFD\uFFFD", ""},
      {"q=%D0%B2%FF", "в\uFFFD", ""},
      {"q=caf%E9", "caf\uFFFD", ""},
      {"q=%D0%BF%D0%B5%D1%87%D0%B5%D0", "пече\uFFFD", ""},
  };
  for (const Row& row : rows) {
    const SearchParams params = parse_search_params(parse_query_string(row.query)).params;
    EXPECT_EQ(params.request.q, row.q) << row.query;
    EXPECT_EQ(params.charset, row.charset) << row.query;
  }
}

}  // namespace
}  // namespace diplomed::server
