#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "eval/commands.h"
#include "eval/ranking/halves.h"
#include "eval/ranking/judged_index.h"
#include "eval/ranking/ranking_measure.h"

namespace diplomed::eval {
namespace {

struct Options {
  std::vector<std::string> paths, settings;
  std::string dictionary;
  std::size_t least = 400;
  std::size_t most = 100'000;
  bool json = false;
};

int run(const Options& options) {
  const auto halves = cut_in_halves(options.paths, options.least);
  if (!halves) return fail(halves.error());
  const auto index = JudgedIndex::of_text(halves->jsonl, options.dictionary);
  if (!index) return fail(index.error());
  std::vector<double> first;
  for (const std::string& text : options.settings.empty() ? std::vector<std::string>{""} : options.settings) {
    const auto setting = ranking_setting(text);
    if (!setting) return fail(setting.error());
    const auto found = measure_halves(*halves, (*index)->searcher(), *setting, options.most);
    if (!found) return fail(found.error());
    if (first.empty()) first = found->reciprocal;
    std::vector<double> differences;
    for (std::size_t i = 0; i < first.size(); ++i) differences.push_back(found->reciprocal[i] - first[i]);
    const double p = randomisation_test(differences);
    if (options.json) {
      print_json({{"setting", text},
                  {"calls", found->calls},
                  {"recall1", found->recall1},
                  {"recall10", found->recall10},
                  {"mrr10", found->mrr10},
                  {"cpu_ms", found->cpu_ms},
                  {"p", p}});
    } else {
      std::cout << fmt::format("{:<40} {:>6} calls  R@1 {:.4f}  R@10 {:.4f}  MRR@10 {:.4f}  {:.2f} ms  p = {:.4f}\n",
                               text.empty() ? "product" : text, found->calls, found->recall1, found->recall10,
                               found->mrr10, found->cpu_ms, p);
    }
  }
  return 0;
}

}  // namespace

std::function<int()> similar_command(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("PATH", options->paths, "documents to cut: files, or folders (docs.jsonl of one that has it)")
      ->required();
  app.add_option("--set", options->settings,
                 "parameters of ranking, as similar_k=1, or a file of them; repeatable: p is against the first");
  app.add_option("--least", options->least, "code points of a document that is cut");
  app.add_option("--most", options->most, "documents that are asked for");
  add_dictionary(app, options->dictionary);
  app.add_flag("--json", options->json, "print JSON objects, one a line");
  return [options] { return run(*options); };
}

}  // namespace diplomed::eval
