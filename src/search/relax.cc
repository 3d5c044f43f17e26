#include "search/relax.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "search/matches.h"

namespace diplomed::search {
namespace {

using Xapian::Query;

// Matches the documents of a list, in order. Of one database, not of several together: Xapian would hand out the
// documents of each under numbers of their own.
class ListedDocuments : public Xapian::PostingSource {
 public:
  explicit ListedDocuments(std::vector<Xapian::docid> docids) : docids_(std::move(docids)) {}

  Xapian::doccount get_termfreq_min() const override { return get_termfreq_est(); }
  Xapian::doccount get_termfreq_est() const override { return static_cast<Xapian::doccount>(docids_.size()); }
  Xapian::doccount get_termfreq_max() const override { return get_termfreq_est(); }
  void init(const Xapian::Database&) override { next_ = 0; }
  void next(double) override { ++next_; }
  void skip_to(Xapian::docid docid, double) override {
    const auto from = docids_.begin() + static_cast<std::ptrdiff_t>(next_ == 0 ? 0 : next_ - 1);
    next_ = static_cast<std::size_t>(std::lower_bound(from, docids_.end(), docid) - docids_.begin()) + 1;
  }
  bool at_end() const override { return next_ > docids_.size(); }
  Xapian::docid get_docid() const override { return docids_[next_ - 1]; }
  PostingSource* clone() const override { return new ListedDocuments(docids_); }

 private:
  std::vector<Xapian::docid> docids_;
  std::size_t next_ = 0;  // one beyond the current one
};

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

Query with_rest(const query::CompiledQuery& compiled, const Query& words) {
  Query out = words;
  if (compiled.rest.get_type() != Query::LEAF_MATCH_ALL) out = Query(Query::OP_AND, out, compiled.rest);
  return compiled.unwanted.empty() ? out : Query(Query::OP_AND_NOT, out, compiled.unwanted);
}

}  // namespace

void relax(query::CompiledQuery& compiled, const query::Ranking& ranking, const Handle& handle, Reading& reading) {
  if (compiled.words.size() < 2) return;
  const bool sentence = compiled.words.size() >= ranking.long_words;
  const bool many = compiled.words.size() >= ranking.relax_words;
  const auto enough = static_cast<Xapian::doccount>(sentence ? ranking.long_few : 1);
  if (has_matches(handle, compiled.query, enough)) return;
  std::vector<std::string> absent, optional;
  std::vector<Query> present;
  Weigher weigher(handle);
  for (const query::QueryWord& word : compiled.words) {
    const std::vector<Xapian::docid> docids = all_matches(handle, word.query);
    (docids.empty() ? absent : optional).push_back(word.text);
    if (docids.empty()) continue;
    present.push_back(word.query);
    weigher.add(docids);
  }
  if (present.empty() || (!many && absent.empty())) return;
  Query words(many ? Query::OP_OR : Query::OP_AND, present.begin(), present.end());
  if (many) {
    words = filtered(words, Query((new ListedDocuments(weigher.with_share(ranking.relax_share)))->release()));
    reading.optional = std::move(optional);
  }
  compiled.query = with_rest(compiled, words);
  reading.absent = std::move(absent);
}

}  // namespace diplomed::search
