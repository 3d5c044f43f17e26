#include "search/relax.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "search/matches.h"

namespace diplomed::search {
namespace {

using Xapian::Query;

// Which documents have `share` of the weight of the words that the best one has.
class Weigher {
 public:
  explicit Weigher(const Handle& handle) : all_(handle.db.get_doccount()), weights_(handle.db.get_lastdocid() + 1) {}

  void add(const std::vector<Xapian::docid>& docids) {
    const double weight = std::log1p(static_cast<double>(all_) / static_cast<double>(docids.size()));
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

// A concept of several words that no document names, in words or otherwise, gives way to its words.
std::vector<query::QueryPart> with_loose_concepts(const std::vector<query::QueryPart>& words, const Handle& handle) {
  std::vector<query::QueryPart> out;
  for (const query::QueryPart& word : words) {
    if (word.words.empty() || !first_matches(handle, word.query, 1).empty()) {
      out.push_back(word);
    } else {
      out.insert(out.end(), word.words.begin(), word.words.end());
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
  const bool several = compiled.words.size() > 1;
  if (!several && (compiled.words.empty() || compiled.words[0].words.empty())) return;
  const std::size_t enough = compiled.words.size() < ranking.relax_words ? 1 : ranking.relax_few;
  const std::size_t whole = first_matches(handle, compiled.query, enough).size();
  if (whole >= enough) return;
  std::vector<query::QueryPart> words = with_loose_concepts(compiled.words, handle);
  std::vector<std::string> absent, optional;
  std::vector<Query> present;
  Weigher weigher(handle);
  for (const query::QueryPart& word : words) {
    const std::vector<Xapian::docid> docids = all_matches(handle, word.query);
    (docids.empty() ? absent : optional).push_back(word.text);
    if (docids.empty()) continue;
    present.push_back(word.query);
    weigher.add(docids);
  }
  if (present.empty()) return;
  const bool many = words.size() >= ranking.relax_words;
  if (!many && absent.empty()) return;
  Query loose(many ? Query::OP_OR : Query::OP_AND, present.begin(), present.end());
  if (many) loose = filtered(loose, listed_documents(weigher.with_share(ranking.relax_share)));
  const Query relaxed = with_rest(compiled, loose);
  if (first_matches(handle, relaxed, whole + 1).size() == whole) return;
  compiled.query = relaxed;
  compiled.words = std::move(words);
  reading.absent = std::move(absent);
  if (many && present.size() > 1) reading.optional = std::move(optional);
  reading.all_words = whole;
}

}  // namespace diplomed::search
