#include "eval/repair/repair_measure.h"

#include <time.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

#include "query/parse/parser.h"
#include "search/handle.h"
#include "search/searcher.h"

namespace diplomed::eval {
namespace {

std::vector<std::vector<std::string>> terms_of(const std::string& text, text::Analyzer& analyzer) {
  std::vector<std::vector<std::string>> out;
  for (const text::Token& token : analyzer.analyze(text, text::Mode::query)) {
    if (!token.extra) out.push_back(token.word->terms);
  }
  return out;
}

double thread_microseconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

bool same_terms(const std::string& meant, const std::string& searched, text::Analyzer& analyzer) {
  const auto a = terms_of(meant, analyzer), b = terms_of(searched, analyzer);
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
    return std::find_first_of(x.begin(), x.end(), y.begin(), y.end()) != x.end();
  });
}

}  // namespace

Result<RepairRun> measure_repair(const std::vector<Mistyped>& queries, const search::Searcher& searcher,
                                 text::Analyzer& analyzer) {
  RepairRun run;
  search::SearchRequest request;
  request.size = 0;
  request.timeline = request.snippets = request.relax = false;
  request.duplicates = search::Duplicates::show;
  for (const Mistyped& m : queries) {
    request.q = m.typed;
    const auto start = std::chrono::steady_clock::now();
    const auto page = searcher.search(request);
    if (!page) return page.error();
    RepairRates& rates = run.kind[m.kind];
    rates.milliseconds += std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    const bool touched = page->reading.corrected;
    const std::string searched = touched ? page->reading.corrected_query : m.typed;
    const bool same = same_terms(m.intended, searched, analyzer);
    ++rates.queries;
    rates.touched += touched;
    rates.same += same;
    if (!same || (touched && m.kind == "clean")) run.missed.emplace_back(m, searched);
  }
  return run;
}

Result<RepairCost> measure_repair_cost(const std::vector<Mistyped>& queries, const std::string& path,
                                       std::shared_ptr<const text::Morphology> morphology) {
  const auto pool = search::HandlePool::open(path, std::move(morphology));
  if (!pool) return pool.error();
  const std::unique_ptr<search::Handle> handle = (*pool)->take();
  RepairCost cost;
  const auto spelling = handle->generation->lexicon->spelling(handle->db);
  cost.words = spelling->words();
  cost.bytes = spelling->bytes();
  for (const Mistyped& m : queries) {
    const query::Node typed = query::parse(m.typed).root;
    const double start = thread_microseconds();
    const query::Repaired repaired = handle->repair(typed, m.typed);
    const double spent = thread_microseconds() - start;
    if (!repaired.corrections.empty())
      cost.microseconds.push_back(spent / static_cast<double>(repaired.corrections.size()));
  }
  std::sort(cost.microseconds.begin(), cost.microseconds.end());
  return cost;
}

std::string documents_of(const std::vector<std::string>& words) {
  constexpr std::size_t kWords = 200, kSentence = 10;
  std::string out;
  for (int copy = 0; copy < 3; ++copy) {
    for (std::size_t at = 0; at < words.size(); at += kWords) {
      std::string text;
      for (std::size_t i = at; i < std::min(at + kWords, words.size()); ++i) {
        text += words[i];
        text += (i - at) % kSentence == kSentence - 1 ? ". " : " ";
      }
      const std::string id = std::to_string(copy) + "-" + std::to_string(at);
      out += nlohmann::json{{"id", id}, {"title", ""}, {"text", text}, {"lang", "ru"}}.dump() + "\n";
    }
  }
  return out;
}

}  // namespace diplomed::eval
