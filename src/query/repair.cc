// A word of the dictionary is never respelt. The order of trials, from the surest to the boldest. A Latin word: the
// same keys on the Russian layout; a Russian word that sounds like it; the Russian layout with one slip; a similar
// Latin word. A Cyrillic word: the same keys on the English layout; one slip; two words run together; two slips; a
// similar word for its stem.
#include "query/repair.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "index/schema.h"
#include "text/layout.h"
#include "text/stopwords.h"
#include "text/translit.h"

namespace diplomed::query {
namespace {

// Shorter words have too many neighbours.
constexpr std::size_t kLettersForOneSlip = 4, kLettersForTwo = 6, kLettersForLayoutSlip = 7;
constexpr std::size_t kLettersOfHalf = 3;
constexpr std::size_t kMostLetters = 40;

struct Found {
  CorrectionKind kind;
  std::string word;
};

class Repairer {
 public:
  explicit Repairer(const RepairContext& context) : c_(context) {}

  Repaired run(const Node& root) {
    Repaired out{root, {}};
    visit(out.root);
    out.corrections = std::move(corrections_);
    return out;
  }

 private:
  void visit(Node& n) {
    switch (n.kind) {
      case NodeKind::word:
        n.text = mend(n.text);
        break;
      case NodeKind::phrase:
        mend_phrase(n);
        break;
      case NodeKind::conj:
        join_neighbours(n);
        [[fallthrough]];
      case NodeKind::disj:
      case NodeKind::near:
      case NodeKind::negation:
        for (Node& child : n.children) visit(child);
        break;
      case NodeKind::field:
        if (n.field == "title") visit(n.children.front());
        break;
      default:
        break;
    }
  }

  void mend_phrase(Node& n) {
    std::string text;
    for (std::size_t at = 0; at < n.text.size();) {
      const std::size_t end = std::min(n.text.find(' ', at), n.text.size());
      if (!text.empty()) text.push_back(' ');
      const std::string word = n.text.substr(at, end - at);
      text += word.starts_with('=') ? word : mend(word);
      at = end + 1;
    }
    n.text = std::move(text);
  }

  // «мед помощь»: two words that stand side by side nowhere, and their joined form is known.
  void join_neighbours(Node& n) {
    for (std::size_t i = 0; i + 1 < n.children.size(); ++i) {
      Node& left = n.children[i];
      const Node& right = n.children[i + 1];
      if (left.kind != NodeKind::word || right.kind != NodeKind::word) continue;
      if (utf8::length(left.text) < kLettersOfHalf || utf8::length(right.text) < kLettersOfHalf) continue;
      const std::string joined = left.text + right.text;
      if (!is_known(joined) || stand_together(left.text, right.text)) continue;
      corrections_.push_back({CorrectionKind::joined, left.text + " " + right.text, joined});
      left.text = joined;
      left.span.end = right.span.end;
      n.children.erase(n.children.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
  }

  // Both are words of their own and some document has them in a row.
  bool stand_together(const std::string& left, const std::string& right) const {
    std::vector<Xapian::Query> sides;
    for (const std::string& text : {left, right}) {
      const std::vector<text::Token>& tokens = c_.analyzer.analyze(text, text::Mode::query);
      if (tokens.size() != 1 || text::is_stopword(tokens[0].word->form)) return true;  // never joined
      std::vector<Xapian::Query> terms;
      for (const std::string& term : tokens[0].word->terms) {
        if (c_.db.term_exists(term)) terms.emplace_back(term);
      }
      if (terms.empty()) return false;
      sides.emplace_back(Xapian::Query::OP_OR, terms.begin(), terms.end());
    }
    Xapian::Enquire enquire(c_.db);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_PHRASE, sides.begin(), sides.end(), 2));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    return !enquire.get_mset(0, 1).empty();
  }

  std::string mend(const std::string& text) {
    if (is_known(text)) return text;
    const std::optional<Found> found = find(text);
    if (!found) return text;
    corrections_.push_back({found->kind, text, found->word});
    return found->word;
  }

  // Every word of `text` is in the index, by a lemma, its exact form or the concept it names.
  bool is_known(const std::string& text) const {
    const std::vector<text::Token>& tokens = c_.analyzer.analyze(text, text::Mode::query);
    if (tokens.empty()) return true;  // nothing to mend
    if (tokens.size() == 1 && text::is_stopword(tokens[0].word->form)) return true;
    const auto exists = [&](const text::Token& token) {
      return std::any_of(token.word->terms.begin(), token.word->terms.end(),
                         [&](const std::string& term) { return c_.db.term_exists(term); });
    };
    if (std::any_of(tokens.begin(), tokens.end(), [&](const text::Token& t) { return t.extra && exists(t); }))
      return true;
    if (std::all_of(tokens.begin(), tokens.end(), [&](const text::Token& t) { return t.extra || exists(t); }))
      return true;
    if (c_.matcher == nullptr) return false;
    for (const knowledge::Match& m : c_.matcher->match(tokens, text::Mode::query)) {
      const knowledge::Concept& concept_named = c_.matcher->vocabulary().concepts()[m.concept_index];
      if (!m.place && c_.db.term_exists(index::concept_term(concept_named.type, concept_named.id))) return true;
    }
    return false;
  }

