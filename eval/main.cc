// diplomed-eval: the quality figures, through the product's own code.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "morphology.h"
#include "text/morphology.h"

namespace {

using namespace diplomed;

int fail(const Error& error) {
  std::cerr << "diplomed-eval: " << error.to_string() << "\n";
  return 1;
}

int run_morphology(const std::vector<std::string>& files, const std::string& dictionary, bool json) {
  auto morphology = text::Morphology::open(dictionary);
  if (!morphology) return fail(morphology.error());
  text::Analyzer analyzer(*morphology);
  const auto gold = eval::read_gold_forms(files);
  if (!gold) return fail(gold.error());
  const eval::Conflation c = eval::measure_conflation(*gold, analyzer);
  if (json) {
    std::cout << nlohmann::ordered_json{{"forms", c.forms},
                                        {"gold_pairs", c.gold_pairs},
                                        {"precision", c.precision()},
                                        {"recall", c.recall()},
                                        {"f1", c.f1()},
                                        {"ui", c.ui()},
                                        {"oi", c.oi()}}
                     .dump()
              << "\n";
  } else {
    std::cout << fmt::format("forms {}  gold pairs {}\nP {:.3f}  R {:.3f}  F1 {:.3f}  UI {:.2f} %  OI {:.5f} %\n",
                             c.forms, c.gold_pairs, c.precision(), c.recall(), c.f1(), 100 * c.ui(), 100 * c.oi());
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Measures how well Diplomed does its work on judged data.", "diplomed-eval");
  app.require_subcommand(1);
  std::string dictionary = text::default_dictionary_directory();
  bool json = false;
  std::vector<std::string> files;
  CLI::App* morphology = app.add_subcommand("morphology", "word forms that meet, against gold lemmas");
  morphology->add_option("FILE", files, "TSV: form, lemma, …")->required();
  morphology->add_option("--dictionary", dictionary, "directory of the OpenCorpora dictionary");
  morphology->add_flag("--json", json, "print one JSON object: ratios, not percent");
  CLI11_PARSE(app, argc, argv);
  return run_morphology(files, dictionary, json);
}
