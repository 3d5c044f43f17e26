#include "query/compile/word_weight.h"

#include <algorithm>
#include <vector>

#include "text/morphology/morphology.h"

namespace diplomed::query {
namespace {

bool is_name(const text::Reading& r) {
  using enum text::ReadingFlag;
  return std::ranges::any_of(
      std::initializer_list<text::ReadingFlag>{geographic, surname, given_name, organisation, abbreviation},
      [&](text::ReadingFlag flag) { return r.has(flag); });
}

double weight_of(const text::Reading& r, const Ranking& ranking) {
  switch (r.pos) {
    case text::PartOfSpeech::noun:
      return is_name(r) ? ranking.name : 1;
    case text::PartOfSpeech::verb:
    case text::PartOfSpeech::infinitive:
    case text::PartOfSpeech::gerund:
      return ranking.verb;
    default:
      return 1;
  }
}

}  // namespace

double word_weight(const text::Word& word, const text::Analyzer& analyzer, const Ranking& ranking) {
  if (analyzer.morphology() == nullptr || word.kind == text::WordKind::number) return 1;
  const std::vector<text::Reading> readings = analyzer.morphology()->readings(word.form);
  if (readings.empty()) return ranking.name;
  double best = 0;
  for (const text::Reading& r : readings) best = std::max(best, weight_of(r, ranking));
  return best;
}

}  // namespace diplomed::query
