#include "knowledge/events/event_verbs.h"

#include <algorithm>
#include <array>

namespace diplomed::knowledge {
namespace {

enum class Sense : std::uint8_t { meet, discuss, receive, go, work, give, honour, open, treat, build, train };

struct Row {
  std::string_view lemma;
  Sense sense;
};
constexpr auto kVerbs = std::to_array<Row>({
    {"встретиться", Sense::meet},    {"встречаться", Sense::meet},   {"обсудить", Sense::discuss},
    {"принять", Sense::receive},     {"посетить", Sense::go},        {"посещать", Sense::go},
    {"побывать", Sense::go},         {"прибыть", Sense::go},         {"прибывать", Sense::go},
    {"приехать", Sense::go},         {"приезжать", Sense::go},       {"прилететь", Sense::go},
    {"вылететь", Sense::go},         {"ехать", Sense::go},           {"поехать", Sense::go},
    {"выехать", Sense::go},          {"направиться", Sense::go},     {"отправиться", Sense::go},
    {"работать", Sense::work},       {"поработать", Sense::work},    {"оперировать", Sense::work},
    {"прооперировать", Sense::work}, {"передать", Sense::give},      {"доставить", Sense::give},
    {"отправить", Sense::give},      {"направить", Sense::give},     {"подарить", Sense::give},
    {"поставить", Sense::give},      {"поступить", Sense::give},     {"безвозмездно", Sense::give},
    {"закупить", Sense::give},       {"наградить", Sense::honour},   {"награждать", Sense::honour},
    {"удостоить", Sense::honour},    {"удостоиться", Sense::honour}, {"присвоить", Sense::honour},
    {"вручить", Sense::give},        {"провести", Sense::treat},     {"проводить", Sense::treat},
    {"построить", Sense::build},     {"строить", Sense::build},      {"возвести", Sense::build},
    {"обучить", Sense::train},       {"обучать", Sense::train},      {"открыть", Sense::open},
    {"открыться", Sense::open},
});

// Whether a word with one of `lemmas` stands in `range`.
template <std::size_t n>
bool holds(const ClauseWords& words, WordRange range, const std::array<std::string_view, n>& lemmas) {
  for (std::size_t i = range.begin; i < range.end; ++i) {
    for (const std::string& term : words.token(i).word->terms) {
      if (std::find(lemmas.begin(), lemmas.end(), std::string_view(term)) != lemmas.end()) return true;
    }
  }
  return false;
}

constexpr auto kDoctors =
    std::to_array<std::string_view>({"врач", "хирург", "кардиохирург", "нейрохирург", "медик", "доктор", "волонтер",
                                     "доброволец", "бригада", "офтальмолог", "онколог", "кардиолог", "медсестра",
                                     "окулист", "травматолог", "специалист", "эксперт", "трансплантолог"});
constexpr auto kHealers = std::to_array<std::string_view>(
    {"волонтер", "доброволец", "миссия", "операция", "оперировать", "прооперировать", "прием", "осмотр", "консультация",
     "консультировать", "бригада", "пациент", "больной", "десант"});
constexpr auto kOfficials = std::to_array<std::string_view>(
    {"делегация", "министр", "замминистра", "посол", "глава", "представитель", "президент", "директор", "ректор"});
constexpr auto kDelegation = std::to_array<std::string_view>({"делегация"});

std::optional<VerbEvent> journey(const ClauseWords& words, WordRange sentence, std::size_t i, bool work) {
  // Who goes stands before the verb, or right after it.
  const WordRange near{sentence.begin, std::min(i + 6, sentence.end)};
  const bool doctors = holds(words, near, kDoctors);
  if (work && !doctors) return std::nullopt;
  if (doctors && !holds(words, near, kDelegation)) {
    if (work || holds(words, sentence, kHealers)) return VerbEvent{"medical-mission", EventGroup::mission, i, false};
    return VerbEvent{"expert-visit", EventGroup::visit, i, false};
  }
  if (holds(words, near, kDelegation)) return VerbEvent{"delegation-visit", EventGroup::visit, i, false};
  if (holds(words, near, kOfficials)) return VerbEvent{"visit", EventGroup::visit, i, false};
  return std::nullopt;
}

// «провели 12 операций»
std::optional<VerbEvent> treatment(const ClauseWords& words, WordRange sentence, std::size_t i) {
  static constexpr auto kTreatments = std::to_array<std::string_view>({"операция", "прием", "осмотр", "консультация"});
  const WordRange object{i, std::min(i + 7, sentence.end)};
  if (!holds(words, object, kTreatments) || !holds(words, sentence, kDoctors)) return std::nullopt;
  return VerbEvent{"medical-mission", EventGroup::mission, i, false};
}

std::optional<VerbEvent> gift(const ClauseWords& words, WordRange sentence, std::size_t i) {
  struct Object {
    std::string_view lemma, type;
  };
  static constexpr auto kObjects = std::to_array<Object>({
      {"гуманитарный", "humanitarian-aid"},
      {"вакцина", "vaccine-supply"},
      {"оборудование", "equipment-supply"},
      {"аппарат", "equipment-supply"},
      {"аппаратура", "equipment-supply"},
      {"томограф", "equipment-supply"},
      {"автомобиль", "equipment-supply"},
      {"техника", "equipment-supply"},
      {"медтехника", "equipment-supply"},
      {"лекарство", "medicines-supply"},
      {"препарат", "medicines-supply"},
      {"медикамент", "medicines-supply"},
  });
  const WordRange near{i > sentence.begin + 8 ? i - 8 : sentence.begin, std::min(i + 10, sentence.end)};
  for (const Object& object : kObjects) {
    if (holds(words, near, std::array{object.lemma})) return VerbEvent{object.type, EventGroup::help, i, false};
  }
  return std::nullopt;
}

constexpr auto kInstitutions =
    std::to_array<std::string_view>({"центр", "отделение", "клиника", "больница", "госпиталь", "лаборатория", "филиал",
                                     "институт", "поликлиника", "роддом", "корпус", "медцентр"});

// «открыли центр», «построит больницу»
std::optional<VerbEvent> institution(const ClauseWords& words, WordRange sentence, std::size_t i, bool building) {
  const WordRange near{i > sentence.begin + 6 ? i - 6 : sentence.begin, std::min(i + 5, sentence.end)};
  if (!holds(words, near, kInstitutions)) return std::nullopt;
  if (building) return VerbEvent{"construction-of-hospital", EventGroup::project, i, false};
  return VerbEvent{"opening", EventGroup::opening, i, false};
}

}  // namespace

bool is_speech_verb(const ClauseWords& words, std::size_t i) {
  static constexpr auto kSpeech =
      std::to_array<std::string_view>({"сказать", "отметить", "отмечать", "подчеркнуть", "подчеркивать", "заявить",
                                       "сообщить", "сообщать", "рассказать", "добавить", "напомнить", "пояснить",
                                       "уточнить", "передавать", "информировать", "говорить", "считать"});
  const std::string_view lemma = words.lemma(i);
  return std::find(kSpeech.begin(), kSpeech.end(), lemma) != kSpeech.end();
}

std::optional<VerbEvent> event_of_verb(const ClauseWords& words, WordRange sentence, std::size_t i) {
  const text::Word& word = *words.token(i).word;
  if (word.kind != text::WordKind::russian || word.form.size() < 8) return std::nullopt;
  const std::string_view lemma = words.lemma(i);
  const auto row = std::find_if(kVerbs.begin(), kVerbs.end(), [&](const Row& r) { return r.lemma == lemma; });
  if (row == kVerbs.end()) return std::nullopt;
  const VerbForm form = verb_form(word.form, lemma);
  if (form == VerbForm::gerund || form == VerbForm::none) return std::nullopt;
  if (form == VerbForm::participle) return std::nullopt;
  // «уже приезжали», «будут приезжать», «побывали шесть раз»: a habit, no event.
  static constexpr auto kTimes = std::to_array<std::string_view>({"раз", "дважды", "трижды", "ежегодно", "регулярно"});
  const bool habit = row->sense == Sense::go &&
                     ((form != VerbForm::present && is_imperfective(lemma)) || holds(words, sentence, kTimes));
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
      if (!holds(words, object, kDoctors)) return std::nullopt;
      return VerbEvent{"training-course", EventGroup::training, i, false};
    }
  }
  return std::nullopt;
}

}  // namespace diplomed::knowledge
