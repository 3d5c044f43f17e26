// Weights: a query word that names a concept scores by its lemmas where they stand and else by the concept, so that an
// article that says it in the very words ranks by their rarity and one that says it otherwise by the concept's. Filters
// (facet fields, dates) have no weight.
#include "query/compile/compile.h"

#include <algorithm>
#include <span>

#include "base/limits.h"
#include "index/schema.h"
#include "query/compile/compile_bonuses.h"
#include "query/compile/compile_facet.h"
#include "query/compile/compile_leaves.h"
#include "query/compile/compile_meanings.h"
#include "query/compile/compile_names.h"
#include "query/compile/compile_near.h"
#include "query/compile/compile_number.h"
#include "query/compile/compile_operators.h"
#include "query/compile/compile_words.h"
#include "query/compile/date_terms.h"
#include "query/compile/word_weight.h"
#include "query/parse/describe.h"
#include "query/parse/dump.h"
#include "query/parse/parse_word.h"

namespace diplomed::query {
namespace {

using Xapian::Query;

class Compiler : private LeafCompiler {
 public:
  Compiler(text::Analyzer& analyzer, const knowledge::Matcher* matcher, const CompileOptions& options)
      : LeafCompiler(analyzer, options), matcher_(matcher), exact_(options.exact) {}

  CompiledQuery run(const Node& root) {
    const Node& wanted = root.kind == NodeKind::negation ? root.children.front() : root;
    if (wanted.kind == NodeKind::conj || wanted.kind == NodeKind::word) outermost_ = &wanted;
    out_.query = node(root);
    return std::move(out_);
  }

 private:
  Query node(const Node& n) {
    switch (n.kind) {
      case NodeKind::all:
        return match_all();
      case NodeKind::word:
        return conjunction(n, {&n, 1});
      case NodeKind::exact:
        return exact(n.text);
      case NodeKind::prefix:
        return prefix(n.text);
      case NodeKind::phrase:
        return phrase(n);
      case NodeKind::near:
        return near(n);
      case NodeKind::conj:
        return conjunction(n, n.children);
      case NodeKind::disj:
        return disjunction(n);
      case NodeKind::negation:
        return negation(n);
      case NodeKind::field:
        return field(n);
      case NodeKind::date:
        return without_weight(range(n, date_range(n.text, n.text2)));
      case NodeKind::number:
        if (!negated_) out_.highlight.numbers.merge(number_terms(n));
        return without_weight(range(n, number_range(n)));
    }
    return Query::MatchNothing;
  }

  bool concepts_apply() const { return matcher_ != nullptr && !in_title_ && !exact_; }

  double importance(const Words& words) const {
    return words.parts.size() == 1 ? word_weight(*words.parts[0].word, analyzer_, options_.ranking) : 1;
  }

  // One leaf: its words in a row, or their joined form: AP-HP is "ap hp" or aphp.
  Query leaf(const Words& words) {
    std::vector<Query> alternatives;
    if (words.parts.size() == 1) {
      highlight_word(*words.parts[0].word);
      const Query lemmas = lemma_query(*words.parts[0].word, Query::OP_SYNONYM);
      const double weight = importance(words);
      alternatives.push_back(weight == 1 ? lemmas : scaled(lemmas, weight));
    } else if (!words.parts.empty()) {
      alternatives.push_back(in_order(words.parts, 0, std::vector<bool>(words.parts.size())));
    }
    for (const text::Token& token : words.joined) {
      highlight_word(*token.word);
      alternatives.push_back(lemma_query(*token.word, Query::OP_SYNONYM));
    }
    return combine(Query::OP_OR, alternatives);
  }

  Query concept_query(const knowledge::Concept& c) {
    if (!negated_) {
      out_.highlight.concepts.emplace(c.type, c.id);
      if (std::find(out_.concepts.begin(), out_.concepts.end(), &c) == out_.concepts.end()) out_.concepts.push_back(&c);
    }
    return Query(index::concept_term(c.type, c.id));
  }

  enum class Stopwords { drop, keep_if_all };  // keep_if_all: where nothing else remains

