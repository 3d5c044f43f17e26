#include "query/compile/compile_leaves.h"

#include <set>
#include <utility>

#include "index/schema.h"
#include "query/compile/compile_operators.h"
#include "query/parse/describe.h"

namespace diplomed::query {

using Xapian::Query;

Query LeafCompiler::guarded(const Query& query) const {
  return options_.guard ? options_.guard(query, !negated_) : query;
}

Query LeafCompiler::range(const Node& n, const Query& terms) {
  bool all = true;
  Query some = options_.expansions == nullptr ? terms : options_.expansions->of_range(terms, all);
  if (!all) out_.cut.insert(describe(n));
  return some;
}

std::vector<Query> LeafCompiler::beginning(const std::string& term, const std::string& typed) {
  if (options_.expansions == nullptr) return {};
  const Expansions::Some some = options_.expansions->beginning(term);
  if (!some.all) out_.cut.insert(typed + "*");
  return {some.terms.begin(), some.terms.end()};
}

// Token::word is valid until the next analysis only.
Words LeafCompiler::analyze(const std::string& text) {
  Words words;
  for (const text::Token& token : analyzer_.analyze(text, text::Mode::query)) {
    kept_.push_back(*token.word);
    text::Token copy = token;
    copy.word = &kept_.back();
    (token.extra ? words.joined : words.parts).push_back(copy);
  }
  return words;
}

std::string LeafCompiler::text_term(const std::string& term) const {
  return in_title_ ? index::title_term(term) : term;
}

Query LeafCompiler::lemma_query(const text::Word& word, Query::op op) const {
  std::vector<Query> terms;
  for (const std::string& term : word.terms) terms.emplace_back(text_term(term));
  return combine(op, terms);
}

void LeafCompiler::highlight_word(const text::Word& word) {
  if (!negated_) out_.highlight.terms.insert(word.terms.begin(), word.terms.end());
}

Query LeafCompiler::in_order(const std::vector<text::Token>& parts, std::uint32_t slack,
                             const std::vector<bool>& exact) {
  std::vector<Query> terms, forms;
  std::vector<std::set<std::string>> marks;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const text::Word& word = *parts[i].word;
    const std::string form = index::exact_term(word.form);
    if (exact[i]) forms.emplace_back(form);
    terms.push_back(lemma_query(word, Query::OP_OR));
    marks.push_back(exact[i] ? std::set<std::string>{form}
                             : std::set<std::string>{word.terms.begin(), word.terms.end()});
  }
  if (!negated_) {
    out_.highlight.phrases.push_back(std::move(marks));
    out_.highlight.phrase_slack.push_back(slack);
  }
  const Query row(Query::OP_PHRASE, terms.begin(), terms.end(), static_cast<Xapian::termcount>(terms.size()) + slack);
  return guarded(forms.empty() ? row : Query(Query::OP_FILTER, row, combine(Query::OP_AND, forms)));
}

Query LeafCompiler::exact(const std::string& text) {
  const Words words = analyze(text);
  if (words.parts.empty()) return Query::MatchNothing;
  if (words.parts.size() > 1) return in_order(words.parts, 0, std::vector<bool>(words.parts.size(), true));
  const text::Word& word = *words.parts[0].word;
  if (!negated_) out_.highlight.forms.insert(word.form);
  const Query form(index::exact_term(word.form));
  return in_title_ ? Query(Query::OP_FILTER, lemma_query(word, Query::OP_SYNONYM), form) : form;
}

Query LeafCompiler::prefix(const std::string& text) {
  const Words words = analyze(text);
  if (words.parts.empty()) return Query::MatchNothing;
  std::vector<Query> parts;
  for (std::size_t i = 0; i + 1 < words.parts.size(); ++i) {
    highlight_word(*words.parts[i].word);
    parts.push_back(lemma_query(*words.parts[i].word, Query::OP_SYNONYM));
  }
  const std::string& start = words.parts.back().word->form;
  if (!negated_) out_.highlight.prefixes.push_back(start);
  const std::string term = in_title_ ? index::title_term(start) : index::exact_term(start);
  parts.push_back(combine(Query::OP_SYNONYM, beginning(term, start)));
  return combine(Query::OP_AND, parts);
}

}  // namespace diplomed::query
