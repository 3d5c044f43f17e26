#include "eval/ranking/ranking_measure.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>

#include "search/searcher.h"

namespace diplomed::eval {
namespace {

constexpr std::size_t kCut = 10, kDeep = 100;

void add(Averages& to, const Scores& s) {
  ++to.queries;
  to.mean.ndcg10 += s.ndcg10;
  to.mean.mrr10 += s.mrr10;
  to.mean.recall10 += s.recall10;
  to.mean.recall100 += s.recall100;
  to.mean.p1 += s.p1;
  to.mean.relaxed += s.relaxed;
  to.mean.found += s.found;
}

void divide(Averages& a) {
  const auto n = static_cast<double>(a.queries);
  for (double* value : {&a.mean.ndcg10, &a.mean.mrr10, &a.mean.recall10, &a.mean.recall100, &a.mean.p1, &a.mean.relaxed,
                        &a.mean.found}) {
    *value /= n;
  }
}

double discount(std::size_t rank) {  // 0-based
  return 1 / std::log2(static_cast<double>(rank) + 2);
}

Status set_parameter(query::Ranking& ranking, const std::string& part) {
  const std::size_t equals = part.find('=');
  const std::string name = part.substr(0, equals);
  const std::string digits = equals == std::string::npos ? "" : part.substr(equals + 1);
  char* end = nullptr;
  const double value = std::strtod(digits.c_str(), &end);
  if (digits.empty() || *end != '\0') return Error{ErrorCode::invalid_argument, "expected name=number", part};
  const std::map<std::string, double*> reals = {{"k1", &ranking.k1},
                                                {"b", &ranking.b},
                                                {"delta", &ranking.delta},
                                                {"min_length", &ranking.min_length},
                                                {"exact", &ranking.exact},
                                                {"pair", &ranking.pair},
                                                {"relax_share", &ranking.relax_share},
                                                {"verb", &ranking.verb},
                                                {"name", &ranking.name},
                                                {"family_five", &ranking.family_five},
                                                {"family_four", &ranking.family_four},
                                                {"initials", &ranking.initials},
                                                {"body", &ranking.body},
                                                {"date", &ranking.date},
                                                {"similar_k", &ranking.similar_k},
                                                {"similar_title", &ranking.similar_title},
                                                {"similar_entity", &ranking.similar_entity},
                                                {"similar_topic", &ranking.similar_topic},
                                                {"similar_country", &ranking.similar_country},
                                                {"similar_pair", &ranking.similar_pair},
                                                {"similar_least", &ranking.similar_least}};
  const std::map<std::string, std::size_t*> counts = {{"relax_words", &ranking.relax_words},
                                                      {"relax_few", &ranking.relax_few},
                                                      {"whole_first", &ranking.whole_first},
                                                      {"similar_terms", &ranking.similar_terms},
                                                      {"similar_entities", &ranking.similar_entities}};
  if (const auto real = reals.find(name); real != reals.end()) {
    *real->second = value;
  } else if (const auto count = counts.find(name); count != counts.end() && value >= 0) {
    *count->second = static_cast<std::size_t>(value);
  } else {
    return Error{ErrorCode::invalid_argument, "no such parameter of src/query/ranking.h", part};
  }
  return Unit{};
}

}  // namespace

Scores score(const std::vector<std::string>& ranked, const std::map<std::string, double>& grades) {
  Scores s;
  if (grades.empty()) return s;
  std::vector<double> best;
  best.reserve(grades.size());
  for (const auto& [id, grade] : grades) best.push_back(grade);
  std::sort(best.begin(), best.end(), std::greater<>());
  double ideal = 0;
  for (std::size_t i = 0; i < std::min(best.size(), kCut); ++i) ideal += best[i] * discount(i);
  for (std::size_t i = 0; i < std::min(ranked.size(), kDeep); ++i) {
    const auto found = grades.find(ranked[i]);
    if (found == grades.end()) continue;
    s.recall100 += 1;
    if (i >= kCut) continue;
    s.recall10 += 1;
    s.ndcg10 += found->second * discount(i);
    if (s.mrr10 == 0) s.mrr10 = 1 / static_cast<double>(i + 1);
    if (i == 0) s.p1 = 1;
  }
  s.ndcg10 /= ideal;
  s.recall10 /= static_cast<double>(grades.size());
  s.recall100 /= static_cast<double>(grades.size());
  return s;
}

Result<RankingRun> run_ranking(const Judged& judged, const search::Searcher& searcher, const query::Ranking& ranking) {
  RankingRun out;
  search::SearchRequest request;
  request.duplicates = search::Duplicates::show;
  request.timeline = request.snippets = false;
  request.size = static_cast<std::uint32_t>(kDeep);
  request.ranking = ranking;
  for (const JudgedQuery& query : judged.queries) {
    request.q = query.text;
    const auto page = searcher.search(request);
    if (!page) return page.error();
    std::vector<std::string> ranked;
    for (const search::Hit& hit : page->hits) ranked.push_back(hit.id);
    Scores s = score(ranked, judged.grades.at(query.id));
    s.relaxed = page->reading.relaxed() ? 1 : 0;
    s.found = static_cast<double>(page->total);
    out.queries.push_back(s);
    add(out.kind[""], s);
    if (!query.kind.empty()) add(out.kind[query.kind], s);
  }
  for (auto& [name, averages] : out.kind) divide(averages);
  return out;
}

Result<query::Ranking> ranking_setting(const std::string& text) {
  query::Ranking ranking;
  std::string parts = text == "product" ? "" : text;
  std::error_code ignored;
  if (std::filesystem::is_regular_file(parts, ignored)) {
    std::ifstream in(parts);
    parts.assign(std::istreambuf_iterator<char>(in), {});
  }
  for (std::size_t at = 0; at < parts.size();) {
    const std::size_t end = std::min(parts.find_first_of(",\n", at), parts.size());
    const std::string part = parts.substr(at, end - at);
    at = end + 1;
    if (part.empty() || part[0] == '#') continue;
    if (Status s = set_parameter(ranking, part); !s) return s.error();
  }
  return ranking;
}

double randomisation_test(const std::vector<double>& differences) {
  constexpr int kRounds = 10'000;
  constexpr std::uint64_t kSeed = 20251024;
  double sum = 0;
  for (const double d : differences) sum += d;
  std::mt19937_64 random(kSeed);
  int as_large = 0;
  for (int round = 0; round < kRounds; ++round) {
    double drawn = 0;
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < differences.size(); ++i) {
      if (i % 64 == 0) bits = random();
      drawn += (bits >> (i % 64) & 1u) != 0 ? differences[i] : -differences[i];
    }
    as_large += std::abs(drawn) >= std::abs(sum) - 1e-12 ? 1 : 0;
  }
  return static_cast<double>(as_large + 1) / (kRounds + 1);
}

}  // namespace diplomed::eval