  // Word leaves beside each other: concepts may span several of them.
  std::vector<QueryPart> words_in_a_row(std::span<const Node> nodes, Stopwords policy) {
    if (exact_) return exact_row(nodes);
    std::vector<Words> leaves;
    for (const Node& n : nodes) leaves.push_back(analyze(n.text));
    const bool keep_stopwords = policy == Stopwords::keep_if_all && std::all_of(leaves.begin(), leaves.end(), is_stop);
    WordRow row(leaves, concepts_apply() ? matcher_ : nullptr);
    const bool more = !negated_ && !in_title_;
    const std::vector<FoundMeaning> meanings =
        more ? find_meanings(nodes, leaves, row, matcher_, analyzer_.morphology().get()) : std::vector<FoundMeaning>();
    const Row all{nodes, leaves, row, keep_stopwords};
    std::vector<QueryPart> out;
    std::size_t at = 0;
    for (const FoundMeaning& m : meanings) {
      add_words(all, at, m.begin, out);
      add_meaning(all, m, out);
      at = m.end;
    }
    add_words(all, at, leaves.size(), out);
    if (more) add_row_bonuses(leaves);
    return out;
  }

  void add_row_bonuses(const std::vector<Words>& leaves) {
    add_bonuses(
        leaves, options_.ranking, analyzer_, [this](const Query& q) { return guarded(q); }, out_.bonuses);
  }

  struct Row {
    std::span<const Node> nodes;
    const std::vector<Words>& leaves;
    WordRow& concepts;
    bool keep_stopwords;
  };

  // The leaves [begin, end), which cut no concept.
  void add_words(const Row& row, std::size_t begin, std::size_t end, std::vector<QueryPart>& out) {
    const std::vector<Words>& leaves = row.leaves;
    for (std::size_t i = begin; i < end;) {
      const std::size_t stop = row.concepts.group_end(i);
      if (stop == i + 1 && !row.keep_stopwords && is_stop(leaves[i]) && !row.concepts.starts_concept(i)) {
        out_.ignored.push_back(row.nodes[i].text);
        ++i;
        continue;
      }
      if (!leaves[i].parts.empty()) {
        const std::span<const Words> words(leaves.data() + i, stop - i);
        out.push_back({text_of(row.nodes.subspan(i, stop - i)), group(row, i, stop), terms_of(words),
                       row.concepts.concepts(i, stop)});
        if (words.size() == 1) out.back().importance = importance(words[0]);
        if (words.size() > 1)
          out.back().words = typed_words(row.nodes.subspan(i, stop - i), words, out.back().concepts);
      }
      i = stop;
    }
  }

  void add_meaning(const Row& row, const FoundMeaning& m, std::vector<QueryPart>& out) {
    const std::string text = text_of(row.nodes.subspan(m.begin, m.end - m.begin));
    SaidMeaning said{m.kind, text, m.date.from, m.date.to, m.body.ids};
    if (m.kind == MeaningKind::name) {
      add_name(row, m.name, text, out);
    } else {
      const std::vector<Query> also = m.kind == MeaningKind::date ? of_date(m.date) : of_body(row, m.body, text);
      const std::size_t ignored = out_.ignored.size();
      std::vector<QueryPart> words;
      add_words(row, m.begin, m.end, words);
      out_.ignored.resize(ignored);  // «в» is a part of the name
      if (words.empty()) return;
      out.push_back(with_meaning(text, words, also, [this](const Query& q) { return guarded(q); }));
      const Ranking& r = options_.ranking;
      const double weight = m.kind == MeaningKind::date ? r.date : r.body * most_weight(out.back().words, r);
      add_bonus(text, combine(Query::OP_SYNONYM, also), weight);
    }
    out_.meanings.push_back(std::move(said));
  }

  std::vector<Query> of_date(const SaidDate& date) {
    Node n;
    n.kind = NodeKind::date;
    n.text = date.from;
    n.text2 = date.to;
    return alternatives_of(range(n, date_range(date.from, date.to)));
  }

