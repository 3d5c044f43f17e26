#include "knowledge/events/event_status.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/strings.h"
#include "knowledge/words/word_list.h"
#include "language_data/event_words.h"
#include "text/fold.h"

namespace diplomed::knowledge {
namespace {

constexpr std::size_t kReach = 16;       // words and half-stops between an instrument and its verb
constexpr std::size_t kNounReach = 4;    // words from a noun of action to what it acts on
constexpr std::size_t kCommaWeight = 5;  // a comma counts as so many words

bool is_future_auxiliary(std::string_view form) {
  return in_list(language_data::event_words::kFutureAuxiliary, form);
}

// Verbs that put another verb, or what they name, into the future: «планируют подписать», «намерены провести».
bool plans(const ClauseWords& words, std::size_t i) {
  return words.is_any(i, language_data::event_words::kPlan);
}

// «в ходе встречи», «в рамках Дней», «по итогам переговоров», «на форуме»
bool is_circumstance(const ClauseWords& words, WordRange sentence, std::size_t first) {
  std::size_t i = first;
  for (std::size_t steps = 0; i > sentence.begin && steps < 3; ++steps) {
    --i;
    const std::string_view form = words.form(i);
    if (in_list(language_data::event_words::kCircumstanceNoun, form)) return true;
    if (in_list(language_data::event_words::kCircumstancePreposition, form)) return true;
    if (!looks_adjectival(form, words.lemma(i)) && !in_list(language_data::event_words::kInsideCircumstance, form))
      return false;
  }
  return false;
}

std::size_t distance(const ClauseWords& words, std::size_t a, std::size_t b) {
  if (a > b) std::swap(a, b);
  std::size_t sum = b - a;
  for (std::size_t i = a; i < b && sum <= kReach; ++i) {
    const std::string_view gap = words.gap(i);
    if (gap.find_first_of(",;:()") != gap.npos) sum += kCommaWeight;
  }
  return sum;
}

bool is_denied(const ClauseWords& words, WordRange sentence, std::size_t i) {
  for (std::size_t k = i, steps = 0; k > sentence.begin && steps < 2; ++steps) {
    --k;
    if (in_list(language_data::event_words::kDenial, words.form(k))) return true;
    if (!in_list(language_data::event_words::kBetweenDenial, words.form(k))) {
      return false;
    }
  }
  return false;
}

// A noun after the instrument says what it is about («соглашение о подготовке кадров»), unless it names a stage.
bool is_subject_noun(const ClauseWords& words, std::size_t i, WordRange trigger) {
  if (is_infinitive(words.lemma(i))) return false;
  if (looks_adjectival(words.form(i), words.lemma(i))) return false;  // «запланированный», «предстоящий»
  if (i < trigger.begin) return trigger.begin - i > kNounReach;
  return i == 0 || !words.is_any(i - 1, language_data::event_words::kStage);
}

}  // namespace

StatusReader::StatusReader(std::shared_ptr<const Vocabulary> vocabulary) : vocabulary_(std::move(vocabulary)) {
  for (const Concept& c : vocabulary_->concepts()) {
    if (!c.is(Facet::status)) continue;
    for (const Concept::Variant& variant : c.variants) cues_.try_emplace(text::fold_yo(variant.text), &c);
  }
}

const Concept* StatusReader::cue_at(const ClauseWords& words, std::size_t i) const {
  for (const std::string& lemma : words.token(i).word->terms) {
    const auto found = cues_.find(lemma);
    if (found == cues_.end()) continue;
    // «приняли участие»; «ожидается, что меморандум …» is about what follows.
    if (i + 1 < words.size() && (words.lemma(i + 1) == "участие" || words.form(i + 1) == "что")) return nullptr;
    return found->second;
  }
  return nullptr;
}

bool StatusReader::allows(EventGroup group, const Concept& cue, bool action_noun) const {
  static constexpr auto kDocument = std::to_array<std::string_view>(
      {"signed", "agreed", "ratified", "in-force", "extended", "amended", "under-negotiation", "under-development",
       "planned", "upcoming", "suspended", "cancelled"});
  static constexpr auto kEvent = std::to_array<std::string_view>(
      {"planned", "upcoming", "ongoing", "launched", "held", "completed", "suspended", "cancelled"});
  static constexpr auto kProject =
      std::to_array<std::string_view>({"planned", "ongoing", "launched", "completed", "under-development",
                                       "under-negotiation", "suspended", "cancelled", "agreed", "held"});
  static constexpr auto kHelp = std::to_array<std::string_view>(
      {"delivered", "planned", "ongoing", "launched", "held", "completed", "upcoming", "signed", "agreed"});
  const std::string_view id = cue.id;
  switch (group) {
    case EventGroup::document:
      return one_of(id, kDocument) || (action_noun && one_of(id, kEvent));
    case EventGroup::project:
      return one_of(id, kProject);
    case EventGroup::help:
    case EventGroup::award:
      return one_of(id, kHelp);
    case EventGroup::meeting:
      return one_of(id, kEvent) || id == "discussed";
    case EventGroup::none:
      return false;
    default:
      return one_of(id, kEvent) || id == "delivered";
  }
}

Tense StatusReader::tense_at(const ClauseWords& words, WordRange sentence, std::size_t i) {
  const std::string& lemma = words.lemma(i);
  const VerbForm form = verb_form(words.form(i), lemma);
  const std::size_t from = i > sentence.begin + 3 ? i - 3 : sentence.begin;
  for (std::size_t k = from; k < i; ++k) {
    if (is_future_auxiliary(words.form(k))) return Tense::future;
  }
  if (i + 1 < sentence.end && is_future_auxiliary(words.form(i + 1))) return Tense::future;
  switch (form) {
    case VerbForm::present:
      return is_infinitive(lemma) && !is_imperfective(lemma) ? Tense::future : Tense::present;
    case VerbForm::infinitive:
      return Tense::future;
    case VerbForm::none:
    case VerbForm::past:
    case VerbForm::passive:
    case VerbForm::participle:
    case VerbForm::gerund:
      return Tense::past;
  }
  return Tense::past;
}

const Concept* StatusReader::of_tense(Tense tense) const {
  return find(tense == Tense::past ? "held" : tense == Tense::present ? "ongoing" : "upcoming");
}

// The status that a cue means in a tense: «подписан» is signed, «подпишут» planned, «подписывают» under development.
const Concept* StatusReader::in_tense(const Concept& cue, Tense tense, bool planned, EventGroup group) const {
  const std::string_view id = cue.id;
  if (id == "planned" || id == "upcoming" || id == "suspended" || id == "cancelled") return &cue;
  if (planned) return find("planned");
  if (id == "under-development" || id == "under-negotiation") return &cue;
  if (tense == Tense::future) {
    const bool event = group == EventGroup::meeting || group == EventGroup::visit || group == EventGroup::mission ||
                       group == EventGroup::event || group == EventGroup::opening;
    return find(event ? "upcoming" : "planned");
  }
  if (id == "ongoing") return tense == Tense::past ? find("held") : &cue;
  if (tense == Tense::present) {
    if (id == "signed" || id == "agreed") return find("under-development");
    if (id == "in-force" || id == "launched") return &cue;
    return find("ongoing");
  }
  return id == "discussed" && group == EventGroup::meeting ? find("held") : &cue;
}

StatusReading StatusReader::read(const ClauseWords& words, WordRange sentence, WordRange trigger,
                                 EventGroup group) const {
  StatusReading reading;
  reading.circumstance = is_circumstance(words, sentence, trigger.begin);
  std::size_t best = kReach + 1;
  const Concept* cue = nullptr;
  // A noun of action right before: «подписание соглашения», «обмен подписанным меморандумом».
  bool action_noun = false;
  for (std::size_t i = sentence.begin; i < trigger.begin; ++i) {
    const Concept* c = trigger.begin - i <= 3 ? cue_at(words, i) : nullptr;
    action_noun = action_noun || (c != nullptr && !is_infinitive(words.lemma(i)));
  }
  for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
    if (i >= trigger.begin && i < trigger.end && group != EventGroup::document) {
      // «реализовать проект», «подписать протокол»: the verb stands inside the name.
      if (!is_infinitive(words.lemma(i))) continue;
    }
    const Concept* c = cue_at(words, i);
    if (c == nullptr || !allows(group, *c, action_noun)) continue;
    if (is_subject_noun(words, i, trigger)) continue;
    const bool circumstantial_noun = !is_infinitive(words.lemma(i)) && is_circumstance(words, sentence, i);
    std::size_t d = i < trigger.begin
                        ? distance(words, i, trigger.begin)
                        : distance(words, trigger.end > trigger.begin ? trigger.end - 1 : trigger.begin, i);
    if (circumstantial_noun) d += kCommaWeight;
    if (d < best) {
      best = d;
      cue = c;
      reading.cue = i;
    }
  }
  if (cue == nullptr) {
    reading.denied = is_denied(words, sentence, trigger.begin) ||
                     (trigger.begin > sentence.begin && is_denied(words, sentence, trigger.begin - 1));
    return reading;
  }
  reading.denied = is_denied(words, sentence, reading.cue);
  Tense tense = tense_at(words, sentence, reading.cue);
  bool planned = false;
  const bool verb = is_infinitive(words.lemma(reading.cue));
  const VerbForm form = verb_form(words.form(reading.cue), words.lemma(reading.cue));
  if (!verb || form == VerbForm::infinitive || form == VerbForm::participle) {
    // The verb that governs the noun or the infinitive.
    std::size_t nearest = kReach + 1;
    for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
      if (i == reading.cue) continue;
      const std::size_t d = distance(words, i, reading.cue);
      if (d >= nearest) continue;
      const VerbForm f = verb_form(words.form(i), words.lemma(i));
      const bool finite = f == VerbForm::past || f == VerbForm::passive || f == VerbForm::present;
      if (plans(words, i)) {
        nearest = d;
        planned = true;
      } else if (finite || is_future_auxiliary(words.form(i))) {
        nearest = d;
        planned = false;
        if (form != VerbForm::infinitive) tense = tense_at(words, sentence, i);
        if (is_future_auxiliary(words.form(i))) tense = Tense::future;
        reading.denied = reading.denied || is_denied(words, sentence, i);
      }
    }
    if (form == VerbForm::infinitive && !planned) tense = Tense::future;
  }
  reading.status = in_tense(*cue, tense, planned, group);
  return reading;
}

}  // namespace diplomed::knowledge
