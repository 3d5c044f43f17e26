#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <memory>
#include <set>

#include "commands.h"
#include "judged_index.h"
#include "lines.h"
#include "repair.h"
#include "search/searcher.h"
#include "text/morphology.h"
#include "typos.h"

namespace diplomed::eval {
namespace {

struct RepairOptions {
  std::string file, documents, dictionary;
  bool json = false, misses = false;
};

double ratio(std::size_t a, std::size_t b) {
  return b == 0 ? 0 : static_cast<double>(a) / static_cast<double>(b);
}

void print_rates(const RepairRun& run, bool json) {
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
  if (json) print_json(out);
}

int run_repair(const RepairOptions& options) {
  const auto queries = read_mistyped(options.file);
  if (!queries) return fail(queries.error());
  std::set<std::string> words;
  for (const Mistyped& m : *queries) words.insert(m.intended);
  auto index = options.documents.empty()
                   ? JudgedIndex::of_text(documents_of({words.begin(), words.end()}), options.dictionary)
                   : JudgedIndex::make(options.documents, options.dictionary);
  if (!index) return fail(index.error());
  const auto morphology = text::Morphology::open(options.dictionary);
  if (!morphology) return fail(morphology.error());
  text::Analyzer analyzer(*morphology);
  const auto run = measure_repair(*queries, (*index)->searcher(), analyzer);
  if (!run) return fail(run.error());
  print_rates(*run, options.json);
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