  // An acronym names its states here; a body that the index knows by the acronym only is meant too.
  std::vector<Query> of_body(const Row& row, const FoundBody& body, const std::string& text) {
    const std::string facet(name_of(knowledge::Facet::org));
    std::vector<Query> out;
    for (const std::string& id : body.ids) {
      const std::string term = index::facet_term(facet, id);
      out.emplace_back(term);
      if (!body.in_any_country) continue;
      for (Query& longer : beginning(term + ".", text)) out.push_back(std::move(longer));
    }
    if (body.acronym == FoundBody::kNone) return out;
    for (const knowledge::Concept* c : body.states) row.concepts.add(body.acronym, *c);
    out.push_back(named(facet, text));
    return out;
  }

  // The surname must be there; initials and patronymics add weight where they fit.
  void add_name(const Row& row, const FoundName& name, const std::string& text, std::vector<QueryPart>& out) {
    const NameCompiler compiler{analyzer_, options_.expansions, [this](const Query& q) { return guarded(q); }};
    if (name.given == FoundName::kNone) {
      const Words surname = analyze(name.surname);
      out.push_back({text, leaf(surname), terms_of({&surname, 1})});
      double weight = options_.ranking.initials;
      std::vector<Query> fits;  // the second one counts where the first one does
      for (const std::string& initial : name.initials) {
        fits.push_back(named_with_initial(name.surname, initial, compiler));
        const Query all = combine(Query::OP_AND, fits);
        std::string said = text;
        said.append(": ").append(initial);
        add_bonus(said, Query(Query::OP_FILTER, out.back().query, all), weight);
        weight /= 2;
      }
      return;
    }
    for (std::size_t i = name.first; i <= name.last; ++i) {
      if (i >= name.patronymic && i < name.patronymic_end) {
        add_bonus(row.nodes[i].text, leaf(row.leaves[i]), 1);
        continue;
      }
      add_words(row, i, i + 1, out);
      if (i != name.given || out.empty()) continue;
      const Query initial = named_by_initial_of(name.surname, row.nodes[i].text, compiler);
      out.back().query = words_or(out.back().query, {initial});
    }
  }

  std::vector<QueryPart> typed_words(std::span<const Node> nodes, std::span<const Words> leaves,
                                     const std::vector<const knowledge::Concept*>& concepts) {
    std::vector<QueryPart> out;
    std::vector<Query> all, named;
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      if (leaves[i].parts.empty()) continue;
      all.push_back(leaf(leaves[i]));
      if (is_stop(leaves[i])) continue;
      out.push_back({nodes[i].text, all.back(), terms_of(leaves.subspan(i, 1)), concepts});
      out.back().importance = importance(leaves[i]);
    }
    for (const knowledge::Concept* c : concepts) named.push_back(concept_query(*c));
    share_out(out, named, guarded(combine(Query::OP_AND, all)));
    return out;
  }

  // The leaves [begin, end) of a row: their words, or the concept that they name, or the file.
  Query group(const Row& row, std::size_t begin, std::size_t end) {
    std::vector<Query> words;
    for (std::size_t i = begin; i < end; ++i) words.push_back(leaf(row.leaves[i]));
    std::vector<Query> others;
    for (const knowledge::Concept* c : row.concepts.concepts(begin, end)) others.push_back(concept_query(*c));
    const Node& first = row.nodes[begin];
    const bool file = end == begin + 1 && !in_title_ && !negated_ && is_file_name(first.text);
    if (file) others.push_back(named(index::kFileField, first.text));
    const Query all = combine(Query::OP_AND, words);
    return words_or(words.size() > 1 ? guarded(all) : all, others);
  }

  // What a field finds by a name.
  Query named(std::string_view field, const std::string& text) {
    Node name;
    name.kind = NodeKind::phrase;
    name.text = text;
    return guarded(compile_facet(name, facet_compiler(std::string(field))));
  }

  void add_bonus(const std::string& text, const Query& meant, double weight) {
    if (out_.bonuses.size() < limits::kMaxBonuses)
      out_.bonuses.push_back({BonusKind::meaning, {text, scaled(meant, weight)}});
  }

  std::vector<QueryPart> exact_row(std::span<const Node> nodes) {
    std::vector<QueryPart> out;
    for (const Node& n : nodes) out.push_back({n.text, exact(n.text)});
    return out;
  }

