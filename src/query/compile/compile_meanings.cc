#include "query/compile/compile_meanings.h"

#include <algorithm>
#include <utility>

#include "query/compile/compile_operators.h"

namespace diplomed::query {
namespace {

using Xapian::Query;

// A concept that begins at any leaf reaches over an edge of [begin, end).
bool cuts_concept(std::size_t begin, std::size_t end, const WordRow& row) {
  for (std::size_t leaf = 0; leaf < end; ++leaf) {
    const std::size_t reach = row.group_end(leaf);
    if (leaf < begin ? reach > begin : reach > end) return true;
  }
  return false;
}

// The words typed: those of a concept each by itself.
std::vector<QueryPart> typed_words(const std::vector<QueryPart>& parts) {
  std::vector<QueryPart> out;
  for (const QueryPart& part : parts) {
    if (part.words.empty()) {
      out.push_back(part);
    } else {
      out.insert(out.end(), part.words.begin(), part.words.end());
    }
  }
  return out;
}

}  // namespace

std::vector<FoundMeaning> find_meanings(std::span<const Node> nodes, const std::vector<Words>& leaves,
                                        const WordRow& row, const knowledge::Matcher* matcher,
                                        const text::Morphology* morphology) {
  std::vector<FoundMeaning> all;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const SaidDate& date = nodes[i].date;
    if (date.words > 0 && i + date.words <= nodes.size()) all.push_back({MeaningKind::date, i, i + date.words, date});
  }
  if (morphology != nullptr) {
    for (FoundName& name : find_names(nodes, *morphology)) {
      all.push_back({MeaningKind::name, name.first, name.last + 1, {}, {}, std::move(name)});
    }
  }
  if (matcher != nullptr) {
    for (FoundBody& body : find_bodies(leaves, *matcher)) {
      all.push_back({MeaningKind::body, body.begin, body.end, {}, std::move(body)});
    }
  }
  std::vector<FoundMeaning> out;
  for (FoundMeaning& m : all) {
    const auto overlaps = [&](const FoundMeaning& other) { return other.begin < m.end && m.begin < other.end; };
    if (std::any_of(out.begin(), out.end(), overlaps) || cuts_concept(m.begin, m.end, row)) continue;
    out.push_back(std::move(m));
  }
  std::sort(out.begin(), out.end(), [](const FoundMeaning& a, const FoundMeaning& b) { return a.begin < b.begin; });
  return out;
}

void share_out(std::vector<QueryPart>& words, const std::vector<Query>& also, const Query& said) {
  if (words.empty() || also.empty()) return;
  const Query unsaid(Query::OP_AND_NOT, combine(Query::OP_SYNONYM, also), said);
  const Query share = scaled(unsaid, 1 / static_cast<double>(words.size()));
  for (QueryPart& word : words) word.query = Query(Query::OP_OR, word.query, share);
}

double most_weight(const std::vector<QueryPart>& words, const Ranking& ranking) {
  double importance = 0;
  for (const QueryPart& word : words) importance += word.importance;
  return importance * (ranking.k1 + 1 + ranking.delta) / ranking.delta;
}

QueryPart with_meaning(std::string text, const std::vector<QueryPart>& words, const std::vector<Query>& also,
                       const std::function<Query(const Query&)>& guard) {
  QueryPart out;
  out.text = std::move(text);
  for (const QueryPart& word : words) {
    out.terms.insert(word.terms.begin(), word.terms.end());
    out.concepts.insert(out.concepts.end(), word.concepts.begin(), word.concepts.end());
  }
  const Query all = all_of(words);
  const Query said = words.size() > 1 ? guard(all) : all;
  out.query = words_or(said, also);
  out.words = typed_words(words);
  if (out.words.size() < 2) out.words.clear();
  share_out(out.words, also, said);
  return out;
}

}  // namespace diplomed::query
