// Latin names that somebody types in Russian letters, as Russian newspapers write them.
#include <gtest/gtest.h>

#include <cstdio>

#include "dictionary.h"
#include "index/builder.h"
#include "index/spelling/spelling_build.h"
#include "query/parse/parser.h"
#include "query/repair/repair_query.h"

namespace diplomed::query {
namespace {

struct Name {
  const char* typed;
  const char* latin;
};

constexpr Name kNames[] = {
    {"мэйо", "mayo"},
    {"хопкинс", "hopkins"},
    {"файзер", "pfizer"},
    {"гейтс", "gates"},
    {"шарите", "charite"},
    {"джонсон", "johnson"},
    {"ковид", "covid"},
    {"астразенека", "astrazeneca"},
    {"новартис", "novartis"},
    {"рош", "roche"},
    {"байер", "bayer"},
    {"санофи", "sanofi"},
    {"сименс", "siemens"},
    {"филипс", "philips"},
    {"медтроник", "medtronic"},
    {"стэнфорд", "stanford"},
    {"кливленд", "cleveland"},
    {"ланцет", "lancet"},
    {"сайенс", "science"},
    {"рокфеллер", "rockefeller"},
    {"велком", "wellcome"},
    {"гави", "gavi"},
    {"юнисеф", "unicef"},
    {"самсунг", "samsung"},
    {"майкрософт", "microsoft"},
    {"гугл", "google"},
    {"фейсбук", "facebook"},
    {"амазон", "amazon"},
    {"зум", "zoom"},
    {"фрезениус", "fresenius"},
    {"берингер", "boehringer"},
    {"ингельхайм", "ingelheim"},
    {"мерк", "merck"},
    {"эбботт", "abbott"},
    {"гилеад", "gilead"},
    {"бионтек", "biontech"},
    {"пастер", "pasteur"},
    {"дженентек", "genentech"},
    {"хелс", "health"},
    {"кэр", "care"},
    {"вотч", "watch"},
    {"фаундейшн", "foundation"},
    {"юниверсити", "university"},
    {"медикал", "medical"},
    {"хоспитал", "hospital"},
    {"глобал", "global"},
    {"рисерч", "research"},
    {"инишиатив", "initiative"},
    {"уильямс", "williams"},
    {"вилсон", "wilson"},
    {"шварц", "schwarz"},
    {"эббви", "abbvie"},
    {"лилли", "lilly"},
    {"такеда", "takeda"},
    {"сервье", "servier"},
    {"рено", "renault"},
    {"данон", "danone"},
    {"нестле", "nestle"},
    {"айфон", "iphone"},
    {"дженерал", "general"},
    {"электрик", "electric"},
    {"хелскеа", "healthcare"},
    {"кембридж", "cambridge"},
    {"йель", "yale"},
};

TEST(RepairNames, OfTheWestInRussianLetters) {
  constexpr double kFloor = 0.92;
  index::DocumentBuilder builder(testing::shared_morphology(), nullptr);
  Xapian::WritableDatabase db("", Xapian::DB_BACKEND_INMEMORY);
  document::Article article;
  for (int copy = 0; copy < 2; ++copy) {
    article.body = "Врачи, больницы и медицина Бишкека.";
    for (const Name& name : kNames) article.body.append(" ").append(name.latin);
    for (const char* other :
         {"with", "from", "their", "which", "major", "fighter", "parade", "shared", "cover", "group"})
      article.body.append(" ").append(other);
    article.id = std::to_string(copy);
    db.add_document(builder.build(article, article.id).document);
  }
  text::Analyzer analyzer(testing::shared_morphology());
  const auto spelling = index::build_spelling(db, analyzer);
  const RepairContext context{db, [&] { return spelling; }, analyzer, nullptr};
  double found = 0, names = 0;
  for (const Name& name : kNames) {
    if (const auto& tokens = analyzer.analyze(name.typed);
        tokens[0].word->in_dictionary && repair(parse(name.typed).root, name.typed, context).corrections.empty())
      continue;  // a Russian word by now
    const Repaired repaired = repair(parse(name.typed).root, name.typed, context);
    const std::string meant = repaired.corrections.empty() ? "" : repaired.corrections[0].meant;
    names += 1;
    found += meant == name.latin;
    if (meant != name.latin) std::printf("%s: %s, not %s\n", name.typed, meant.c_str(), name.latin);
  }
  EXPECT_GE(names, 50);
  EXPECT_GE(found / names, kFloor);
  for (const char* known : {"врачи", "больницами", "медицина", "бишкек"})
    EXPECT_TRUE(repair(parse(known).root, known, context).corrections.empty()) << known;
}

}  // namespace
}  // namespace diplomed::query
