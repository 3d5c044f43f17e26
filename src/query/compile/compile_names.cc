#include "query/compile/compile_names.h"

#include <vector>

#include "base/utf8.h"
#include "index/schema.h"
#include "knowledge/facets.h"
#include "query/compile/compile_operators.h"
#include "text/fold.h"

namespace diplomed::query {
namespace {

using Xapian::Query;

constexpr Xapian::termcount kNameWindow = 4;  // «М. А. Мурашко», «Мурашко М. А.» and a word between

std::string person_term(const std::string& word) {
  return index::name_term(knowledge::name_of(knowledge::Facet::person), word);
}

// Each word of `text` with its terms.
std::vector<std::vector<std::string>> terms_of(const std::string& text, text::Analyzer& analyzer) {
  std::vector<std::vector<std::string>> out;
  for (const text::Token& token : analyzer.analyze(text, text::Mode::query)) {
    if (!token.extra) out.push_back(token.word->terms);
  }
  return out;
}

Query any(const std::vector<std::string>& terms, std::string (*made_of)(const std::string&)) {
  std::vector<Query> parts;
  parts.reserve(terms.size());
  for (const std::string& term : terms) parts.emplace_back(made_of(term));
  return combine(Query::OP_OR, parts);
}

std::string itself(const std::string& term) {
  return term;
}

// All `parts` so near to each other, in any order.
Query near(std::vector<Query> parts, Query other, Xapian::termcount window, const NameCompiler& compiler) {
  parts.push_back(std::move(other));
  return compiler.guard(Query(Query::OP_NEAR, parts.begin(), parts.end(), window));
}

// The surname's words, in the text or in the names of people.
std::vector<Query> surname_words(const std::string& surname, bool in_names, text::Analyzer& analyzer) {
  std::vector<Query> out;
  for (const auto& terms : terms_of(surname, analyzer)) out.push_back(any(terms, in_names ? person_term : itself));
  return out;
}

Query beside_initial(const std::string& surname, const std::string& initial, const NameCompiler& compiler) {
  const std::vector<Query> in_text = surname_words(surname, false, compiler.analyzer);
  const std::vector<Query> in_names = surname_words(surname, true, compiler.analyzer);
  if (in_text.empty()) return Query::MatchNothing;
  const auto window = static_cast<Xapian::termcount>(in_text.size() - 1) + kNameWindow;
  return combine(Query::OP_OR, {near(in_text, Query(initial), window, compiler),
                                near(in_names, Query(person_term(initial)), index::kMostNameWords, compiler)});
}

}  // namespace

Query named_with_initial(const std::string& surname, const std::string& initial, const NameCompiler& compiler) {
  std::vector<Query> ways = {beside_initial(surname, initial, compiler)};
  if (compiler.expansions != nullptr) {
    std::vector<Query> names;
    for (const std::string& term : compiler.expansions->beginning(person_term(initial)).terms) names.emplace_back(term);
    const std::vector<Query> words = surname_words(surname, true, compiler.analyzer);
    if (!names.empty() && !words.empty()) {
      ways.push_back(near(words, combine(Query::OP_OR, names), index::kMostNameWords, compiler));
    }
  }
  return combine(Query::OP_OR, ways);
}

Query named_by_initial_of(const std::string& surname, const std::string& given, const NameCompiler& compiler) {
  const std::string folded = text::fold(given);
  return beside_initial(surname, folded.substr(0, utf8::decode(folded, 0).bytes), compiler);
}

}  // namespace diplomed::query
