#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <iostream>
#include <memory>

#include "eval/commands.h"
#include "eval/gold/entities.h"
#include "text/morphology/morphology.h"

namespace diplomed::eval {
namespace {

struct Options {
  std::string directory, gold, vocabulary, dictionary;
  bool errors = false;
  bool json = false;
};

double cpu_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// Documents a CPU-second with warm caches: the set again and again for at least two seconds.
double documents_per_second(const std::vector<MarkedDocument>& documents, EntityTagger& tagger) {
  constexpr double kSeconds = 2;
  const double begin = cpu_seconds();
  double spent = 0, tagged = 0;
  while (spent < kSeconds && !documents.empty()) {
    for (const MarkedDocument& d : documents) tagger.tag(d.text);
    tagged += static_cast<double>(documents.size());
    spent = cpu_seconds() - begin;
  }
  return tagged / std::max(spent, kSeconds);
}

void print_table(const EntityScores& scores, double speed) {
  for (std::size_t type = 0; type < kEntityTypes; ++type) {
    const TokenScore& s = scores.types[type];
    std::cout << fmt::format("{}  P {:.3f}  R {:.3f}  F1 {:.3f}\n", kEntityTypeNames[type], s.precision(), s.recall(),
                             s.f1());
  }
  std::cout << fmt::format("{} documents, {:.0f} a CPU-second\n", scores.documents, speed);
}

int run(const Options& options) {
  auto morphology = text::Morphology::open(options.dictionary);
  if (!morphology) return fail(morphology.error());
  auto vocabulary = knowledge::Vocabulary::load(options.vocabulary);
  if (!vocabulary) return fail(vocabulary.error());
  const std::string gold = options.gold.empty() ? options.directory + "/gold_naeval.jsonl" : options.gold;
  const auto documents = read_marked(options.directory, gold);
  if (!documents) return fail(documents.error());
  text::Analyzer analyzer(*morphology);
  EntityTagger tagger(*morphology, std::make_shared<knowledge::Matcher>(*vocabulary, analyzer));
  const EntityScores scores = score_entities(*documents, tagger);
  const double speed = documents_per_second(*documents, tagger);
  if (options.errors) {
    for (const std::string& error : scores.errors) std::cerr << error << "\n";
  }
  if (!options.json) {
    print_table(scores, speed);
    return 0;
  }
  nlohmann::ordered_json object{{"documents", scores.documents}, {"documents_per_cpu_second", speed}};
  for (std::size_t type = 0; type < kEntityTypes; ++type) {
    const TokenScore& s = scores.types[type];
    object[kEntityTypeNames[type]] = {{"precision", s.precision()}, {"recall", s.recall()}, {"f1", s.f1()}};
  }
  print_json(object);
  return 0;
}

}  // namespace

std::function<int()> entities_command(CLI::App& app) {
  auto options = std::make_shared<Options>();
  options->vocabulary = knowledge::default_vocabulary_directory();
  app.add_option("DIR", options->directory, "docs/*.txt and gold_naeval.jsonl")->required();
  app.add_option("--gold", options->gold, "another file of gold spans");
  app.add_option("--vocabulary", options->vocabulary, "directory of the vocabulary");
  add_dictionary(app, options->dictionary);
  app.add_flag("--errors", options->errors, "list what was missed and what was wrong on standard error");
  app.add_flag("--json", options->json, "print one JSON object: ratios, not percent");
  return [options] { return run(*options); };
}

}  // namespace diplomed::eval
