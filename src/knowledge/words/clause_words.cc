#include "knowledge/words/clause_words.h"

#include <algorithm>

#include "base/strings.h"
#include "knowledge/words/word_list.h"
#include "language_data/clause_words.h"

namespace diplomed::knowledge {
namespace {

namespace lists = language_data::clause_words;

std::string_view without_reflexive(std::string_view verb) {
  if (verb.ends_with("ся") || verb.ends_with("сь")) verb.remove_suffix(std::string_view("ся").size());
  return verb;
}

constexpr std::size_t kLetter = 2;  // bytes of a Cyrillic letter

// «подписан», «принята»: the short passive participle of `lemma`.
bool is_short_passive(std::string_view form, std::string_view lemma) {
  std::string_view stem = form;
  if (stem.ends_with("а") || stem.ends_with("о") || stem.ends_with("ы")) stem.remove_suffix(kLetter);
  if (stem.ends_with("н")) return true;
  // «отправит» is no participle, «открыт» is.
  return stem.ends_with("т") && !lemma.ends_with("ить") && lemma.starts_with(stem) &&
         lemma.size() == stem.size() + kLetter;
}

}  // namespace

ClauseWords::ClauseWords(const AnnotatedText& text) : text_(text.text) {
  at_.reserve(text.tokens.size());
  for (const text::Token& token : text.tokens) {
    if (!token.extra) at_.push_back(&token);
  }
}

bool ClauseWords::is(std::size_t i, std::string_view lemma) const {
  const std::vector<std::string>& terms = at_[i]->word->terms;
  return std::find(terms.begin(), terms.end(), lemma) != terms.end();
}

bool ClauseWords::is_any(std::size_t i, WordList lemmas) const {
  const std::vector<std::string>& terms = at_[i]->word->terms;
  return std::any_of(terms.begin(), terms.end(), [&](const std::string& term) { return in_list(lemmas, term); });
}

std::string_view ClauseWords::gap(std::size_t i) const {
  const std::size_t end = i + 1 < at_.size() ? at_[i + 1]->span.begin : text_.size();
  const std::size_t begin = at_[i]->span.end;
  return begin <= end ? text_.substr(begin, end - begin) : std::string_view();
}

bool ClauseWords::adjoins(std::size_t i) const {
  if (i + 1 >= at_.size()) return false;
  const std::string_view between = gap(i);
  return between == " " || between == "\xC2\xA0" || between.find_first_not_of(" \t\xC2\xA0") == std::string_view::npos;
}

std::size_t ClauseWords::first_at(std::uint32_t byte) const {
  const auto found = std::lower_bound(at_.begin(), at_.end(), byte,
                                      [](const text::Token* t, std::uint32_t b) { return t->span.begin < b; });
  return static_cast<std::size_t>(found - at_.begin());
}

bool is_infinitive(std::string_view lemma) {
  const std::string_view verb = without_reflexive(lemma);
  return verb.size() > 3 * kLetter && ends_with_any(verb, lists::kInfinitiveEnding) &&
         !ends_with_any(verb, lists::kNounInSoftSign);
}

bool looks_adjectival(std::string_view form, std::string_view lemma) {
  if (!ends_with_any(without_reflexive(form), lists::kAdjectiveEnding)) return false;
  if (is_infinitive(lemma)) return verb_form(form, lemma) == VerbForm::participle;
  if (!ends_with_any(lemma, lists::kAdjectiveLemmaEnding)) {
    return lemma == form && ends_with_any(form, lists::kSureAdjectiveEnding);
  }
  return !in_list(lists::kNounLikeAdjective, lemma);
}

VerbForm verb_form(std::string_view form, std::string_view lemma) {
  if (!is_infinitive(lemma)) return VerbForm::none;
  if (form == lemma) return VerbForm::infinitive;
  const std::string_view bare = without_reflexive(form);
  if (ends_with_any(bare, lists::kAdjectiveEnding) && contains_any(bare, lists::kParticipleMark)) {
    return VerbForm::participle;
  }
  if (ends_with_any(bare, lists::kPastEnding) || bare == "шел" || bare.ends_with("шел") || bare.ends_with("мог")) {
    return VerbForm::past;
  }
  if (bare == form && is_short_passive(form, lemma)) return VerbForm::passive;
  if (ends_with_any(bare, lists::kPresentEnding)) return VerbForm::present;
  return VerbForm::gerund;
}

bool is_imperfective(std::string_view lemma) {
  const std::string_view verb = without_reflexive(lemma);
  if (in_list(lists::kPerfective, verb)) return false;
  if (in_list(lists::kImperfective, verb)) return true;
  return ends_with_any(verb, lists::kImperfectiveEnding);
}

}  // namespace diplomed::knowledge
