#include "search/relax.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "query/compile/compile_operators.h"
#include "search/matches.h"

namespace diplomed::search {
namespace {

using query::combine;
using Xapian::Query;

// Which documents have `share` of the weight of the words that the best one has.
class Weigher {
 public:
  explicit Weigher(const Handle& handle) : all_(handle.db.get_doccount()), weights_(handle.db.get_lastdocid() + 1) {}

  void add(const std::vector<Xapian::docid>& docids, double importance) {
    const double weight = importance * std::log1p(static_cast<double>(all_) / static_cast<double>(docids.size()));
    for (const Xapian::docid docid : docids) weights_[docid] += static_cast<float>(weight);
  }

  std::vector<Xapian::docid> with_share(double share) const {
    constexpr double kRounding = 1e-4;
    std::vector<Xapian::docid> out;
    const double best = static_cast<double>(*std::max_element(weights_.begin(), weights_.end()));
    const double least = share * best - kRounding;
    for (std::size_t docid = 1; docid < weights_.size(); ++docid) {
      if (weights_[docid] > 0 && static_cast<double>(weights_[docid]) >= least) {
        out.push_back(static_cast<Xapian::docid>(docid));
      }
    }
    return out;
  }

 private:
  Xapian::doccount all_;
  std::vector<float> weights_;  // by docid
};

// What was typed, word by word; once each.
std::vector<query::QueryPart> typed_words(const std::vector<query::QueryPart>& parts) {
  std::vector<query::QueryPart> out;
  for (const query::QueryPart& part : parts) {
    if (part.words.empty()) {
      out.push_back(part);
    } else {
      out.insert(out.end(), part.words.begin(), part.words.end());
    }
  }
  return out;
}

Query with_rest(const query::CompiledQuery& compiled, const Query& words) {
  Query out = words;
  if (compiled.rest.get_type() != Query::LEAF_MATCH_ALL) out = Query(Query::OP_AND, out, compiled.rest);
  return compiled.unwanted.empty() ? out : Query(Query::OP_AND_NOT, out, compiled.unwanted);
}

}  // namespace

void relax(query::CompiledQuery& compiled, const query::Ranking& ranking, const Handle& handle, Reading& reading) {
  std::vector<query::QueryPart> words = typed_words(compiled.words);
  if (words.size() < 2) return;
  const bool many = words.size() >= ranking.relax_words;
  const std::size_t enough = many ? ranking.relax_few : 1;
  const std::size_t whole = first_matches(handle, compiled.query, enough).size();
  if (whole >= enough) return;
  std::vector<std::string> absent, optional;
  std::vector<Query> present;
  Weigher weigher(handle);
  for (const query::QueryPart& word : words) {
    const std::vector<Xapian::docid> docids = all_matches(handle, word.query);
    (docids.empty() ? absent : optional).push_back(word.text);
    if (docids.empty()) continue;
    present.push_back(word.query);
    weigher.add(docids, word.importance);
  }
  if (present.empty() || (!many && absent.empty())) return;
  Query loose = combine(many ? Query::OP_OR : Query::OP_AND, present);
  if (many) loose = filtered(loose, listed_documents(weigher.with_share(ranking.relax_share)));
  const Query relaxed = with_rest(compiled, loose);
  if (first_matches(handle, relaxed, whole + 1).size() == whole) return;
  compiled.all_words = std::exchange(compiled.query, relaxed);
  compiled.words = std::move(words);
  reading.absent = std::move(absent);
  if (many && present.size() > 1) reading.optional = std::move(optional);
  reading.all_words = whole;
}

}  // namespace diplomed::search
