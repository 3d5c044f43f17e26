// Weights: a query word that names a concept scores by its lemmas where they stand and else by the concept, so that an
// article that says it in the very words ranks by their rarity and one that says it otherwise by the concept's. Filters
// (facet fields, dates) have no weight.
#include "query/compile/compile.h"

#include <algorithm>
#include <span>

#include "base/limits.h"
#include "index/schema.h"
#include "query/compile/compile_facet.h"
#include "query/compile/compile_number.h"
#include "query/compile/compile_operators.h"
#include "query/compile/compile_words.h"
#include "query/compile/date_terms.h"
#include "query/parse/describe.h"
#include "query/parse/dump.h"

namespace diplomed::query {
namespace {

using Xapian::Query;

class Compiler {
 public:
  Compiler(text::Analyzer& analyzer, const knowledge::Matcher* matcher, const CompileOptions& options)
      : analyzer_(analyzer), matcher_(matcher), exact_(options.exact), options_(options), reader_(analyzer) {}

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
        return range(n, date_range(n.text, n.text2));
      case NodeKind::number:
        if (!negated_) out_.highlight.numbers.merge(number_terms(n));
        return range(n, number_range(n));
    }
    return Query::MatchNothing;
  }

  // What Xapian may go through for long before it finds one match, wherever it stands.
  Query guarded(const Query& query) const { return options_.guard ? options_.guard(query, !negated_) : query; }

  Query range(const Node& n, const Query& terms) {
    bool all = true;
    const Query some = options_.expansions == nullptr ? terms : options_.expansions->of_range(terms, all);
    if (!all) out_.cut.insert(describe(n));
    return without_weight(some);
  }

  std::vector<Query> beginning(const std::string& term, const std::string& typed) {
    if (options_.expansions == nullptr) return {};
    const Expansions::Some some = options_.expansions->beginning(term);
    if (!some.all) out_.cut.insert(typed + "*");
    return {some.terms.begin(), some.terms.end()};
  }

  bool concepts_apply() const { return matcher_ != nullptr && !in_title_ && !exact_; }

  std::string text_term(const std::string& term) const { return in_title_ ? index::title_term(term) : term; }

  Query lemma_query(const text::Word& word, Query::op op) const {
    std::vector<Query> terms;
    for (const std::string& term : word.terms) terms.emplace_back(text_term(term));
    return combine(op, terms);
  }

  void highlight_word(const text::Word& word) {
    if (!negated_) out_.highlight.terms.insert(word.terms.begin(), word.terms.end());
  }

  // One leaf: its words in a row, or their joined form: AP-HP is "ap hp" or aphp.
  Query leaf(const Words& words) {
    std::vector<Query> alternatives;
    if (words.parts.size() == 1) {
      highlight_word(*words.parts[0].word);
      alternatives.push_back(lemma_query(*words.parts[0].word, Query::OP_SYNONYM));
    } else if (!words.parts.empty()) {
      alternatives.push_back(in_order(words.parts, 0, std::vector<bool>(words.parts.size())));
    }
    for (const text::Token& token : words.joined) {
      highlight_word(*token.word);
      alternatives.push_back(lemma_query(*token.word, Query::OP_SYNONYM));
    }
    return combine(Query::OP_OR, alternatives);
  }

