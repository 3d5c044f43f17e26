#include "query/compile/compile_facet.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "index/schema.h"
#include "knowledge/facets.h"
#include "query/compile/compile_operators.h"
#include "text/fold.h"
#include "text/language_name.h"
#include "text/sound/slug.h"

namespace diplomed::query {
namespace {

using Xapian::Query;

Query any_of(const std::vector<Query>& parts) {
  return {Query::OP_OR, parts.begin(), parts.end()};
}

std::string ascii_upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::toupper(c) : c); });
  return text;
}

// Languages by their names, in any inflection: язык:казахский, язык:казахском.
void add_languages(const std::string& text, text::Analyzer& analyzer, std::vector<Query>& values) {
  for (const text::Token& token : analyzer.analyze(text, text::Mode::query)) {
    for (const std::string& term : token.word->terms) {
      const std::string subtag = text::language_named(term);
      if (!subtag.empty()) values.emplace_back(index::facet_term(name_of(knowledge::Facet::lang), subtag));
    }
  }
}

// Values with such a name, in part or whole: person:мурашко, org:"национальный госпиталь". The words stand in one name,
// in any order.
Query named(const std::string& name, const std::vector<text::Token>& tokens) {
  std::vector<Query> words;
  for (const text::Token& token : tokens) {
    std::vector<Query> lemmas;
    for (const std::string& term : token.word->terms) lemmas.emplace_back(index::name_term(name, term));
    if (!lemmas.empty()) words.push_back(any_of(lemmas));
  }
  if (words.empty()) return Query::MatchNothing;
  if (words.size() == 1) return words.front();
  return {Query::OP_NEAR, words.begin(), words.end(), index::kMostNameWords};
}

// Valid until the next analysis.
std::vector<text::Token> parts_of(const std::string& text, text::Analyzer& analyzer) {
  std::vector<text::Token> tokens = analyzer.analyze(text, text::Mode::query);
  std::erase_if(tokens, [](const text::Token& t) { return t.extra; });
  return tokens;
}

// No facet: there are only the words of the author's name, or of the file's.
bool is_origin(std::string_view name) {
  return name == index::kAuthorField || name == index::kFileField;
}

Query value(const std::string& text, const FacetCompiler& compiler) {
  const auto& [name, analyzer, matcher, other, beginning] = compiler;
  if (name == "id") return Query(index::id_term(text));
  if (is_origin(name)) return named(name, parts_of(text, analyzer));
  const std::string slug = text::slug(text);
  if (slug.empty()) return Query::MatchNothing;
  std::vector<Query> values = {Query(index::facet_term(name, slug)), Query(index::facet_term(name, ascii_upper(slug)))};
  const bool is_id = std::all_of(text.begin(), text.end(), [](unsigned char c) { return c > ' ' && c < 0x80; });
  if (is_id) values.emplace_back(index::facet_term(name, text));  // ministry-of-health.uz
  if (name == name_of(knowledge::Facet::lang)) add_languages(text, analyzer, values);
  const std::vector<text::Token> tokens = parts_of(text, analyzer);
  values.push_back(named(name, tokens));
  if (matcher == nullptr) return any_of(values);
  for (const knowledge::Match& m : matcher->match(tokens, text::Mode::query)) {
    const knowledge::Concept& c = matcher->vocabulary().concepts()[m.concept_index];
    const bool whole = m.first == 0 && m.last + 1 == tokens.size();
    if (c.type != knowledge::concept_type_of(name) || !whole || m.place) continue;
    values.emplace_back(index::facet_term(name, c.id));
    // A body that every country has is a value with the country: ministry-of-health.kg.
    if (name == name_of(knowledge::Facet::org)) {
      values.push_back(beginning(index::facet_term(name, c.id + "."), text));
    }
  }
  return any_of(values);
}

}  // namespace

std::string concept_term(const knowledge::Concept& c) {
  return knowledge::is_matched_in_text(c.type) ? index::concept_term(c.type, c.id) : index::facet_term(c.type, c.id);
}

Query compile_facet(const Node& n, const FacetCompiler& compiler) {
  const auto child = [&](const Node& c) { return compile_facet(c, compiler); };
  std::vector<Query> parts;
  switch (n.kind) {
    case NodeKind::all:
      return match_all();
    case NodeKind::conj:
    case NodeKind::near:
    case NodeKind::disj:
      for (const Node& c : n.children) parts.push_back(child(c));
      return {n.kind == NodeKind::disj ? Query::OP_OR : Query::OP_AND, parts.begin(), parts.end()};
    case NodeKind::negation:
      for (std::size_t i = 1; i < n.children.size(); ++i) parts.push_back(child(n.children[i]));
      return {Query::OP_AND_NOT, child(n.children.front()), any_of(parts)};
    case NodeKind::field:
    case NodeKind::date:
    case NodeKind::number:
      return compiler.other(n);
    case NodeKind::prefix:
      if (is_origin(compiler.name))
        return compiler.beginning(index::name_term(compiler.name, text::fold(n.text)), n.text);
      return compiler.beginning(index::facet_term(compiler.name, text::slug(n.text)), n.text);
    default:
      return value(n.text, compiler);
  }
}

}  // namespace diplomed::query