  // What stands in quotes is meant as it stands: no concept that it names is searched besides.
  Query phrase(const Node& n) {
    const Words words = analyze(n.text);
    if (words.parts.empty()) return Query::MatchNothing;
    const std::vector<bool> typed = typed_parts(n, words.parts);
    const bool some_exact = std::find(typed.begin(), typed.end(), true) != typed.end();
    if (words.parts.size() > 1) return in_order(words.parts, n.distance, typed);
    if (some_exact) return exact(n.text);
    if (!negated_ && !in_title_) add_row_bonuses({words});
    return leaf(words);
  }

  std::vector<bool> typed_parts(const Node& n, const std::vector<text::Token>& parts) const {
    const bool all = exact_ || n.kind == NodeKind::exact;
    return all ? std::vector<bool>(parts.size(), true) : exact_parts(n.text, parts);
  }

  Query near(const Node& n) {
    std::vector<Query> parts;
    for (const Node& child : n.children) parts.push_back(node(child));
    const auto window = near_window(n, {[this](const std::string& text) { return analyze(text); },
                                        [this](const text::Word& word) { return lemma_query(word, Query::OP_OR); }});
    if (window) parts.push_back(without_weight(guarded(*window)));
    return combine(Query::OP_AND, parts);
  }

  // `n` is the conjunction itself or a single word.
  Query conjunction(const Node& n, std::span<const Node> c) {
    std::vector<QueryPart> words;
    std::vector<Query> others;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < c.size();) {
      std::size_t end = i;
      while (end < c.size() && c[end].kind == NodeKind::word) ++end;
      if (end == i) {
        if (seen.insert(dump(c[i])).second) others.push_back(node(c[i]));
        ++i;
        continue;
      }
      const Stopwords policy = end - i == c.size() ? Stopwords::keep_if_all : Stopwords::drop;
      for (QueryPart& word : words_in_a_row(c.subspan(i, end - i), policy)) words.push_back(std::move(word));
      i = end;
    }
    drop_repeated(words);
    std::vector<Query> parts;
    parts.reserve(words.size() + others.size());
    for (const QueryPart& word : words) parts.push_back(word.query);
    parts.insert(parts.end(), others.begin(), others.end());
    if (&n == outermost_) {
      out_.words = std::move(words);
      if (!others.empty()) out_.rest = combine(Query::OP_AND, others);
      return combine(Query::OP_AND, parts);
    }
    return parts.size() > 1 ? guarded(combine(Query::OP_AND, parts)) : combine(Query::OP_AND, parts);
  }

  Query disjunction(const Node& n) {
    std::vector<Query> parts;
    std::set<std::string> seen;
    for (const Node& child : n.children) {
      if (seen.insert(dump(child)).second) parts.push_back(node(child));
    }
    return combine(Query::OP_OR, parts);
  }

  Query negation(const Node& n) {
    const Query wanted = node(n.children.front());
    std::vector<Query> unwanted;
    const bool outer = negated_;
    negated_ = true;
    for (std::size_t i = 1; i < n.children.size(); ++i) unwanted.push_back(node(n.children[i]));
    negated_ = outer;
    const Query any = combine(Query::OP_OR, unwanted);
    if (&n.children.front() == outermost_) out_.unwanted = any;
    return {Query::OP_AND_NOT, wanted, any};
  }

  Query field(const Node& n) {
    if (n.field == "title") {
      const bool outer = in_title_;
      in_title_ = true;
      Query query = node(n.children.front());
      in_title_ = outer;
      return query;
    }
    return without_weight(guarded(compile_facet(n.children.front(), facet_compiler(n.field))));
  }

  FacetCompiler facet_compiler(const std::string& name) {
    return {name, analyzer_, matcher_, [this](const Node& other) { return node(other); },
            [this](const std::string& term, const std::string& typed) {
              return combine(Query::OP_OR, beginning(term, typed));
            }};
  }

  const knowledge::Matcher* matcher_;
  bool exact_;
  const Node* outermost_ = nullptr;  // the conjunction, or the one word, that is the whole query but for its negations
};

}  // namespace

CompiledQuery compile(const Node& root, text::Analyzer& analyzer, const knowledge::Matcher* matcher,
                      const CompileOptions& options) {
  return Compiler(analyzer, matcher, options).run(root);
}

}  // namespace diplomed::query