  std::optional<Found> find(const std::string& text) const {
    const std::vector<text::Token> tokens = c_.analyzer.analyze(text, text::Mode::query);
    const text::Token& first = tokens.front();
    const std::string form = first.word->form;
    const text::WordKind kind = first.word->kind;
    const std::vector<std::string> stems = first.word->terms;
    const std::size_t parts = tokens.size();
    const bool in_dictionary = first.word->in_dictionary;
    if (utf8::length(text) > kMostLetters) return std::nullopt;
    if (const std::string russian = text::on_russian_layout(text); has_letters(russian) && is_known(russian)) {
      return Found{CorrectionKind::layout, russian};
    }
    if (parts > 1) return std::nullopt;
    if (kind == text::WordKind::latin) return find_for_latin(text, form);
    // A word of the dictionary is right, though no article has it: контракт is not контакт.
    if (kind == text::WordKind::russian && !in_dictionary) return find_for_russian(text, form, stems);
    return std::nullopt;
  }

  static bool has_letters(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
  }

  std::optional<Found> find_for_latin(const std::string& text, const std::string& form) const {
    if (const auto word = sounding(form)) return Found{CorrectionKind::transliteration, *word};
    if (const std::string russian = text::on_russian_layout(text); utf8::length(russian) >= kLettersForLayoutSlip) {
      if (const auto similar = nearest(russian, 1)) return Found{CorrectionKind::layout, *similar};
    }
    if (const auto similar = nearest(form, edits_for(form))) return Found{CorrectionKind::spelling, *similar};
    return std::nullopt;
  }

  std::optional<Found> find_for_russian(const std::string& text, const std::string& form,
                                        const std::vector<std::string>& stems) const {
    if (const std::string english = text::on_english_layout(text); !english.empty() && is_known(english)) {
      return Found{CorrectionKind::layout, english};
    }
    const int edits = edits_for(form);
    if (const auto similar = nearest(form, std::min(edits, 1))) return Found{CorrectionKind::spelling, *similar};
    if (const auto halves = split(form)) return Found{CorrectionKind::split, *halves};
    if (const auto similar = nearest(form, edits)) return Found{CorrectionKind::spelling, *similar};
    for (const std::string& stem : stems) {
      if (const auto similar = nearest(stem, edits_for(stem))) return Found{CorrectionKind::spelling, *similar};
    }
    return std::nullopt;
  }

  static int edits_for(const std::string& form) {
    const std::size_t letters = utf8::length(form);
    return letters >= kLettersForTwo ? 2 : letters >= kLettersForOneSlip ? 1 : 0;
  }

  // The first that is no error of its source.
  std::optional<std::string> best_of(const std::vector<Candidate>& candidates) const {
    for (const Candidate& c : candidates) {
      if (!spelling().is_source_error(c, c_.analyzer)) return std::string(c.word);
    }
    return std::nullopt;
  }

  // A rare word counts here, error of its source or not, if it is what was typed letter by letter.
  std::optional<std::string> sounding(const std::string& form) const {
    const std::vector<Candidate> candidates = spelling().sounding(form);
    if (!candidates.empty() && candidates.front().cost == 0) return std::string(candidates.front().word);
    return best_of(candidates);
  }

  std::optional<std::string> nearest(const std::string& word, int edits) const {
    if (edits == 0) return std::nullopt;
    return best_of(spelling().similar(word, edits));
  }

  // Two known words of which the rarer is as frequent as can be.
  std::optional<std::string> split(const std::string& form) const {
    std::optional<std::string> best;
    Xapian::doccount best_frequency = 0;
    for (std::size_t at = 0; at < form.size(); at += utf8::decode(form, at).bytes) {
      const std::string left = form.substr(0, at), right = form.substr(at);
      if (utf8::length(left) < kLettersOfHalf || utf8::length(right) < kLettersOfHalf) continue;
      const Xapian::doccount frequency =
          std::min(c_.db.get_termfreq(index::exact_term(left)), c_.db.get_termfreq(index::exact_term(right)));
      if (frequency > best_frequency) {
        best_frequency = frequency;
        best = left + " " + right;
      }
    }
    return best;
  }

  const SpellingIndex& spelling() const {
    if (!spelling_) spelling_ = c_.spelling();
    return *spelling_;
  }

  const RepairContext& c_;
  mutable std::shared_ptr<const SpellingIndex> spelling_;
  std::vector<Correction> corrections_;
};

}  // namespace

std::string_view correction_name(CorrectionKind kind) {
  switch (kind) {
    case CorrectionKind::layout:
      return "layout";
    case CorrectionKind::transliteration:
      return "transliteration";
    case CorrectionKind::spelling:
      return "spelling";
    case CorrectionKind::split:
      return "split";
    case CorrectionKind::joined:
      return "joined";
  }
  return "spelling";
}

Repaired repair(const Node& root, const RepairContext& context) {
  return Repairer(context).run(root);
}

}  // namespace diplomed::query
