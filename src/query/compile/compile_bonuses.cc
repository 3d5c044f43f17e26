#include "query/compile/compile_bonuses.h"

#include <algorithm>

#include "base/limits.h"
#include "index/schema.h"
#include "query/compile/compile_operators.h"
#include "query/compile/word_weight.h"

namespace diplomed::query {
namespace {

using Xapian::Query;

void add(BonusKind kind, const std::string& text, const Query& query, std::vector<Bonus>& bonuses) {
  const auto same = [&](const Bonus& b) { return b.kind == kind && b.part.text == text; };
  if (bonuses.size() >= limits::kMaxBonuses || std::any_of(bonuses.begin(), bonuses.end(), same)) return;
  bonuses.push_back({kind, {text, query}});
}

Query any_lemma(const text::Word& word) {
  return combine(Query::OP_OR, {word.terms.begin(), word.terms.end()});
}

// A word whose lemmas are of several families has the weight of each.
Query families(const text::Word& word, const Ranking& ranking) {
  std::set<std::string> five, four;
  for (const std::string& lemma : word.terms) {
    const index::FamilyTerms family = index::family_terms(lemma);
    if (!family.five.empty() && ranking.family_five > 0) five.insert(family.five);
    if (!family.four.empty() && ranking.family_four > 0) four.insert(family.four);
  }
  std::vector<Query> parts;
  parts.reserve(five.size() + four.size());
  for (const std::string& term : five) parts.push_back(scaled(Query(term), ranking.family_five));
  for (const std::string& term : four) parts.push_back(scaled(Query(term), ranking.family_four));
  return combine(Query::OP_OR, parts);
}

}  // namespace

void add_bonuses(const std::vector<Words>& row, const Ranking& ranking, text::Analyzer& analyzer,
                 const std::function<Query(const Query&)>& guard, std::vector<Bonus>& bonuses) {
  const text::Word* before = nullptr;
  for (const Words& words : row) {
    if (is_stop(words)) continue;
    if (words.parts.size() != 1 || !words.joined.empty()) {
      before = nullptr;
      continue;
    }
    const text::Word& word = *words.parts[0].word;
    const double weight = word_weight(word, analyzer, ranking);
    if (ranking.exact > 0) {
      add(BonusKind::exact_form, word.form, scaled(Query(index::exact_term(word.form)), weight * ranking.exact),
          bonuses);
    }
    if (const Query family = families(word, ranking); !family.empty()) {
      add(BonusKind::family, word.form, scaled(family, weight), bonuses);
    }
    if (ranking.pair > 0 && before != nullptr) {
      const Query pair[] = {any_lemma(*before), any_lemma(word)};
      const Query near(Query::OP_NEAR, pair, pair + 2, 2);
      add(BonusKind::neighbours, before->form + " " + word.form, scaled(guard(near), ranking.pair), bonuses);
    }
    before = &word;
  }
}

}  // namespace diplomed::query
