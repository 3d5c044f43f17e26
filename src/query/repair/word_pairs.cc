#include "query/repair/word_pairs.h"

#include <vector>

#include "text/stopwords.h"

namespace diplomed::query {

bool WordPairs::stand_together(const std::string& left, const std::string& right) const {
  for (const std::string& text : {left, right}) {
    const std::vector<text::Token>& tokens = c_.analyzer.analyze(text, text::Mode::query);
    if (tokens.size() != 1 || text::is_stopword(tokens[0].word->form)) return true;
  }
  return stand_in_a_row(left, right);
}

bool WordPairs::stand_in_a_row(const std::string& left, const std::string& right) const {
  if (c_.matcher != nullptr) {
    const std::vector<text::Token>& tokens = c_.analyzer.analyze(left + " " + right, text::Mode::query);
    for (const knowledge::Match& m : c_.matcher->match(tokens, text::Mode::query)) {
      if (m.first == 0 && m.last + 1 == tokens.size() && m.first != m.last) return true;
    }
  }
  std::vector<Xapian::Query> sides;
  for (const std::string& text : {left, right}) {
    const std::vector<text::Token>& tokens = c_.analyzer.analyze(text, text::Mode::query);
    if (tokens.size() != 1) return false;
    std::vector<Xapian::Query> terms;
    for (const std::string& term : tokens[0].word->terms) {
      if (c_.db.term_exists(term)) terms.emplace_back(term);
    }
    if (terms.empty()) return false;
    sides.emplace_back(Xapian::Query::OP_OR, terms.begin(), terms.end());
  }
  Xapian::Enquire enquire(c_.db);
  enquire.set_query(c_.guard(Xapian::Query(Xapian::Query::OP_PHRASE, sides.begin(), sides.end(), 2)));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return !enquire.get_mset(0, 1).empty();
}

}  // namespace diplomed::query
