#include "knowledge/words/clause_words.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace diplomed::knowledge {
namespace {

constexpr auto kAdjectiveEndings = std::to_array<std::string_view>({
    "ый", "ий", "ой", "ая", "яя", "ое", "ее", "ого", "его", "ому", "ему", "ым",  "им",
    "ом", "ем", "ую", "юю", "ою", "ею", "ые", "ие",  "ых",  "их",  "ыми", "ими", "ей",
});
constexpr auto kAdjectiveLemmas = std::to_array<std::string_view>({"ый", "ий", "ой"});
// Nouns whose dictionary form ends as adjectives do.
constexpr auto kNounLemmas = std::to_array<std::string_view>(
    {"санаторий", "лаборатории", "профилакторий", "критерий", "гений", "препараторий", "комментарий", "сценарий",
     "волонтерий", "планетарий", "бой", "герой", "строй", "покой", "край", "случай", "слой", "перебой", "алюминий"});

constexpr auto kImperfectiveEndings = std::to_array<std::string_view>(
    {"ывать",  "ивать",  "овать",   "евать",    "авать",  "ждать",   "щать",    "чать",    "шать",  "лять",
     "рять",   "ходить", "езжать",  "бирать",   "лагать", "сылать",  "двигать", "едать",   "ирать", "носить",
     "водить", "бегать", "пускать", "писывать", "возить", "стигать", "мещать",  "казывать"});
constexpr auto kImperfective = std::to_array<std::string_view>(
    {"идти",    "вести",    "ехать",    "готовить",  "работать",     "ожидать",  "предстоять", "длиться",
     "стоять",  "строить",  "делать",   "искать",    "мочь",         "хотеть",   "иметь",      "лечить",
     "учить",   "помогать", "жить",     "быть",      "служить",      "находить", "думать",     "говорить",
     "считать", "касать",   "начинать", "принимать", "предпринимать"});
constexpr auto kPerfective = std::to_array<std::string_view>(
    {"начать", "согласовать", "организовать", "реализовать", "провозгласить", "отдать", "дать", "передать", "создать",
     "издать", "опубликовать", "образовать", "подождать", "побывать"});

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

bool ClauseWords::is_any(std::size_t i, std::initializer_list<std::string_view> lemmas) const {
  return std::any_of(lemmas.begin(), lemmas.end(), [&](std::string_view lemma) { return is(i, lemma); });
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
  return verb.size() > 3 * kLetter && (verb.ends_with("ть") || verb.ends_with("ти") || verb.ends_with("чь")) &&
         !verb.ends_with("ость") && !verb.ends_with("асть") && !verb.ends_with("есть");
}

bool looks_adjectival(std::string_view form, std::string_view lemma) {
  if (!ends_with_any(without_reflexive(form), kAdjectiveEndings)) return false;
  if (is_infinitive(lemma)) return verb_form(form, lemma) == VerbForm::participle;
  if (!ends_with_any(lemma, kAdjectiveLemmas)) {
    return lemma == form && (form.ends_with("ых") || form.ends_with("ого") || form.ends_with("ые"));
  }
  return std::find(kNounLemmas.begin(), kNounLemmas.end(), lemma) == kNounLemmas.end();
}

VerbForm verb_form(std::string_view form, std::string_view lemma) {
  if (!is_infinitive(lemma)) return VerbForm::none;
  if (form == lemma) return VerbForm::infinitive;
  const std::string_view bare = without_reflexive(form);
  static constexpr auto kPast = std::to_array<std::string_view>({"л", "ла", "ло", "ли"});
  static constexpr auto kPresent = std::to_array<std::string_view>({"ет", "ит", "ут", "ют", "ат", "ят", "ем", "им"});
  if (ends_with_any(bare, kAdjectiveEndings) &&
      (bare.find("нн") != bare.npos || bare.find("щ") != bare.npos || bare.find("вш") != bare.npos ||
       bare.find("емы") != bare.npos || bare.find("имы") != bare.npos || bare.find("ты") != bare.npos)) {
    return VerbForm::participle;
  }
  if (ends_with_any(bare, kPast) || bare == "шел" || bare.ends_with("шел") || bare.ends_with("мог")) {
    return VerbForm::past;
  }
  if (bare == form && is_short_passive(form, lemma)) return VerbForm::passive;
  if (ends_with_any(bare, kPresent)) return VerbForm::present;
  return VerbForm::gerund;
}

bool is_imperfective(std::string_view lemma) {
  const std::string_view verb = without_reflexive(lemma);
  if (std::find(kPerfective.begin(), kPerfective.end(), verb) != kPerfective.end()) return false;
  if (std::find(kImperfective.begin(), kImperfective.end(), verb) != kImperfective.end()) return true;
  return ends_with_any(verb, kImperfectiveEndings);
}

}  // namespace diplomed::knowledge
