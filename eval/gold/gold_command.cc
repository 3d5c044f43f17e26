#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "eval/commands.h"
#include "eval/gold/gold.h"
#include "text/morphology/morphology.h"

namespace diplomed::eval {
namespace {

struct Options {
  std::string directory, gold, vocabulary, dictionary;
  bool errors = false;
  bool json = false;
};

int run(const Options& options) {
  auto morphology = text::Morphology::open(options.dictionary);
  if (!morphology) return fail(morphology.error());
  auto vocabulary = knowledge::Vocabulary::load(options.vocabulary);
  if (!vocabulary) return fail(vocabulary.error());
  text::Analyzer analyzer(*morphology);
  const auto matcher = std::make_shared<const knowledge::Matcher>(*vocabulary, analyzer);
  knowledge::Annotator annotator(matcher);
  const auto scores = score_gold(options.directory, options.gold, analyzer, matcher, annotator);
  if (!scores) return fail(scores.error());
  nlohmann::ordered_json object{{"files", scores->files}};
  for (const auto& [name, tally] : scores->rows()) {
    object[name] = {{"precision", tally->precision()}, {"recall", tally->recall()}, {"f1", tally->f1()}};
    if (options.json) continue;
    std::cout << fmt::format("{:<16} P {:.3f}  R {:.3f}  F1 {:.3f}   {:.4g} of {:.4g}, {:.4g} found\n", name,
                             tally->precision(), tally->recall(), tally->f1(), tally->hit, tally->gold, tally->found);
  }
  object["evidence"] = {{"spans", scores->evidence}, {"bad", scores->bad_evidence}};
  if (options.errors) {
    for (const std::string& error : scores->errors) std::cerr << error << "\n";
  }
  if (options.json) {
    print_json(object);
  } else {
    std::cout << fmt::format("{} files, {} spans of evidence, {} bad\n", scores->files, scores->evidence,
                             scores->bad_evidence);
  }
  return 0;
}

}  // namespace

std::function<int()> gold_command(CLI::App& app) {
  auto options = std::make_shared<Options>();
  options->vocabulary = knowledge::default_vocabulary_directory();
  app.add_option("DIR", options->directory, "the articles")->required();
  app.add_option("GOLD", options->gold, "JSON: file name → truth")->required();
  app.add_option("--vocabulary", options->vocabulary, "directory of the vocabulary");
  add_dictionary(app, options->dictionary);
  app.add_flag("--errors", options->errors, "list what was missed and what was wrong on standard error");
  app.add_flag("--json", options->json, "print one JSON object: ratios, not percent");
  return [options] { return run(*options); };
}

}  // namespace diplomed::eval
