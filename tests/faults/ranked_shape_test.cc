// Ranked queries with concepts over many small random indexes: a list that ends early must not be read any more. With
// Xapian's OP_MAX in the query some of the seeds end in a segmentation fault.
#include <gtest/gtest.h>
#include <malloc.h>

#include <random>
#include <string>
#include <vector>

#include "index/schema.h"
#include "query/collection.h"
#include "search/ranked.h"

namespace diplomed {
namespace {

constexpr int kSeeds = 120;
constexpr std::size_t kDocuments = 1'000;

// A query of two words that name a concept together, and the terms that it is made of.
struct Shape {
  query::CompiledQuery compiled;
  std::vector<std::string> words, forms;
  std::string concept_term;
};

Shape shape_of(const std::string& first, const std::string& second) {
  testing::Collection none{};
  Shape out{none.compile(first + " " + second), {}, {}, {}};
  text::Analyzer analyzer(testing::shared_morphology());
  for (const std::string& word : {first, second}) {
    const text::Word read = *analyzer.analyze(word, text::Mode::query).front().word;
    out.words.push_back(read.terms.front());
    out.forms.push_back(index::exact_term(read.form));
  }
  const knowledge::Concept* c = out.compiled.concepts.at(0);
  out.concept_term = index::concept_term(c->type, c->id);
  return out;
}

// Few documents have the concept, always in the very words; others have one of the words or the other.
Xapian::WritableDatabase random_index(const Shape& shape, std::mt19937& random) {
  const auto below = [&](unsigned n) { return static_cast<Xapian::termcount>(random() % n); };
  const auto chance = [&](unsigned percent) { return below(100) < percent; };
  Xapian::WritableDatabase db("", Xapian::DB_BACKEND_INMEMORY);
  for (std::size_t i = 0; i < kDocuments; ++i) {
    Xapian::Document document;
    document.add_term("pad", 40 + below(360));
    const Xapian::termcount times = 1 + below(8);
    const auto add = [&](std::size_t word, Xapian::termpos from, Xapian::termpos step) {
      for (Xapian::termcount n = 0; n < times; ++n) document.add_posting(shape.words[word], from + n * step);
      if (chance(40)) document.add_term(shape.forms[word], times);
    };
    if (chance(2)) {
      document.add_term(shape.concept_term, times);
      add(0, 1, 7);
      add(1, 2, 7);
    }
    if (chance(3)) add(0, 101, 3);
    if (chance(10)) add(1, 201, 3);
    db.add_document(document);
  }
  return db;
}

TEST(RankedShape, EndsOfListsAreSafe) {
  mallopt(M_PERTURB, 0xa5);  // what is freed holds no address any more
  const Shape shape = shape_of("скорая", "помощь");
  const Xapian::Query query = search::with_bonuses(shape.compiled.query, shape.compiled.bonuses);
  ASSERT_EQ(query.get_type(), Xapian::Query::OP_AND_MAYBE);
  double weight = 0;
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    std::mt19937 random(seed);
    const Xapian::WritableDatabase db = random_index(shape, random);
    Xapian::Enquire enquire(db);
    enquire.set_query(query);
    enquire.set_weighting_scheme(search::weighting({}));
    for (const Xapian::doccount size : {1, 2, 3, 5, 10, 20}) {
      const Xapian::MSet found = enquire.get_mset(0, size);
      for (auto at = found.begin(); at != found.end(); ++at) weight += at.get_weight();
    }
  }
  mallopt(M_PERTURB, 0);
  EXPECT_GT(weight, 0);
}

void expect_no_max(const Xapian::Query& query, const std::string& q) {
  EXPECT_NE(query.get_type(), Xapian::Query::OP_MAX) << q;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) expect_no_max(query.get_subquery(i), q);
}

TEST(RankedShape, NoQueryHasTheFaultyOperator) {
  testing::Collection none{};
  for (const std::string q :
       {"скорая помощь", "«скорая помощь»", "скорая помощь меморандум ИЛИ «дорожная карта»", "минздрав -Киргизия",
        "title:(скорая помощь)", "Киргизия РЯДОМ/3 врач", "field:«скорая помощь» теле*", "=скорая помощь"}) {
    const query::CompiledQuery compiled = none.compile(q);
    expect_no_max(search::with_bonuses(compiled.query, compiled.bonuses), q);
    for (const query::QueryPart& word : compiled.words) expect_no_max(word.query, q);
  }
}

}  // namespace
}  // namespace diplomed
