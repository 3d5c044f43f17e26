#include "knowledge/events/event_verbs.h"

#include <algorithm>

#include "knowledge/words/word_list.h"
#include "language_data/event_gifts.h"
#include "language_data/event_verbs.h"
#include "language_data/event_words.h"

namespace diplomed::knowledge {
namespace {

namespace lists = language_data::event_words;
using Sense = language_data::EventSense;

// Whether a word with one of `lemmas` stands in `range`.
bool holds(const ClauseWords& words, WordRange range, WordList lemmas) {
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (words.is_any(i, lemmas)) return true;
  }
  return false;
}

std::optional<VerbEvent> journey(const ClauseWords& words, WordRange sentence, std::size_t i, bool work) {
  // Who goes stands before the verb, or right after it.
  const WordRange near{sentence.begin, std::min(i + 6, sentence.end)};
  const bool doctors = holds(words, near, lists::kDoctor);
  if (work && !doctors) return std::nullopt;
  if (doctors && !holds(words, near, lists::kDelegation)) {
    if (work || holds(words, sentence, lists::kHealing))
      return VerbEvent{"medical-mission", EventGroup::mission, i, false};
    return VerbEvent{"expert-visit", EventGroup::visit, i, false};
  }
  if (holds(words, near, lists::kDelegation)) return VerbEvent{"delegation-visit", EventGroup::visit, i, false};
  if (holds(words, near, lists::kOfficial)) return VerbEvent{"visit", EventGroup::visit, i, false};
  return std::nullopt;
}

// «провели 12 операций»
std::optional<VerbEvent> treatment(const ClauseWords& words, WordRange sentence, std::size_t i) {
  const WordRange object{i, std::min(i + 7, sentence.end)};
  if (!holds(words, object, lists::kTreatment) || !holds(words, sentence, lists::kDoctor)) return std::nullopt;
  return VerbEvent{"medical-mission", EventGroup::mission, i, false};
}

std::optional<VerbEvent> gift(const ClauseWords& words, WordRange sentence, std::size_t i) {
  const WordRange near{i > sentence.begin + 8 ? i - 8 : sentence.begin, std::min(i + 10, sentence.end)};
  for (const auto& gift : language_data::kEventGifts) {
    if (holds(words, near, {&gift.word, 1})) return VerbEvent{gift.type, EventGroup::help, i, false};
  }
  return std::nullopt;
}

// «открыли центр», «построит больницу»
std::optional<VerbEvent> institution(const ClauseWords& words, WordRange sentence, std::size_t i, bool building) {
  const WordRange near{i > sentence.begin + 6 ? i - 6 : sentence.begin, std::min(i + 5, sentence.end)};
  if (!holds(words, near, lists::kInstitution)) return std::nullopt;
  if (building) return VerbEvent{"construction-of-hospital", EventGroup::project, i, false};
  return VerbEvent{"opening", EventGroup::opening, i, false};
}

}  // namespace

bool is_speech_verb(const ClauseWords& words, std::size_t i) {
  const std::string_view lemma = words.lemma(i);
  return in_list(lists::kSpeech, lemma);
}

std::optional<VerbEvent> event_of_verb(const ClauseWords& words, WordRange sentence, std::size_t i) {
  const text::Word& word = *words.token(i).word;
  if (word.kind != text::WordKind::russian || word.form.size() < 8) return std::nullopt;
  const std::string_view lemma = words.lemma(i);
  const auto& verbs = language_data::kEventVerbs;
  const auto* const row =
      std::lower_bound(verbs.begin(), verbs.end(), lemma, [](const auto& r, std::string_view l) { return r.word < l; });
  if (row == verbs.end() || row->word != lemma) return std::nullopt;
  const VerbForm form = verb_form(word.form, lemma);
  if (form == VerbForm::gerund || form == VerbForm::none) return std::nullopt;
  if (form == VerbForm::participle) return std::nullopt;
  // «уже приезжали», «будут приезжать», «побывали шесть раз»: a habit, no event.
  const bool habit = row->sense == Sense::go &&
                     ((form != VerbForm::present && is_imperfective(lemma)) || holds(words, sentence, lists::kHabit));
  if (habit) return std::nullopt;
  switch (row->sense) {
    case Sense::meet:
      return VerbEvent{"meeting", EventGroup::meeting, i, true};
    case Sense::discuss:
    case Sense::receive:
      if (row->sense == Sense::receive && i + 1 < sentence.end && words.lemma(i + 1) == "участие") return std::nullopt;
      return VerbEvent{"meeting", EventGroup::meeting, i, true};
    case Sense::go:
    case Sense::work:
      return journey(words, sentence, i, row->sense == Sense::work);
    case Sense::give:
      return gift(words, sentence, i);
    case Sense::honour:
      return VerbEvent{"award", EventGroup::award, i, false};
    case Sense::open:
    case Sense::build:
      return institution(words, sentence, i, row->sense == Sense::build);
    case Sense::treat:
      return treatment(words, sentence, i);
    case Sense::train: {
      const WordRange object{i, std::min(i + 6, sentence.end)};
      if (!holds(words, object, lists::kDoctor)) return std::nullopt;
      return VerbEvent{"training-course", EventGroup::training, i, false};
    }
  }
  return std::nullopt;
}

}  // namespace diplomed::knowledge
