// Representations from hand-made answers: the JSON's golden file, escaping everywhere, complete phrases.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "document/noise/noise_reason.h"
#include "fake_service.h"
#include "query/parse/parser.h"
#include "server/assets.h"
#include "server/language/number_format.h"
#include "server/language/page_language.h"
#include "server/language/phrases.h"
#include "server/url/links.h"
#include "server/views/json.h"
#include "server/views/markup.h"
#include "server/views/page.h"
#include "server/views/suggestion.h"

namespace diplomed::server {
namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

SearchAnswer answer_to(const char* query) {
  const testing::FakeService service;
  SearchAnswer answer;
  answer.params = parse_search_params(parse_query_string(query)).params;
  answer.page = service.search(answer.params.request).value();
  return answer;
}

// Regenerate with UPDATE_GOLDEN=1 and look at the difference before you keep it.
TEST(Json, SearchAnswerIsTheGoldenOne) {
  const std::filesystem::path path = std::filesystem::path(DIPLOMED_SOURCE_DIR) / "tests/golden/search.json";
  const std::string text = search_json(answer_to("q=Киргизии&country=KG&facet=country&facet=instrument&size=1"));
  const std::string pretty = nlohmann::ordered_json::parse(text).dump(2) + "\n";
  if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << pretty;
  EXPECT_EQ(pretty, read(path));
}

TEST(Json, FieldsAreTheOnesAskedFor) {
  const auto json = nlohmann::json::parse(search_json(answer_to("fields=id,date&size=1&sort=newest")));
  const auto& hit = json.at("hits").at(0);
  EXPECT_EQ(hit.at("date_precision"), "day");
  EXPECT_EQ(hit.size(), 6u) << hit.dump();
}

TEST(Json, InvalidUtf8NeverThrows) {
  SearchAnswer answer = answer_to("size=1");
  search::Hit& hit = answer.page.hits[0];
  hit.id = hit.url = hit.source = hit.author = hit.date.value = hit.date.evidence = "a\xff\xc3";
  hit.title = {{"\xd0", true}};
  hit.snippet = {{"\xf0\x9f", false}};
  answer.page.reading.text = answer.page.revision = "\x80";
  answer.page.facets[0].values[0].value = answer.page.facets[0].values[0].label_ru = "\xfe";
  EXPECT_NO_THROW({ EXPECT_TRUE(nlohmann::json::accept(search_json(answer))); });
}

TEST(Json, DocumentOffsetsCountCodePoints) {
  const testing::FakeService service;
  const auto json = nlohmann::json::parse(document_json(service.document("kg/pechen.md", {"печени"}).value()));
  const auto& match = json.at("matches").at(0);
  EXPECT_EQ(match.at("begin"), 25);
  EXPECT_EQ(match.at("end"), 31);
  EXPECT_EQ(json.at("mentions").at(0).at("value"), "KG");
}

TEST(Json, SuggestionsLeadToASearchWithinTheFiltersOrToADocument) {
  const SearchParams params = parse_search_params(parse_query_string("q=a+b&country=KG&sort=newest")).params;
  const search::Suggestion word{"a bc", "word", "", 3, false, "bc", ""};
  EXPECT_EQ(suggestion_url(params, word), "/search?country=KG&q=a+bc&sort=newest");
  const search::Suggestion country{"a Франция", "country", "FR", 3, false, "Франция", "a"};
  EXPECT_EQ(suggestion_url(params, country), "/search?country=FR&country=KG&q=a&sort=newest");
  const search::Suggestion chosen{"Кыргызстан", "country", "KG", 3, false, "Кыргызстан", ""};
  EXPECT_EQ(suggestion_url(params, chosen), "/search?country=KG&sort=newest") << "is not taken back";
  const search::Suggestion title{"Заметка", "title", "a b.md", std::nullopt, false, "Заметка", ""};
  EXPECT_EQ(suggestion_url(params, title), "/documents/a%20b.md");
  const SearchParams english = parse_search_params(parse_query_string("q=a+b&lang.ui=en")).params;
  EXPECT_EQ(suggestion_url(english, title), "/documents/a%20b.md?lang.ui=en");
  EXPECT_EQ(suggestion_url(english, word), "/search?lang.ui=en&q=a+bc");
}

// What a document says must never become markup, wherever it is shown.
class Escaping : public ::testing::TestWithParam<Language> {};

void expect_clean(const std::string& html) {
  for (const char* bad : {"<script>alert", "<img src=x", "<u>", "<i>", "<b>", "javascript:alert"}) {
    EXPECT_EQ(html.find(bad), std::string::npos) << bad;
  }
}

TEST_P(Escaping, ResultsStartAndDocument) {
  const PageContext context{GetParam(), {{"<b>", ProblemKind::unknown_parameter, "<img src=x>", "<u>"}}, {"<u>x</u>"}};
  SearchAnswer answer = answer_to("q=%3Cimg+src%3Dx&country=%3Ci%3E&source.not=%22%3E%3Cb%3E");
  answer.page.total = 1;
  answer.page.reading = {"<b>",
                         "<img src=x>",
                         {{"<i>", "<i>", "<i>"}},
                         {"<u>"},
                         {{"unbalanced_quote", "<b>"}},
                         {{"spelling", "<b>", "<i>"}},
                         true,
                         "<img src=x>",
                         {"<b>"},
                         {"<u>", "<i>"}};
  expect_clean(results_page(answer, context));
  answer.page.total = 0;
  answer.page.hits.clear();
  answer.relief = {{"<u>", answer.params, 1}};
  expect_clean(results_page(answer, context));
  const testing::FakeService service;
  expect_clean(start_page(answer_to("sort=oldest"), service.info().value(), context));
  SearchParams params;
  params.request.q = "<img";
  DocumentAnswer document{params, service.document("x/<b>.json", {"<img"}).value(), {}};
  document.similar = service.similar("x/<b>.json", params.request).value().hits;
  document.view.mentions = {{0, 10, "country", "<i>"}};
  document.view.charset = document.view.dates[0].evidence = "<u>";
  const std::string page = document_page(document, context);
  expect_clean(page);
  EXPECT_NE(page.find("<mark>&lt;img</mark>"), std::string::npos);
}

// What a page without results offers: the words or phrases of the query as alternatives, never its operators.
TEST(NothingFound, OffersAnyOfTheWords) {
  struct Row {
    const char* query;
    const char* offered;  // empty: nothing
  };
  static constexpr Row rows[] = {
      {"барсук енот", "барсук ИЛИ енот"},
      {"трансплантация РЯДОМ/2 вертолёт", "трансплантация ИЛИ вертолёт"},
      {"трансплантация NEAR вертолёт печень", "трансплантация NEAR вертолёт ИЛИ печень"},
      {"«белый барсук» енот", "«белый барсук» ИЛИ енот"},
      {"барсук", ""},
      {"барсук ИЛИ енот", ""},
      {"барсук И енот", ""},
      {"+барсук енот", ""},
      {"барсук енот -лиса", ""},
      {"барсук страна:KG", ""},
  };
  for (const Row& row : rows) {
    SearchAnswer answer = answer_to("");
    answer.params.request.q = row.query;
    answer.page.total = 0;
    answer.page.hits.clear();
    const std::string page = results_page(answer, {Language::ru, {}, {}});
    const std::string text = "Искать хотя бы одно из слов";
    EXPECT_EQ(page.find(text) != std::string::npos, *row.offered != 0) << row.query;
    if (*row.offered == 0) continue;
    EXPECT_NE(page.find("href=\"" + escape_html(search_url(with_query(answer.params, row.offered))) +
                        "\" data-go=\"main\">" + text),
              std::string::npos)
        << row.query;
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, Escaping, ::testing::Values(Language::ru, Language::en));

TEST(Notes, EachKindIsSaidInBothLanguages) {
  for (int kind = 0; kind <= static_cast<int>(query::NoteKind::too_many_forms); ++kind) {
    const std::string key = "note_" + std::string(query::note_name(static_cast<query::NoteKind>(kind)));
    EXPECT_NE(phrase_or(Language::ru, key, ""), "") << key;
    EXPECT_NE(phrase_or(Language::en, key, ""), "") << key;
  }
}

TEST(Notes, SayWhatToTypeInstead) {
  SearchAnswer answer = answer_to("q=теле*мед");
  answer.page.reading.notes = {{"inner_wildcard", "теле*мед", "теле*"}, {"fuzzy_ignored", "врач~1"}};
  EXPECT_NE(search_json(answer).find(R"({"code":"inner_wildcard","text":"теле*мед","hint":"теле*"},)"
                                     R"({"code":"fuzzy_ignored","text":"врач~1"})"),
            std::string::npos);
  const std::string ru = results_page(answer, {Language::ru, {}, {}});
  EXPECT_NE(ru.find("Можно набрать «теле*»."), std::string::npos);
  EXPECT_NE(ru.find("опечатки исправляются сами"), std::string::npos);
  EXPECT_NE(results_page(answer, {Language::en, {}, {}}).find("Try “теле*”."), std::string::npos);
}

TEST(Relaxation, IsPartOfPageAndJson) {
  SearchAnswer answer = answer_to("q=меморандум+почка+гиппопотам");
  const PageContext context{Language::ru, {}, {}};
  EXPECT_NE(search_json(answer).find(R"("relaxed":null)"), std::string::npos);
  EXPECT_EQ(results_page(answer, context).find("главные из них"), std::string::npos);
  answer.page.reading.absent = {"гиппопотам"};
  answer.page.reading.optional = {"меморандум", "почка"};
  EXPECT_NE(search_json(answer).find(
                R"("relaxed":{"absent":["гиппопотам"],"optional":["меморандум","почка"],"all_words":0})"),
            std::string::npos);
  const std::string page = results_page(answer, context);
  EXPECT_NE(page.find("Нет ни в одной статье: гиппопотам"), std::string::npos);
  EXPECT_NE(page.find("главные из них: меморандум, почка"), std::string::npos);
  answer.page.reading.all_words = 2;
  EXPECT_NE(search_json(answer).find(R"("all_words":2)"), std::string::npos);
  EXPECT_NE(results_page(answer, context).find("Со всеми словами: 2 материала"), std::string::npos);
}

TEST(Reading, OnThePageSaysOnlyWhatDiffers) {
  SearchAnswer answer = answer_to("q=меморандум");
  const PageContext context{Language::ru, {}, {}};
  answer.page.reading = {};
  answer.page.reading.text = "меморандум";
  answer.page.reading.as_typed = true;
  answer.page.reading.concepts = {{"instrument:memorandum", "меморандум", "memorandum"}};
  EXPECT_EQ(results_page(answer, context).find("class=\"reading\""), std::string::npos);
  answer.page.reading.also = {{"instrument:memorandum", "", "memorandum"}};
  EXPECT_EQ(results_page(answer, context).find("А также по смыслу"), std::string::npos);
  EXPECT_NE(results_page(answer, {Language::en, {}, {}}).find("memorandum</p>"), std::string::npos);
  answer.page.reading.as_typed = false;
  const std::string page = results_page(answer, context);
  const std::size_t line = page.find("Ищем: <strong>меморандум</strong>");
  EXPECT_NE(line, std::string::npos);
  EXPECT_EQ(page.find("Ищем:", line + 1), std::string::npos);
}

TEST(Reading, QuotationsThatAreWords) {
  SearchAnswer answer = answer_to("q=x");
  EXPECT_NE(search_json(answer).find(R"("softened":[])"), std::string::npos);
  answer.page.reading.softened = {"Белый ангел", "Кто лечит?"};
  EXPECT_NE(search_json(answer).find(R"("softened":["Белый ангел","Кто лечит?"])"), std::string::npos);
  EXPECT_NE(results_page(answer, {Language::ru, {}, {}})
                .find("В кавычках ничего не нашлось, искали по словам: «Белый ангел», «Кто лечит»"),
            std::string::npos);
  EXPECT_NE(results_page(answer, {Language::en, {}, {}}).find("searched by its words: “Белый ангел”, “Кто лечит”"),
            std::string::npos);
}

TEST(Reading, NoMarkOfTheQueryStandsWithinTheQuotesOfASentence) {
  SearchAnswer answer = answer_to("q=x");
  answer.params.request.q = "кто личит?";
  answer.page.reading.corrections = {{"spelling", "личит", "лечит"}};
  answer.page.reading.corrected_query = "кто лечит?";
  for (const bool corrected : {true, false}) {
    answer.page.reading.corrected = corrected;
    const std::string page = results_page(answer, {Language::ru, {}, {}});
    EXPECT_NE(page.find("«кто лечит»"), std::string::npos);
    EXPECT_NE(page.find("«кто личит»"), std::string::npos);
    EXPECT_EQ(page.find("?»"), std::string::npos);
  }
}

TEST(Explanation, IsPartOfAHitWhenAskedFor) {
  SearchAnswer answer = answer_to("q=меморандум");
  answer.page.hits.resize(1);
  answer.page.hits[0].explanation = {{"word", "меморандум", 1.5, {}, {"меморандум"}, {"меморандума"}}};
  EXPECT_EQ(search_json(answer).find("\"explain\""), std::string::npos);
  answer.params.request.explain = true;
  EXPECT_NE(
      search_json(answer).find(
          R"("explain":[{"kind":"word","text":"меморандум","weight":1.5,"concepts":[],"title":["меморандум"],"body":["меморандума"]}])"),
      std::string::npos);
}

// What was mended is said, with the way back; what could be mended, with the way there.
TEST(Corrections, ArePartOfPageAndJson) {
  SearchAnswer answer = answer_to("q=меморнадум");
  answer.page.reading.corrections = {{"spelling", "меморнадум", "меморандум"}};
  answer.page.reading.corrected_query = "меморандум";
  const PageContext context{Language::ru, {}, {}};
  EXPECT_NE(results_page(answer, context).find("Искать «меморандум»?"), std::string::npos);
  EXPECT_NE(search_json(answer).find(R"("applied":false,"query":"меморандум")"), std::string::npos);

  answer.page.reading.corrected = true;
  const std::string page = results_page(answer, context);
  EXPECT_NE(page.find("Показаны результаты для «меморандум»."), std::string::npos);
  EXPECT_NE(page.find("Искать именно «меморнадум»"), std::string::npos);
  EXPECT_NE(page.find("spell=off"), std::string::npos);
  EXPECT_NE(search_json(answer).find(R"("kind":"spelling","typed":"меморнадум","meant":"меморандум")"),
            std::string::npos);
}

TEST(Escaping, SnippetsAndTitlesKeepTheirMarksOnly) {
  EXPECT_EQ(marked_html({{"<a> & ", false}, {"\"b'", true}}), "&lt;a&gt; &amp; <mark>&quot;b&#39;</mark>");
  EXPECT_EQ(safe_link("javascript:alert(1)"), "");
  EXPECT_EQ(safe_link("JAVASCRIPT:x"), "");
  EXPECT_EQ(safe_link("https://example.org/?a=1"), "https://example.org/?a=1");
}

// {{{x}}} and {{&x}} leave text as it is: only for names that say so.
TEST(Templates, UnescapedNamesEndInHtml) {
  const std::regex unescaped(R"(\{\{\{\s*([^}]*?)\s*\}\}\}|\{\{&\s*([^}]*?)\s*\}\})");
  int templates = 0;
  for (const Asset& asset : assets()) {
    if (!asset.name.starts_with("templates/")) continue;
    ++templates;
    const std::string text(asset.bytes);
    for (std::sregex_iterator it(text.begin(), text.end(), unescaped), end; it != end; ++it) {
      const std::string name = (*it)[1].str() + (*it)[2].str();
      EXPECT_TRUE(name.ends_with("_html")) << asset.name << ": " << name;
    }
    EXPECT_EQ(text.find(" style="), std::string::npos) << asset.name << ": the CSP drops style attributes";
    EXPECT_FALSE(std::regex_search(text, std::regex(" on[a-z]+="))) << asset.name << ": the CSP drops handlers";
  }
  EXPECT_GE(templates, 10);
}

TEST(Phrases, EveryKeyOfTheTemplatesExistsInBothLanguages) {
  std::set<std::string> keys;
  for (const Phrase& p : phrases()) {
    EXPECT_TRUE(keys.insert(std::string(p.key)).second) << "twice: " << p.key;
    EXPECT_FALSE(p.ru.empty() || p.en.empty()) << p.key;
    const auto holes = [](std::string_view text) { return std::count(text.begin(), text.end(), '{'); };
    EXPECT_EQ(holes(p.ru), holes(p.en)) << p.key;
  }
  const std::regex used(R"(\{\{t\.([a-z_]+)\}\})");
  for (const Asset& asset : assets()) {
    const std::string text(asset.bytes);
    for (std::sregex_iterator it(text.begin(), text.end(), used), end; it != end; ++it) {
      EXPECT_TRUE(keys.count((*it)[1].str())) << asset.name << ": " << (*it)[1].str();
    }
  }
}

TEST(Reprints, AreAListThatOpensWithoutScript) {
  SearchAnswer answer = answer_to("q=врач&size=1");
  search::Hit& hit = answer.page.hits.at(0);
  hit.reprint_count = 21;
  hit.reprints = {{"uz/copy <1>.md", "Врачи & гости", "Вестник", {"2020-05-01", "day", "published", "high", ""}}};
  answer.page.collapsed = 3;
  const std::string page = results_page(answer, {Language::ru, {}, {}});
  EXPECT_NE(page.find("<summary>ещё 21 перепечатка</summary>"), std::string::npos);
  EXPECT_NE(page.find("Врачи &amp; гости</a>"), std::string::npos);
  EXPECT_NE(page.find("Показаны первые 1."), std::string::npos);
  EXPECT_NE(page.find("1 мая 2020"), std::string::npos);
  EXPECT_NE(page.find("свёрнуто: 3 перепечатки"), std::string::npos);
  EXPECT_NE(page.find("duplicates=show"), std::string::npos);
  EXPECT_EQ(page.find("copy <1>"), std::string::npos);
  answer.params.request.duplicates = search::Duplicates::show;
  answer.page.collapsed = 0;
  EXPECT_NE(results_page(answer, {Language::ru, {}, {}}).find("Свернуть перепечатки"), std::string::npos);
  EXPECT_EQ(results_page(answer_to("q=врач"), {Language::ru, {}, {}}).find("перепечат"), std::string::npos);
}

TEST(Phrases, NoPageShowsAMissingOne) {
  for (const Language language : {Language::ru, Language::en}) {
    const PageContext context{language, {}, {}};
    SearchAnswer answer = answer_to("q=врач&country=RU&country=FR&country.not=UZ&from=2019&to=2021&page=2&size=5");
    EXPECT_EQ(results_page(answer, context).find("[?]"), std::string::npos);
    const testing::FakeService service;
    EXPECT_EQ(document_page({{}, service.document("kg/pechen.md", {""}).value(), {}}, context).find("[?]"),
              std::string::npos);
  }
}

TEST(Phrases, EveryReasonOfALeftOutLineHasItsWords) {
  for (const std::string_view reason : document::kNoiseReasonNames) {
    if (reason.empty()) continue;  // no line is left out for it
    EXPECT_NE(phrase(Language::ru, "reason_" + std::string(reason)), "[?]") << reason;
  }
}

TEST(Phrases, LanguageIsNegotiated) {
  const struct {
    const char* header;
    Language expected;
  } rows[] = {{"", Language::ru},
              {"ru", Language::ru},
              {"en-GB,en;q=0.9", Language::en},
              {"de,fr", Language::ru},
              {"ru,en;q=0.8", Language::ru},
              {"en,ru;q=0.9", Language::en},
              {"de, en;q=0.5", Language::en},
              {"ru;q=0.5,en;q=0.25", Language::ru},
              {"en;q=0", Language::ru},
              {";;q=,,", Language::ru}};
  for (const auto& row : rows) EXPECT_EQ(negotiate_language(row.header), row.expected) << row.header;
}

TEST(Format, NumbersPluralsAndDates) {
  EXPECT_EQ(count_documents(1, Language::ru), "1 материал");
  EXPECT_EQ(count_documents(3, Language::ru), "3 материала");
  EXPECT_EQ(count_documents(11, Language::ru), "11 материалов");
  EXPECT_EQ(count_documents(112, Language::ru), "112 материалов");
  EXPECT_EQ(count_documents(1021, Language::ru), "1\u202f021 материал");
  EXPECT_EQ(count_documents(1, Language::en), "1 document");
  EXPECT_EQ(count_documents(12345, Language::en), "12,345 documents");
  EXPECT_EQ(format_date("2019-11-18", Language::ru), "18 ноября 2019");
  EXPECT_EQ(format_date("2019-11", Language::ru), "ноябрь 2019");
  EXPECT_EQ(format_date("2019", Language::en), "2019");
  EXPECT_EQ(format_date("when?", Language::en), "when?");
  EXPECT_EQ(date_note({"2019", "year", "published", "high", ""}, Language::ru), "");
  EXPECT_EQ(date_note({"2019-11", "month", "published", "medium", ""}, Language::ru), "по тексту");
  EXPECT_EQ(date_note({"2019", "year", "event_start", "low", ""}, Language::en),
            "date of the event, from the text, uncertain");
}

TEST(Timeline, GapsAreFilledAndLongSpansSummedUp) {
  SearchAnswer answer = answer_to("interval=month");
  const std::string months = results_page(answer, {Language::ru, {}, {}});
  EXPECT_NE(months.find("По месяцам"), std::string::npos);
  EXPECT_NE(months.find("2019, точнее не известно"), std::string::npos);
  answer.params.request.interval = answer.page.timeline.interval = search::Interval::day;
  answer.page.timeline.buckets = {{"1990-01-01", 1}, {"1990-02-01", 2}, {"2024-05-05", 3}};
  const std::string years = results_page(answer, {Language::ru, {}, {}});
  EXPECT_NE(years.find("По годам"), std::string::npos);
  EXPECT_NE(years.find("1990: 3 материала"), std::string::npos);
}

}  // namespace
}  // namespace diplomed::server