  // The words in this order, with up to `slack` others between them. Where `exact` says so, in the form typed: forms
  // have no positions (they would cost 29 % of an index), so the words stand there in some form, and each form stands
  // somewhere.
  Query in_order(const std::vector<text::Token>& parts, std::uint32_t slack, const std::vector<bool>& exact) {
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

  Query concept_query(const knowledge::Concept& c) {
    if (!negated_) {
      out_.highlight.concepts.emplace(c.type, c.id);
      if (std::find(out_.concepts.begin(), out_.concepts.end(), &c) == out_.concepts.end()) out_.concepts.push_back(&c);
    }
    return Query(concept_term(c));
  }

  enum class Stopwords { drop, keep_if_all };  // keep_if_all: where nothing else remains

  // Word leaves beside each other: concepts may span several of them.
  std::vector<QueryPart> words_in_a_row(std::span<const Node> nodes, Stopwords policy) {
    if (exact_) return exact_row(nodes);
    const std::vector<Words> leaves = reader_.read_row(nodes);
    const bool keep_stopwords = policy == Stopwords::keep_if_all && std::all_of(leaves.begin(), leaves.end(), is_stop);
    const WordRow row(leaves, concepts_apply() ? matcher_ : nullptr, nodes.back().text.ends_with('?'));
    std::vector<QueryPart> out;
    for (std::size_t i = 0; i < leaves.size();) {
      const std::size_t end = row.group_end(i);
      if (end == i + 1 && !keep_stopwords && is_stop(leaves[i]) && !row.starts_concept(i)) {
        out_.ignored.push_back(nodes[i].text);
        ++i;
        continue;
      }
      if (!leaves[i].parts.empty()) {
        const std::span<const Words> words(leaves.data() + i, end - i);
        out.push_back(
            {text_of(nodes.subspan(i, end - i)), group(leaves, i, end, row), terms_of(words), row.concepts(i, end)});
        for (std::size_t word = i; end > i + 1 && word < end; ++word) {
          if (is_stop(leaves[word]) || leaves[word].parts.empty()) continue;
          out.back().words.push_back({nodes[word].text, leaf(leaves[word]), terms_of({&leaves[word], 1})});
        }
      }
      i = end;
    }
    add_bonuses(leaves);
    return out;
  }

  Query group(const std::vector<Words>& leaves, std::size_t begin, std::size_t end, const WordRow& row) {
    std::vector<Query> words;
    for (std::size_t i = begin; i < end; ++i) words.push_back(leaf(leaves[i]));
    std::vector<Query> concepts;
    for (const knowledge::Concept* c : row.concepts(begin, end)) concepts.push_back(concept_query(*c));
    const Query all = combine(Query::OP_AND, words);
    return words_or(words.size() > 1 ? guarded(all) : all, concepts);
  }

  // Weight for the forms as typed and for words that stand side by side as they do in the query.
  void add_bonuses(const std::vector<Words>& leaves) {
    if (negated_ || in_title_) return;
    const Words* before = nullptr;
    for (const Words& words : leaves) {
      const bool plain = words.parts.size() == 1 && words.joined.empty() && !is_stop(words);
      if (!plain) {
        if (!is_stop(words)) before = nullptr;
        continue;
      }
      const text::Word& word = *words.parts[0].word;
      if (options_.ranking.exact > 0) {
        add_bonus(BonusKind::exact_form, word.form, Query(index::exact_term(word.form)), options_.ranking.exact);
      }
      if (options_.ranking.pair > 0 && before != nullptr) {
        const text::Word& first = *before->parts[0].word;
        const Query pair[] = {lemma_query(first, Query::OP_OR), lemma_query(word, Query::OP_OR)};
        add_bonus(BonusKind::neighbours, first.form + " " + word.form,
                  guarded(Query(Query::OP_NEAR, pair, pair + 2, 2)), options_.ranking.pair);
      }
      before = &words;
    }
  }

  void add_bonus(BonusKind kind, const std::string& text, const Query& query, double weight) {
    const auto same = [&](const Bonus& b) { return b.kind == kind && b.part.text == text; };
    if (out_.bonuses.size() == limits::kMaxBonuses || std::any_of(out_.bonuses.begin(), out_.bonuses.end(), same))
      return;
    out_.bonuses.push_back({kind, {text, scaled(query, weight)}});
  }

  std::vector<QueryPart> exact_row(std::span<const Node> nodes) {
    std::vector<QueryPart> out;
    for (const Node& n : nodes) out.push_back({n.text, exact(n.text)});
    return out;
  }

  // The form as typed; those of a hyphenated word in a row.
  Query exact(const std::string& text) {
    const Words words = reader_.read(text);
    if (words.parts.empty()) return Query::MatchNothing;
    if (words.parts.size() > 1) return in_order(words.parts, 0, std::vector<bool>(words.parts.size(), true));
    const text::Word& word = *words.parts[0].word;
    if (!negated_) out_.highlight.forms.insert(word.form);
    const Query form(index::exact_term(word.form));
    return in_title_ ? Query(Query::OP_FILTER, lemma_query(word, Query::OP_SYNONYM), form) : form;
  }

  Query prefix(const std::string& text) {
    const Words words = reader_.read(text);
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

  Query phrase(const Node& n) {
    const Words words = reader_.read(n.text);
    if (words.parts.empty()) return Query::MatchNothing;
    const std::vector<bool> typed = typed_parts(n, words.parts);
    const bool some_exact = std::find(typed.begin(), typed.end(), true) != typed.end();
    if (words.parts.size() == 1) {
      return some_exact ? exact(n.text) : all_of(words_in_a_row({&n, 1}, Stopwords::keep_if_all));
    }
    const Query row = in_order(words.parts, n.distance, typed);
    std::vector<Query> concepts;
    if (concepts_apply() && !some_exact) {
      for (const knowledge::Match& m : matcher_->match(words.parts, text::Mode::query)) {
        if (m.first != 0 || m.last + 1 != words.parts.size() || m.place) continue;
        concepts.push_back(concept_query(matcher_->vocabulary().concepts()[m.concept_index]));
      }
    }
    return words_or(row, concepts);
  }

  std::vector<bool> typed_parts(const Node& n, const std::vector<text::Token>& parts) const {
    const bool all = exact_ || n.kind == NodeKind::exact;
    return all ? std::vector<bool>(parts.size(), true) : exact_parts(n.text, parts);
  }

  // A side takes its place in the window by its first or last word; one of several words must stand there as a whole
  // too. A prefix cannot take a place: with it every side must only be there.
  Query near(const Node& n) {
    std::vector<Query> parts;
    std::vector<Query> sides;
    bool has_prefix = false;
    for (const Node& child : n.children) {
      parts.push_back(node(child));
      sides.push_back(near_side(child, has_prefix));
    }
    if (!has_prefix) {
      const auto size = static_cast<Xapian::termcount>(n.distance + n.children.size() - 1);
      parts.push_back(without_weight(guarded(Query(Query::OP_NEAR, sides.begin(), sides.end(), size))));
    }
    return combine(Query::OP_AND, parts);
  }

  Query near_side(const Node& n, bool& has_prefix) {
    if (n.kind == NodeKind::disj) {
      std::vector<Query> sides;
      for (const Node& child : n.children) sides.push_back(near_side(child, has_prefix));
      return combine(Query::OP_OR, sides);
    }
    has_prefix = has_prefix || n.kind == NodeKind::prefix;
    const Words words = reader_.read(n.text);
    if (words.parts.empty()) return Query::MatchNothing;
    const Query first = lemma_query(*words.parts.front().word, Query::OP_OR);
    if (words.parts.size() == 1) return first;
    return combine(Query::OP_OR, {first, lemma_query(*words.parts.back().word, Query::OP_OR)});
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
    const FacetCompiler compiler{n.field, analyzer_, matcher_, [this](const Node& other) { return node(other); },
                                 [this](const std::string& term, const std::string& typed) {
                                   return combine(Query::OP_OR, beginning(term, typed));
                                 }};
    return without_weight(guarded(compile_facet(n.children.front(), compiler)));
  }

  text::Analyzer& analyzer_;
  const knowledge::Matcher* matcher_;
  bool exact_;
  const CompileOptions& options_;
  const Node* outermost_ = nullptr;  // the conjunction, or the one word, that is the whole query but for its negations
  bool in_title_ = false;
  bool negated_ = false;
  LeafReader reader_;
  CompiledQuery out_;
};

}  // namespace

CompiledQuery compile(const Node& root, text::Analyzer& analyzer, const knowledge::Matcher* matcher,
                      const CompileOptions& options) {
  return Compiler(analyzer, matcher, options).run(root);
}

}  // namespace diplomed::query
