#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "eval/commands.h"
#include "eval/morphology/morphology_measure.h"
#include "text/morphology/morphology.h"

namespace diplomed::eval {
namespace {

struct Options {
  std::vector<std::string> files;
  std::string dictionary;
  bool json = false;
};

int run(const Options& options) {
  auto morphology = text::Morphology::open(options.dictionary);
  if (!morphology) return fail(morphology.error());
  text::Analyzer analyzer(*morphology);
  const auto gold = read_gold_forms(options.files);
  if (!gold) return fail(gold.error());
  const Conflation c = measure_conflation(*gold, analyzer);
  if (options.json) {
    print_json({{"forms", c.forms},
                {"gold_pairs", c.gold_pairs},
                {"precision", c.precision()},
                {"recall", c.recall()},
                {"f1", c.f1()},
                {"ui", c.ui()},
                {"oi", c.oi()}});
  } else {
    std::cout << fmt::format("forms {}  gold pairs {}\nP {:.3f}  R {:.3f}  F1 {:.3f}  UI {:.2f} %  OI {:.5f} %\n",
                             c.forms, c.gold_pairs, c.precision(), c.recall(), c.f1(), 100 * c.ui(), 100 * c.oi());
  }
  return 0;
}

}  // namespace

std::function<int()> morphology_command(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("FILE", options->files, "TSV: form, lemma, …")->required();
  add_dictionary(app, options->dictionary);
  app.add_flag("--json", options->json, "print one JSON object: ratios, not percent");
  return [options] { return run(*options); };
}

}  // namespace diplomed::eval
