#include "eval/morphology/morphology_measure.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <unordered_map>

#include "text/fold.h"

namespace diplomed::eval {
namespace {

double ratio(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

using Groups = std::unordered_map<std::string, std::vector<std::uint32_t>>;

// The pairs (a < b) that share a group, packed, sorted, without duplicates.
std::vector<std::uint64_t> pairs_of(const Groups& groups) {
  std::vector<std::uint64_t> pairs;
  for (const auto& [name, members] : groups) {
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (std::size_t k = i + 1; k < members.size(); ++k) {
        const auto [low, high] = std::minmax(members[i], members[k]);
        pairs.push_back((static_cast<std::uint64_t>(low) << 32) | high);
      }
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

// Terms of the token that spans the whole form (a compound's joined form), else of all tokens.
std::set<std::string> terms_of(const std::string& form, text::Analyzer& analyzer) {
  std::set<std::string> terms;
  bool whole = false;
  for (const text::Token& token : analyzer.analyze(form)) {
    if (token.extra && token.span.size() == form.size()) {
      terms.clear();
      whole = true;
    } else if (whole) {
      continue;
    }
    terms.insert(token.word->terms.begin(), token.word->terms.end());
  }
  return terms;
}

}  // namespace

double Conflation::precision() const {
  return ratio(both, met_pairs);
}
double Conflation::recall() const {
  return ratio(both, gold_pairs);
}
double Conflation::f1() const {
  const double sum = precision() + recall();
  return sum == 0 ? 0 : 2 * precision() * recall() / sum;
}
double Conflation::oi() const {
  const std::uint64_t all = forms * (forms - (forms > 0 ? 1 : 0)) / 2;
  return ratio(met_pairs - both, all - gold_pairs);
}

Result<std::vector<GoldForm>> read_gold_forms(const std::vector<std::string>& files) {
  std::vector<GoldForm> gold;
  for (const std::string& file : files) {
    std::ifstream in(file);
    std::error_code ignored;
    if (!in || !std::filesystem::is_regular_file(file, ignored)) {
      return Error{ErrorCode::unreadable, "cannot open", file};
    }
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
      if (line.empty() || line[0] == '#') continue;
      const std::size_t tab = line.find('\t');
      if (tab == std::string::npos || tab == 0) {
        return Error{ErrorCode::malformed, "expected form<TAB>lemma", file + ":" + std::to_string(number)};
      }
      const std::size_t end = line.find('\t', tab + 1);
      gold.push_back({line.substr(0, tab), line.substr(tab + 1, end == std::string::npos ? end : end - tab - 1)});
    }
  }
  return gold;
}

Conflation measure_conflation(const std::vector<GoldForm>& gold, text::Analyzer& analyzer) {
  std::map<std::string, std::set<std::string>> lemmas_of;
  for (const GoldForm& g : gold) lemmas_of[g.form].insert(text::fold_yo(g.lemma));
  Groups by_lemma;
  Groups by_term;
  std::uint32_t number = 0;
  for (const auto& [form, lemmas] : lemmas_of) {
    for (const std::string& lemma : lemmas) by_lemma[lemma].push_back(number);
    for (const std::string& term : terms_of(form, analyzer)) by_term[term].push_back(number);
    ++number;
  }
  const std::vector<std::uint64_t> belong = pairs_of(by_lemma);
  const std::vector<std::uint64_t> meet = pairs_of(by_term);
  Conflation c;
  c.forms = number;
  c.gold_pairs = belong.size();
  c.met_pairs = meet.size();
  std::vector<std::uint64_t> both;
  std::set_intersection(belong.begin(), belong.end(), meet.begin(), meet.end(), std::back_inserter(both));
  c.both = both.size();
  return c;
}

}  // namespace diplomed::eval
