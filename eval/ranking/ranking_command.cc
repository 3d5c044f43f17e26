#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "eval/commands.h"
#include "eval/ranking/judged_index.h"
#include "eval/ranking/query_marks.h"
#include "eval/ranking/ranking_measure.h"

namespace diplomed::eval {
namespace {

struct Options {
  std::string directory, setting, dictionary;
  std::vector<std::string> compare;
  std::string kinds = "own";
  bool strip_marks = false;
  bool json = false;
};

nlohmann::ordered_json to_json(const RankingRun& run) {
  nlohmann::ordered_json out;
  for (const auto& [kind, a] : run.kind) {
    out[kind.empty() ? "all" : kind] = {{"queries", a.queries},          {"ndcg10", a.mean.ndcg10},
                                        {"mrr10", a.mean.mrr10},         {"recall10", a.mean.recall10},
                                        {"recall100", a.mean.recall100}, {"p1", a.mean.p1},
                                        {"relaxed", a.mean.relaxed},     {"found", a.mean.found}};
  }
  return out;
}

void print_table(const RankingRun& run) {
  std::cout << fmt::format("{:<16} {:>7} {:>8} {:>7} {:>7} {:>7} {:>7} {:>8} {:>8}\n", "kind", "queries", "nDCG@10",
                           "MRR@10", "R@10", "R@100", "P@1", "relaxed", "found");
  for (const auto& [kind, a] : run.kind) {
    std::cout << fmt::format("{:<16} {:>7} {:>8.4f} {:>7.4f} {:>7.4f} {:>7.4f} {:>7.4f} {:>7.1f}% {:>8.1f}\n",
                             kind.empty() ? "all" : kind, a.queries, a.mean.ndcg10, a.mean.mrr10, a.mean.recall10,
                             a.mean.recall100, a.mean.p1, 100 * a.mean.relaxed, a.mean.found);
  }
}

struct Comparison {
  double difference = 0, p = 0;
  std::size_t better = 0, worse = 0;
};

Comparison against(const RankingRun& first, const RankingRun& other) {
  Comparison out;
  std::vector<double> differences;
  for (std::size_t i = 0; i < first.queries.size(); ++i) {
    differences.push_back(other.queries[i].ndcg10 - first.queries[i].ndcg10);
    out.difference += differences.back();
    out.better += differences.back() > 0;
    out.worse += differences.back() < 0;
  }
  if (!differences.empty()) out.difference /= static_cast<double>(differences.size());
  out.p = randomisation_test(differences);
  return out;
}

int compare(const search::Searcher& searcher, const Judged& judged, const Options& options) {
  std::vector<RankingRun> runs;
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const std::string& text : options.compare) {
    const auto setting = ranking_setting(text);
    if (!setting) return fail(setting.error());
    auto run = run_ranking(judged, searcher, *setting);
    if (!run) return fail(run.error());
    runs.push_back(std::move(run).value());
    const Comparison c = against(runs.front(), runs.back());
    if (options.json) {
      json.push_back({{"setting", text},
                      {"scores", to_json(runs.back())},
                      {"difference", c.difference},
                      {"better", c.better},
                      {"worse", c.worse},
                      {"p", c.p}});
      continue;
    }
    std::cout << text << "\n";
    print_table(runs.back());
    if (runs.size() == 1) continue;
    std::cout << fmt::format("nDCG@10 against the first: {:+.4f}, better {}, worse {}, p = {:.4f}\n", c.difference,
                             c.better, c.worse, c.p);
  }
  if (options.json) print_json(json);
  return 0;
}

int run(const Options& options) {
  auto judged = read_judged(options.directory);
  if (!judged) return fail(judged.error());
  if (options.kinds == "marks") set_kinds_by_marks(judged->queries);
  if (options.strip_marks) strip_marks(judged->queries);
  const auto setting = ranking_setting(options.setting);
  if (!setting) return fail(setting.error());
  const auto index = JudgedIndex::make(judged->documents, options.dictionary);
  if (!index) return fail(index.error());
  if (!options.compare.empty()) return compare((*index)->searcher(), *judged, options);
  const auto result = run_ranking(*judged, (*index)->searcher(), *setting);
  if (!result) return fail(result.error());
  if (options.json) {
    print_json(to_json(*result));
  } else {
    print_table(*result);
  }
  return 0;
}

}  // namespace

std::function<int()> ranking_command(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("DIR", options->directory, "docs.jsonl, queries.tsv, qrels.tsv")->required();
  app.add_option("--set", options->setting, "parameters of ranking, as k1=0.9,pair=0, or a file of them");
  app.add_option("--compare", options->compare,
                 "two settings or more, each against the first by a paired randomisation test of nDCG@10")
      ->expected(2, 100);
  app.add_option("--kinds", options->kinds, "own: those of queries.tsv; marks: what marks a query has, before any goes")
      ->check(CLI::IsMember({"own", "marks"}));
  app.add_flag("--strip-marks", options->strip_marks, "ask for the queries' bare words");
  add_dictionary(app, options->dictionary);
  app.add_flag("--json", options->json, "print one JSON object");
  return [options] { return run(*options); };
}

}  // namespace diplomed::eval
