#include <gtest/gtest.h>

#include "knowledge/annotate.h"
#include "matching.h"

namespace diplomed::knowledge {
namespace {

using document::Article;
using testing::shipped;

Annotations annotate(const Article& article, const std::vector<std::string>& notices = {}) {
  Annotator annotator(shipped().matcher);
  if (!article.title.empty()) annotator.add(Part::title, article.title, shipped().analyzer.analyze(article.title));
  annotator.add(Part::body, article.body, shipped().analyzer.analyze(article.body));
  for (const std::string& notice : notices) annotator.add(Part::notice, notice, shipped().analyzer.analyze(notice));
  return annotator.finish(article);
}

std::string show(const std::vector<FacetValue>& values) {
  std::string out;
  for (const FacetValue& v : values) out += (out.empty() ? "" : " ") + v.value + "×" + std::to_string(v.mentions);
  return out;
}

std::string facet(const Annotations& annotations, const std::string& name) {
  const auto known = facet_named(name);
  if (!known) return "no facet";
  const auto found = annotations.facets.find(*known);
  return found == annotations.facets.end() ? "" : show(found->second);
}

Article article_of(const std::string& title, const std::string& body) {
  Article article;
  article.title = title;
  article.body = body;
  return article;
}

TEST(AnnotatorCountries, ActorsAreToldFromMentions) {
  struct Row {
    const char* what;
    std::string title, body;
    std::string actors, mentioned_only;
  };
  for (
      const Row& row : std::vector<Row>{
          {"named in the title", "Казахстан поможет хирургам Кыргызстана", "Врачи встретились утром.", "KZ×1 KG×1", ""},
          {"one in the lead weighs enough", "Новая больница",
           "Больницу строят в Узбекистане.\n\nОткроют осенью.\n\nТак делали и в Чили.", "UZ×1", "CL×1"},
          {"the second paragraph is lead too", "Новая больница",
           "Открытие осенью.\n\nПомогает Турция.\n\nПохожая есть в Чили.", "TR×1", "CL×1"},
          {"two mentions in the body carry", "Новая больница",
           "Открытие осенью.\n\nВсё готово.\n\nВ Чили ждут. Врачи из Чили приедут.", "CL×2", ""},
          {"one mention in the body, and no other country", "Новая больница",
           "Открытие осенью.\n\nВсё готово.\n\nГостей ждут из Чили.", "CL×1", ""},
          {"a tenth of the heaviest is enough", "Россия",
           "Россия, Россия, Россия и Россия; Россия, Россия, Россия и Россия.\n\nОткроют осенью.\n\nЧили и Чили. Перу.",
           "RU×9 CL×2", "PE×1"},
          {"less than a tenth is not", "Россия и Россия",
           "Россия, Россия, Россия и Россия; Россия, Россия, Россия и Россия.\n\nОткроют осенью.\n\nЧили и Чили.",
           "RU×10", "CL×2"},
          {"adjectives, people and acronyms count", "Врачи КР", "Кыргызские врачи лечат кыргызстанцев.", "KG×3", ""},
          {"none", "Новая больница", "Откроют осенью.", "", ""},
      }) {
    SCOPED_TRACE(row.what);
    const Annotations annotations = annotate(article_of(row.title, row.body));
    EXPECT_EQ(facet(annotations, "country"), row.actors);
    EXPECT_EQ(show(annotations.countries_mentioned_only), row.mentioned_only);
  }
}

TEST(AnnotatorCountries, ASurnameIsNoCountry) {
  EXPECT_EQ(facet(annotate(article_of("Новая больница", "Министр Олег Ливанов открыл больницу. Ливанов был рад.")),
                  "country"),
            "");
  EXPECT_EQ(facet(annotate(article_of("Новая больница", "Больницу открыли в Ливане.")), "country"), "LB×1");
}

TEST(AnnotatorCountries, ACapitalPlacesTheDocument) {
  const Annotations annotations = annotate(article_of("Форум кардиологов", "Врачи собрались в Астане."));
  EXPECT_EQ(facet(annotations, "country"), "KZ×1");
  ASSERT_EQ(annotations.facets.at(Facet::country).size(), 1u);
  EXPECT_EQ(annotations.facets.at(Facet::country)[0].label_ru, "Казахстан");
  EXPECT_EQ(annotations.facets.at(Facet::country)[0].label_en, "Kazakhstan");
  // The mention says that it is a place, so that a query for the country's name is not answered with it as a name.
  bool seen = false;
  for (const Mention& mention : annotations.mentions) {
    const Concept& c = shipped().vocabulary->concepts()[mention.concept_index];
    if (c.type != "country") continue;
    EXPECT_TRUE(mention.place);
    seen = true;
  }
  EXPECT_TRUE(seen);
}

TEST(Annotator, MentionsLieWhereTheySay) {
  const Article article = article_of("Кардиологи Киргизии", "Меморандум подписали в Бишкеке.\n\nКардиохирурги рады.");
  std::vector<std::string> seen;
  for (const Mention& mention : annotate(article).mentions) {
    const std::string& text = mention.part == Part::title ? article.title : article.body;
    const Concept& c = shipped().vocabulary->concepts()[mention.concept_index];
    if (c.type != "country" && c.type != "field" && c.type != "instrument") continue;
    ASSERT_LE(mention.span.end, text.size());
    seen.push_back((mention.part == Part::title ? "title " : "body ") + c.id + " " +
                   std::string(mention.span.of(text)));
  }
  EXPECT_EQ(seen,
            (std::vector<std::string>{"title cardiology Кардиологи", "title KG Киргизии", "body memorandum Меморандум",
                                      "body KG Бишкеке", "body cardiac-surgery Кардиохирурги"}));
}

TEST(AnnotatorFields, BringTheirBroaderFields) {
  const Annotations annotations = annotate(article_of("Диализ в новой больнице", "Диализ доступен."));
  const Concept* dialysis = shipped().vocabulary->find("field", "dialysis");
  ASSERT_NE(dialysis, nullptr);
  for (const Concept* each : shipped().vocabulary->with_broader(*dialysis)) {
    EXPECT_NE(facet(annotations, "field").find(each->id + "×2"), std::string::npos) << each->id;
  }
}

TEST(AnnotatorType, ComesFromTitleAndNoticeOnly) {
  struct Row {
    std::string title, body;
    std::vector<std::string> notices;
    std::string type;
  };
  for (const Row& row : std::vector<Row>{
           {"Интервью главного врача", "Разговор о больнице.", {}, "interview×1"},
           {"Новая больница", "Главный врач дал интервью. Пресс-релиз готовят.", {}, "news×0"},
           {"Новая больница", "Откроют осенью.", {"Информация для СМИ:"}, "release×1"},
           {"Новая больница", "Откроют осенью.", {"Россия, кардиология"}, "news×0"},
           {"", "Откроют осенью.", {}, "news×0"},
       }) {
    const Annotations annotations = annotate(article_of(row.title, row.body), row.notices);
    EXPECT_EQ(facet(annotations, "type"), row.type) << row.title;
    EXPECT_EQ(facet(annotations, "country"), "") << "a notice is no part of the story";
    EXPECT_EQ(facet(annotations, "field"), "");
  }
}

TEST(AnnotatorStated, WinsOverTheText) {
  Article article = article_of("Меморандум Казахстана и России", "Кардиологи подписали меморандум в Астане.");
  article.facets = {{"country", {"KG"}},
                    {"field", {"oncology"}},
                    {"instrument", {"Меморандум о взаимопонимании"}},
                    {"type", {"interview"}},
                    {"weather", {"sunny"}}};
  const Annotations annotations = annotate(article);
  EXPECT_EQ(facet(annotations, "country"), "KG×0");
  EXPECT_EQ(annotations.facets.at(Facet::country)[0].label_ru, "Кыргызстан");
  EXPECT_EQ(facet(annotations, "field"), "oncology×0");
  EXPECT_TRUE(facet(annotations, "instrument").starts_with("mou×0")) << facet(annotations, "instrument");
  EXPECT_EQ(facet(annotations, "type"), "interview×0");
  EXPECT_EQ(show(annotations.countries_mentioned_only), "KZ×2 RU×1") << "found, but not what it is about";
}

TEST(AnnotatorStated, IsKnownByAnyNameInAnyCase) {
  for (const std::string name : {"KG", "Кыргызстан", "кыргызстан", "Киргизия", "КИРГИЗСКАЯ РЕСПУБЛИКА", "Kyrgyzstan"}) {
    Article article = article_of("Новая больница", "Откроют осенью.");
    article.facets["country"] = {name};
    EXPECT_EQ(facet(annotate(article), "country"), "KG×0") << name;
  }
}

TEST(AnnotatorStated, ACountryIsNotBothActorAndMentionedOnly) {
  Article article = article_of("Россия открыла больницу",
                               "Россия и россияне рады.\n\nРоссия.\n\nРоссия, Россия, Россия. Гости из Чили.");
  ASSERT_EQ(show(annotate(article).countries_mentioned_only), "CL×1");
  article.facets["country"] = {"CL", "RU"};
  const Annotations annotations = annotate(article);
  EXPECT_EQ(facet(annotations, "country"), "CL×0 RU×0");
  EXPECT_EQ(show(annotations.countries_mentioned_only), "");
}

TEST(AnnotatorStated, UnknownValuesKeepTheirOwnName) {
  Article article = article_of("Новая больница", "Откроют осенью.");
  article.facets["field"] = {"Шахматная медицина", "шахматная медицина", "!!!"};
  const Annotations annotations = annotate(article);
  EXPECT_EQ(facet(annotations, "field"), "shakhmatnaya-meditsina×0");
  EXPECT_EQ(annotations.facets.at(Facet::field)[0].label_ru, "Шахматная медицина");

  article.facets["field"] = {};
  EXPECT_EQ(annotate(article).facets.count(Facet::field), 0u);
}

TEST(AnnotatorStated, ANarrowFieldIsFoundUnderTheWider) {
  Article article = article_of("Новая больница", "Откроют осенью.");
  article.facets["field"] = {"dialysis"};
  const Concept* dialysis = shipped().vocabulary->find("field", "dialysis");
  ASSERT_FALSE(dialysis->broader.empty());
  EXPECT_NE(facet(annotate(article), "field").find(dialysis->broader), std::string::npos);
}

TEST(AnnotatorMeta, YearLanguageAndSource) {
  Article article = article_of("Новая больница", "Откроют осенью 2031 года.");
  article.language = "ky";
  article.source = "Пресс-служба Минздрава";
  document::Date mentioned;
  mentioned.kind = document::DateKind::mentioned;
  mentioned.value = "2031";
  document::Date published;
  published.kind = document::DateKind::published;
  published.value = "2024-11-05";
  article.dates = {mentioned, published};
  const Annotations annotations = annotate(article);
  EXPECT_EQ(facet(annotations, "year"), "2024×0") << "a year that is only mentioned dates nothing";
  EXPECT_EQ(facet(annotations, "lang"), "ky×0");
  EXPECT_EQ(annotations.facets.at(Facet::lang)[0].label_ru, "кыргызский");
  EXPECT_EQ(annotations.facets.at(Facet::lang)[0].label_en, "Kyrgyz");
  EXPECT_EQ(facet(annotations, "source"), "press-sluzhba-minzdrava×0");
  EXPECT_EQ(annotations.facets.at(Facet::source)[0].label_ru, "Пресс-служба Минздрава");

  article.dates = {mentioned};
  article.language.clear();
  article.source = "…";
  const Annotations bare = annotate(article);
  for (const Facet f : {Facet::year, Facet::lang, Facet::source}) EXPECT_FALSE(bare.facets.contains(f)) << name_of(f);
}

TEST(Annotator, ForgetsTheArticleBefore) {
  Annotator annotator(shipped().matcher);
  const Article first = article_of("Интервью: Куба", "Врачи Кубы.\n\nИ ещё.\n\nКуба.");
  annotator.add(Part::title, first.title, shipped().analyzer.analyze(first.title));
  annotator.add(Part::body, first.body, shipped().analyzer.analyze(first.body));
  EXPECT_EQ(facet(annotator.finish(first), "country"), "CU×3");
  const Article second = article_of("", "Хирурги приехали.");
  annotator.add(Part::body, second.body, shipped().analyzer.analyze(second.body));
  const Annotations annotations = annotator.finish(second);
  EXPECT_EQ(facet(annotations, "country"), "");
  EXPECT_EQ(facet(annotations, "type"), "news×0");
  EXPECT_EQ(facet(annotations, "field"), "surgery×1");
}

TEST(Annotator, WithoutAVocabularyKeepsWhatIsStated) {
  Annotator annotator(nullptr);
  Article article = article_of("Куба", "Врачи Кубы.");
  article.language = "ru";
  article.facets["country"] = {"Куба"};
  annotator.add(Part::title, article.title, shipped().analyzer.analyze(article.title));
  const Annotations annotations = annotator.finish(article);
  EXPECT_EQ(facet(annotations, "country"), "kuba×0");
  EXPECT_EQ(facet(annotations, "lang"), "ru×0");
  EXPECT_EQ(annotations.facets.count(Facet::type), 0u);
  EXPECT_TRUE(annotations.mentions.empty());
}

}  // namespace
}  // namespace diplomed::knowledge
