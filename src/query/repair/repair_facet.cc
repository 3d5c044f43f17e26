#include "query/repair/repair_facet.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "index/schema.h"
#include "index/spelling/edit_cost.h"
#include "index/spelling/letters.h"
#include "knowledge/facets.h"
#include "query/compile/compile_facet.h"
#include "query/repair/repair_word.h"
#include "text/sound/keyboard_layout.h"
#include "text/sound/romanised_key.h"

namespace diplomed::query {
namespace {

// A name that stands in documents is likelier than one that is only in the vocabulary.
constexpr double kOnlyInVocabulary = 0.3;
constexpr double kAsItSounds = 0.1;  // per letter that romanisations write otherwise

constexpr int kMostEdits = 8;
constexpr std::size_t kLettersOfStem = 3;

}  // namespace

bool FacetMender::can_mend(std::string_view facet) {
  return facet != "id" && facet != "year" && facet != "date" && facet != "lang" && facet != "source" &&
         facet != index::kFileField;
}

std::optional<FacetMender::Found> FacetMender::mend(const std::string& text) {
  gather();
  // Punctuation may be a letter on the other layout.
  if (const std::string russian = text::on_russian_layout(text); in_names(russian) && finds_something(russian))
    return Found{CorrectionKind::layout, russian};
  std::vector<std::pair<std::string, bool>> words;  // form, whether a name has it
  for (const text::Token& t : c_.analyzer.analyze(text, text::Mode::query)) {
    if (t.extra) continue;
    const auto& terms = t.word->terms;
    words.emplace_back(t.word->form, std::any_of(terms.begin(), terms.end(),
                                                 [&](const std::string& term) { return words_.contains(term); }));
  }
  std::optional<Found> out;
  std::string mended;
  for (const auto& [form, known] : words) {
    const std::optional<Found> found = known ? std::nullopt : nearest(form);
    if (!known && !found) return std::nullopt;
    if (found && !out) out = found;
    mended += (mended.empty() ? "" : " ") + (found ? found->text : form);
  }
  if (!out || mended == text || !finds_something(mended)) return std::nullopt;
  out->text = mended;
  return out;
}

bool FacetMender::finds_something(const std::string& text) const {
  Node value;
  value.kind = NodeKind::phrase;
  value.text = text;
  Xapian::Enquire enquire(c_.db);
  const auto nothing_else = [](const Node&) { return Xapian::Query::MatchNothing; };
  const auto beginning = [](const std::string& term, const std::string&) {
    return Xapian::Query(Xapian::Query::OP_WILDCARD, term, limits::kMaxPrefixExpansions,
                         Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT, Xapian::Query::OP_OR);
  };
  enquire.set_query(c_.guard(compile_facet(value, {facet_, c_.analyzer, c_.matcher, nothing_else, beginning})));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return !enquire.get_mset(0, 1).empty();
}

bool FacetMender::names_concept(const std::string& text) const {
  if (c_.matcher == nullptr) return false;
  const std::vector<text::Token>& tokens = c_.analyzer.analyze(text, text::Mode::query);
  const auto matches = c_.matcher->match(tokens, text::Mode::query);
  return std::any_of(matches.begin(), matches.end(), [&](const knowledge::Match& m) {
    const knowledge::Concept& c = c_.matcher->vocabulary().concepts()[m.concept_index];
    return c.type == knowledge::concept_type_of(facet_) && m.first == 0 && m.last + 1 == tokens.size();
  });
}

void FacetMender::gather() {
  if (std::exchange(gathered_, true)) return;
  const std::string prefix = index::name_term(facet_, "");
  constexpr std::size_t kTermsBetweenChecks = 256;
  std::size_t seen = 0;
  for (auto term = c_.db.allterms_begin(prefix); term != c_.db.allterms_end(prefix); ++term) {
    if (seen++ % kTermsBetweenChecks == 0) c_.check();
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

bool FacetMender::in_names(const std::string& word) const {
  if (words_.contains(word)) return true;
  const std::vector<text::Token>& tokens = c_.analyzer.analyze(word, text::Mode::query);
  return tokens.size() == 1 &&
         std::any_of(tokens[0].word->terms.begin(), tokens[0].word->terms.end(), [&](const std::string& term) {
           return utf8::length(term) >= kLettersOfStem && words_.contains(term);
         });
}

// A word of documents that is in such a name, in some form; else a word of the names themselves, which may be a stem.
std::optional<FacetMender::Found> FacetMender::nearest(const std::string& form) const {
  if (const std::string russian = text::on_russian_layout(form); in_names(russian))
    return Found{CorrectionKind::layout, russian};
  const std::shared_ptr<const index::SpellingIndex> spelling = c_.spelling();
  for (const index::SpellingCandidate& c : spelling->sounding(form)) {
    if (in_names(std::string(c.word))) return Found{CorrectionKind::transliteration, std::string(c.word)};
  }
  if (const int edits = edits_for(utf8::length(form)); edits > 0) {
    for (const index::SpellingCandidate& c : spelling->similar(form, edits)) {
      if (!c.source_error && in_names(std::string(c.word))) return Found{CorrectionKind::spelling, std::string(c.word)};
    }
  }
  return nearest_name(form);
}

std::optional<FacetMender::Found> FacetMender::nearest_name(const std::string& form) const {
  const std::u32string typed = to_u32(form);
  const int edits = edits_for(typed.size());
  const std::vector<std::string> sounds = text::latin_sound_keys(form);
  const std::u32string plain = sounds.empty() ? std::u32string() : to_u32(text::plain_latin(form));
  std::optional<Found> best;
  double least = 0;
  for (const auto& [word, frequency] : words_) {
    const bool sounds_so =
        !sounds.empty() && std::find(sounds.begin(), sounds.end(), text::sound_key(word)) != sounds.end();
    if (!sounds_so && edits == 0) continue;
    double cost = sounds_so ? kAsItSounds * index::edit_cost(plain, to_u32(text::plain_romanisation(word)), kMostEdits)
                            : index::edit_cost(typed, to_u32(word), edits);
    if (!sounds_so && cost > edits + 1) continue;
    if (frequency == 0) cost += kOnlyInVocabulary;
    if (best && cost >= least) continue;
    best = Found{sounds_so ? CorrectionKind::transliteration : CorrectionKind::spelling, word};
    least = cost;
  }
  return best;
}

}  // namespace diplomed::query
