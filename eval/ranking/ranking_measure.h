// How well the search ranks judged documents, through the product's indexer and searcher.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "eval/ranking/judged.h"
#include "query/ranking.h"

namespace diplomed::search {
class Searcher;
}

namespace diplomed::eval {

// Of one query. nDCG as trec_eval's ndcg_cut: the gain is the grade, the discount log2(rank + 1).
struct Scores {
  double ndcg10 = 0, mrr10 = 0, recall10 = 0, recall100 = 0, p1 = 0;
  double relaxed = 0;  // 1 when not all words were required
  double found = 0;    // documents, all of them
};

Scores score(const std::vector<std::string>& ranked, const std::map<std::string, double>& grades);

struct Averages {
  std::size_t queries = 0;
  Scores mean;
};

struct RankingRun {
  std::vector<Scores> queries;           // as Judged::queries
  std::map<std::string, Averages> kind;  // "" holds all
};

// Every query as the server would run it, reprints shown one by one, 100 hits.
Result<RankingRun> run_ranking(const Judged& judged, const search::Searcher& searcher, const query::Ranking& ranking);

// "k1=0.9,pair=0" over the product's setting; "" and "product" are the setting itself. A name that is a file is read:
// one name=value a line. Error: invalid_argument that names the part at fault.
Result<query::Ranking> ranking_setting(const std::string& text);

// The p value of a paired randomisation test, two-sided: how often the mean difference is as large when the signs of
// the differences are drawn at random (10,000 rounds, fixed seed). E. Noreen, "Computer-intensive methods", 1989.
double randomisation_test(const std::vector<double>& differences);

}  // namespace diplomed::eval
