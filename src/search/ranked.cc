#include "search/ranked.h"

#include <algorithm>

#include "search/matches.h"

namespace diplomed::search {
namespace {

struct Ranked {
  std::vector<Xapian::docid> docids;  // in docid order
  double most = 0, least = 0;         // weight
};

}  // namespace

Xapian::BM25PlusWeight weighting(const query::Ranking& r) {
  return {r.k1, 0, 1, r.b, r.min_length, r.delta};
}

Xapian::Query with_bonuses(const Xapian::Query& query, const std::vector<query::Bonus>& bonuses) {
  if (bonuses.empty()) return query;
  std::vector<Xapian::Query> parts;
  parts.reserve(bonuses.size());
  for (const query::Bonus& bonus : bonuses) parts.push_back(bonus.part.query);
  const Xapian::Query any(Xapian::Query::OP_OR, parts.begin(), parts.end());
  return {Xapian::Query::OP_AND_MAYBE, query, any};
}

void put_whole_first(query::CompiledQuery& compiled, const query::Ranking& ranking, const Xapian::Query& filter,
                     const Xapian::MatchDecider* shown, const Handle& handle) {
  const auto best_of = [&](const Xapian::Query& query, std::size_t n) {
    Xapian::Enquire enquire(handle.db);
    enquire.set_query(with_bonuses(guarded(handle, filtered(query, filter)), compiled.bonuses));
    enquire.set_weighting_scheme(weighting(ranking));
    const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(n), 0, nullptr, shown);
    Ranked out{{found.begin(), found.end()}};
    std::sort(out.docids.begin(), out.docids.end());
    if (found.empty()) return out;
    out.most = found.begin().get_weight();
    out.least = found.back().get_weight();
    return out;
  };
  const Ranked whole = best_of(compiled.all_words, ranking.whole_first);
  if (whole.docids.empty()) return;
  const Xapian::Query those = listed_documents(whole.docids);
  const Ranked others = best_of(Xapian::Query(Xapian::Query::OP_AND_NOT, compiled.query, those), 1);
  // Their weight by the relaxed query: words that have a concept may weigh otherwise there.
  const double least = best_of(filtered(compiled.query, those), whole.docids.size()).least;
  if (others.docids.empty() || least > others.most) return;
  constexpr double kLead = 1e-3;  // of the others' greatest weight: more than rounding
  const double more = others.most * (1 + kLead) - least;
  compiled.bonuses.push_back({query::BonusKind::all_words, {"", listed_documents(whole.docids, more)}});
}

}  // namespace diplomed::search
