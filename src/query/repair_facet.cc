#include "query/repair_facet.h"

#include <algorithm>
#include <map>
#include <vector>

#include "base/utf8.h"
#include "index/schema.h"
#include "knowledge/facets.h"
#include "query/compile_facet.h"
#include "query/letters.h"
#include "query/repair_word.h"
#include "text/layout.h"
#include "text/translit.h"

namespace diplomed::query {
namespace {

// A name that stands in documents is likelier than one that is only in the vocabulary.
constexpr double kOnlyInVocabulary = 0.3;
constexpr double kAsItSounds = 0.1;  // per letter that romanisations write otherwise

class FacetMender {
 public:
  FacetMender(const std::string& facet, const RepairContext& context) : facet_(facet), c_(context) {}

  std::optional<std::string> mend(const std::string& text) {
    if (finds_something(text) || names_concept(text)) return std::nullopt;
    gather();
    std::string out;
    std::vector<text::Token> tokens = c_.analyzer.analyze(text, text::Mode::query);
    std::erase_if(tokens, [](const text::Token& t) { return t.extra; });
    std::vector<std::pair<std::string, bool>> words;  // form, whether a name has it
    for (const text::Token& t : tokens) {
      const auto& terms = t.word->terms;
      words.emplace_back(t.word->form, std::any_of(terms.begin(), terms.end(),
                                                   [&](const std::string& term) { return words_.contains(term); }));
    }
    // Punctuation may be a letter on the other layout.
    if (const std::string russian = text::on_russian_layout(text); !russian.empty() && words_.contains(russian))
      words = {{russian, true}};
    for (const auto& [form, known] : words) {
      const std::string word = known ? form : nearest(form);
      if (word.empty()) return std::nullopt;
      out += (out.empty() ? "" : " ") + word;
    }
    if (out.empty() || out == text || !finds_something(out)) return std::nullopt;
    return out;
  }

 private:
  bool finds_something(const std::string& text) const {
    Node value;
    value.kind = NodeKind::phrase;
    value.text = text;
    Xapian::Enquire enquire(c_.db);
    const auto nothing_else = [](const Node&) { return Xapian::Query::MatchNothing; };
    enquire.set_query(compile_facet(value, facet_, c_.analyzer, c_.matcher, nothing_else));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    return !enquire.get_mset(0, 1).empty();
  }

  // «страна:Франция» is right, though no document has it.
  bool names_concept(const std::string& text) const {
    if (c_.matcher == nullptr) return false;
    const std::vector<text::Token>& tokens = c_.analyzer.analyze(text, text::Mode::query);
    const auto matches = c_.matcher->match(tokens, text::Mode::query);
    return std::any_of(matches.begin(), matches.end(), [&](const knowledge::Match& m) {
      const knowledge::Concept& c = c_.matcher->vocabulary().concepts()[m.concept_index];
      return c.type == knowledge::concept_type_of(facet_) && m.first == 0 && m.last + 1 == tokens.size();
    });
  }

  // The words of names, with the number of documents that have them; 0: of the vocabulary only.
  void gather() {
    const std::string prefix = index::name_term(facet_, "");
    for (auto term = c_.db.allterms_begin(prefix); term != c_.db.allterms_end(prefix); ++term) {
      words_[(*term).substr(prefix.size())] = static_cast<std::uint32_t>(term.get_termfreq());
    }
    if (c_.matcher == nullptr) return;
    const auto type = knowledge::concept_type_of(facet_);
    for (const knowledge::Concept& c : c_.matcher->vocabulary().concepts()) {
      if (c.type != type) continue;
      for (const auto& variant : c.variants) {
        for (const text::Token& t : c_.analyzer.analyze(variant.text, text::Mode::query)) {
          if (!t.extra) words_.emplace(t.word->form, 0);
        }
      }
    }
  }

  // A word of documents that is in such a name, in some form; else a word of the names themselves.
  std::string nearest(const std::string& form) const {
    if (const std::string russian = text::on_russian_layout(form); words_.contains(russian)) return russian;
    const std::u32string typed = letters_of(form);
    const int edits = edits_for(typed.size());
    if (edits == 0) return nearest_name(form, typed, edits);
    const std::shared_ptr<const SpellingIndex> spelling = c_.spelling();
    for (const Candidate& c : spelling->similar(form, edits)) {
      if (!c.source_error && in_names(std::string(c.word))) return std::string(c.word);
    }
    return nearest_name(form, typed, edits);
  }

  bool in_names(const std::string& word) const {
    const std::vector<text::Token>& tokens = c_.analyzer.analyze(word, text::Mode::query);
    return tokens.size() == 1 && std::any_of(tokens[0].word->terms.begin(), tokens[0].word->terms.end(),
                                             [&](const std::string& term) { return words_.contains(term); });
  }

  std::string nearest_name(const std::string& form, const std::u32string& typed, int edits) const {
    const std::vector<std::string> sounds = text::latin_sound_keys(form);
    const std::u32string plain = sounds.empty() ? std::u32string() : letters_of(text::plain_latin(form));
    std::string best;
    double least = 0;
    for (const auto& [word, frequency] : words_) {
      const bool sounds_so =
          !sounds.empty() && std::find(sounds.begin(), sounds.end(), text::sound_key(word)) != sounds.end();
      if (!sounds_so && edits == 0) continue;
      double cost = sounds_so ? kAsItSounds * edit_cost(plain, letters_of(text::plain_romanisation(word)), kMostEdits)
                              : edit_cost(typed, letters_of(word), edits);
      if (!sounds_so && cost > edits + 1) continue;
      if (frequency == 0) cost += kOnlyInVocabulary;
      if (!best.empty() && cost >= least) continue;
      best = word;
      least = cost;
    }
    return best;
  }

  static constexpr int kMostEdits = 8;

  const std::string& facet_;
  const RepairContext& c_;
  std::map<std::string, std::uint32_t, std::less<>> words_;
};

}  // namespace

std::optional<std::string> mend_facet_value(const std::string& facet, const std::string& text,
                                            const RepairContext& context) {
  if (facet == "id" || facet == "year" || facet == "date" || facet == "lang" || facet == "source") return std::nullopt;
  return FacetMender(facet, context).mend(text);
}

}  // namespace diplomed::query
