#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <memory>
#include <set>

#include "eval/commands.h"
#include "eval/ranking/judged_index.h"
#include "eval/read_lines.h"
#include "eval/repair/repair_measure.h"
#include "eval/repair/typos.h"
#include "search/searcher.h"
#include "text/morphology/morphology.h"

namespace diplomed::eval {
namespace {

struct RepairOptions {
  std::string file, documents, forms, dictionary;
  bool json = false, misses = false;
};

double ratio(std::size_t a, std::size_t b) {
  return b == 0 ? 0 : static_cast<double>(a) / static_cast<double>(b);
}

double quantile(const std::vector<double>& rising, double q) {
  return rising.empty() ? 0 : rising[static_cast<std::size_t>(q * static_cast<double>(rising.size() - 1))];
}

void print_cost(const RepairCost& cost) {
  constexpr double kMebibyte = 1 << 20;
  std::cout << fmt::format("mending a word: CPU {:.1f} us p50, {:.1f} us p95; {} words in {:.1f} MiB\n",
                           quantile(cost.microseconds, 0.5), quantile(cost.microseconds, 0.95), cost.words,
                           static_cast<double>(cost.bytes) / kMebibyte);
}

void print_rates(const RepairRun& run, const RepairCost& cost, bool json) {
  nlohmann::ordered_json out;
  if (!json)
    std::cout << fmt::format("{:<14} {:>7} {:>9} {:>9} {:>9}\n", "kind", "queries", "same", "touched", "ms each");
  for (const auto& [kind, r] : run.kind) {
    const double each = r.milliseconds / static_cast<double>(r.queries);
    out[kind] = {{"queries", r.queries},
                 {"same", ratio(r.same, r.queries)},
                 {"touched", ratio(r.touched, r.queries)},
                 {"ms", each}};
    if (!json) {
      std::cout << fmt::format("{:<14} {:>7} {:>9.4f} {:>9.4f} {:>9.3f}\n", kind, r.queries, ratio(r.same, r.queries),
                               ratio(r.touched, r.queries), each);
    }
  }
  if (!json) return print_cost(cost);
  out["word"] = {{"us_p50", quantile(cost.microseconds, 0.5)},
                 {"us_p95", quantile(cost.microseconds, 0.95)},
                 {"words", cost.words},
                 {"bytes", cost.bytes}};
  print_json(out);
}

// The collection to mend with: documents, documents made of the words of a file, or of those that were meant.
Result<std::unique_ptr<JudgedIndex>> index_for(const RepairOptions& options, const std::vector<Mistyped>& queries) {
  if (!options.documents.empty()) return JudgedIndex::make(options.documents, options.dictionary);
  std::set<std::string> words;
  for (const Mistyped& m : queries) words.insert(m.intended);
  if (!options.forms.empty()) {
    const auto lines = read_columns(options.forms, 1, "a word");
    if (!lines) return lines.error();
    for (const Columns& line : *lines) words.insert(line.values[0]);
  }
  return JudgedIndex::of_text(documents_of({words.begin(), words.end()}), options.dictionary);
}

int run_repair(const RepairOptions& options) {
  const auto queries = read_mistyped(options.file);
  if (!queries) return fail(queries.error());
  auto index = index_for(options, *queries);
  if (!index) return fail(index.error());
  const auto morphology = text::Morphology::open(options.dictionary);
  if (!morphology) return fail(morphology.error());
  text::Analyzer analyzer(*morphology);
  const auto run = measure_repair(*queries, (*index)->searcher(), analyzer);
  if (!run) return fail(run.error());
  const auto cost = measure_repair_cost(*queries, (*index)->path(), *morphology);
  if (!cost) return fail(cost.error());
  print_rates(*run, *cost, options.json);
  if (!options.misses) return 0;
  for (const auto& [m, searched] : run->missed) {
    std::cout << m.kind << "\t" << m.typed << "\t" << m.intended << "\t" << searched << "\n";
  }
  return 0;
}

struct TypoOptions {
  std::string file, dictionary;
  std::uint64_t seed = 1;
  std::size_t each = 500;
};

int run_typos(const TypoOptions& options) {
  const auto lines = read_columns(options.file, 1, "a word");
  if (!lines) return fail(lines.error());
  const auto morphology = text::Morphology::open(options.dictionary);
  if (!morphology) return fail(morphology.error());
  std::vector<std::string> forms;
  for (const Columns& line : *lines) forms.push_back(line.values[0]);
  for (const Mistyped& m : make_typos(forms, **morphology, options.seed, options.each)) {
    std::cout << m.typed << "\t" << m.intended << "\t" << m.kind << "\n";
  }
  return 0;
}

}  // namespace

std::function<int()> repair_command(CLI::App& app) {
  auto options = std::make_shared<RepairOptions>();
  app.add_option("FILE", options->file, "TSV: typed, intended, kind")->required();
  app.add_option("--documents", options->documents, "JSONL to index; without it the words that were meant");
  app.add_option("--forms", options->forms, "words to index too, one a line, when there are no documents");
  app.add_flag("--misses", options->misses, "list what was not mended as meant");
  add_dictionary(app, options->dictionary);
  app.add_flag("--json", options->json, "print one JSON object: ratios, not percent");
  return [options] { return run_repair(*options); };
}

std::function<int()> typos_command(CLI::App& app) {
  auto options = std::make_shared<TypoOptions>();
  app.add_option("FORMS", options->file, "words in lower case, one a line (or the first column)")->required();
  app.add_option("--seed", options->seed, "the same seed makes the same list");
  app.add_option("--each", options->each, "of each kind at most");
  add_dictionary(app, options->dictionary);
  return [options] { return run_typos(*options); };
}

}  // namespace diplomed::eval
