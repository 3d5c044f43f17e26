// diplomed-eval: the quality figures, through the product's own code.
#include <fmt/format.h>
#include <time.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "entities.h"
#include "gold.h"
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

double cpu_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

struct EntityOptions {
  std::string directory, gold, vocabulary;
  bool errors = false;
};

// Documents a CPU-second with warm caches: the set again and again for at least two seconds.
double documents_per_second(const std::vector<eval::MarkedDocument>& documents, eval::EntityTagger& tagger) {
  constexpr double kSeconds = 2;
  const double begin = cpu_seconds();
  double spent = 0, tagged = 0;
  while (spent < kSeconds && !documents.empty()) {
    for (const eval::MarkedDocument& d : documents) tagger.tag(d.text);
    tagged += static_cast<double>(documents.size());
    spent = cpu_seconds() - begin;
  }
  return tagged / std::max(spent, kSeconds);
}

int run_entities(const EntityOptions& options, const std::string& dictionary, bool json) {
  auto morphology = text::Morphology::open(dictionary);
  if (!morphology) return fail(morphology.error());
  auto vocabulary = knowledge::Vocabulary::load(options.vocabulary);
  if (!vocabulary) return fail(vocabulary.error());
  const std::string gold = options.gold.empty() ? options.directory + "/gold_naeval.jsonl" : options.gold;
  const auto documents = eval::read_marked(options.directory, gold);
  if (!documents) return fail(documents.error());
  text::Analyzer analyzer(*morphology);
  eval::EntityTagger tagger(*morphology, std::make_shared<knowledge::Matcher>(*vocabulary, analyzer));
  const eval::EntityScores scores = eval::score_entities(*documents, tagger);
  const double speed = documents_per_second(*documents, tagger);
  constexpr const char* kNames[] = {"PER", "LOC", "ORG"};
  nlohmann::ordered_json object{{"documents", scores.documents}, {"documents_per_cpu_second", speed}};
  for (std::size_t type = 0; type < eval::entity_types; ++type) {
    const eval::TokenScore& s = scores.types[type];
    object[kNames[type]] = {{"precision", s.precision()}, {"recall", s.recall()}, {"f1", s.f1()}};
    if (!json)
      std::cout << fmt::format("{}  P {:.3f}  R {:.3f}  F1 {:.3f}\n", kNames[type], s.precision(), s.recall(), s.f1());
  }
  if (options.errors) {
    for (const std::string& error : scores.errors) std::cerr << error << "\n";
  }
  if (json) {
    std::cout << object.dump() << "\n";
  } else {
    std::cout << fmt::format("{} documents, {:.0f} a CPU-second\n", scores.documents, speed);
  }
  return 0;
}

int run_gold(const EntityOptions& options, const std::string& dictionary, bool json) {
  auto morphology = text::Morphology::open(dictionary);
  if (!morphology) return fail(morphology.error());
  auto vocabulary = knowledge::Vocabulary::load(options.vocabulary);
  if (!vocabulary) return fail(vocabulary.error());
  text::Analyzer analyzer(*morphology);
  const auto matcher = std::make_shared<const knowledge::Matcher>(*vocabulary, analyzer);
  knowledge::Annotator annotator(matcher);
  const auto scores = eval::score_gold(options.directory, options.gold, analyzer, matcher, annotator);
  if (!scores) return fail(scores.error());
  nlohmann::ordered_json object{{"files", scores->files}};
  for (const auto& [name, tally] : scores->rows()) {
    object[name] = {{"precision", tally->precision()}, {"recall", tally->recall()}, {"f1", tally->f1()}};
    if (json) continue;
    std::cout << fmt::format("{:<16} P {:.3f}  R {:.3f}  F1 {:.3f}   {:.4g} of {:.4g}, {:.4g} found\n", name,
                             tally->precision(), tally->recall(), tally->f1(), tally->hit, tally->gold, tally->found);
  }
  object["evidence"] = {{"spans", scores->evidence}, {"bad", scores->bad_evidence}};
  if (options.errors) {
    for (const std::string& error : scores->errors) std::cerr << error << "\n";
  }
  if (json) {
    std::cout << object.dump() << "\n";
  } else {
    std::cout << fmt::format("{} files, {} spans of evidence, {} bad\n", scores->files, scores->evidence,
                             scores->bad_evidence);
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
  EntityOptions entity_options;
  entity_options.vocabulary = knowledge::default_vocabulary_directory();
  CLI::App* entities = app.add_subcommand("entities", "people, places, organisations, token by token as naeval counts");
  entities->add_option("DIR", entity_options.directory, "docs/*.txt and gold_naeval.jsonl")->required();
  entities->add_option("--gold", entity_options.gold, "another file of gold spans");
  entities->add_option("--dictionary", dictionary, "directory of the OpenCorpora dictionary");
  entities->add_option("--vocabulary", entity_options.vocabulary, "directory of the vocabulary");
  entities->add_flag("--errors", entity_options.errors, "list what was missed and what was wrong on standard error");
  entities->add_flag("--json", json, "print one JSON object: ratios, not percent");
  CLI::App* gold = app.add_subcommand("gold", "whole articles against what is known to be true of them");
  gold->add_option("DIR", entity_options.directory, "the articles")->required();
  gold->add_option("GOLD", entity_options.gold, "JSON: file name → truth")->required();
  gold->add_option("--dictionary", dictionary, "directory of the OpenCorpora dictionary");
  gold->add_option("--vocabulary", entity_options.vocabulary, "directory of the vocabulary");
  gold->add_flag("--errors", entity_options.errors, "list what was missed and what was wrong on standard error");
  gold->add_flag("--json", json, "print one JSON object: ratios, not percent");
  CLI11_PARSE(app, argc, argv);
  if (*gold) return run_gold(entity_options, dictionary, json);
  return *entities ? run_entities(entity_options, dictionary, json) : run_morphology(files, dictionary, json);
}
