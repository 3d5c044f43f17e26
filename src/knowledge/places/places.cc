#include "knowledge/places/places.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <optional>
#include <utility>

#include "base/strings.h"
#include "knowledge/entity_ids.h"
#include "knowledge/places/place_heads.h"
#include "knowledge/words/nominative.h"
#include "knowledge/words/noun_phrase.h"
#include "knowledge/words/word_list.h"
#include "language_data/place_words.h"
#include "text/fold.h"
#include "text/morphology/name_endings.h"

namespace diplomed::knowledge {
namespace {

using text::GramCase;
using text::GramNumber;
using text::PartOfSpeech;
using text::Reading;
using text::ReadingFlag;

class Scanner {
 public:
  explicit Scanner(const NameContext& context) : context_(context), words_(context.words()) {}

  std::vector<PlaceMention> run() {
    for (std::size_t i = 0; i < words_.size();) {
      std::size_t last = i;
      const bool found =
          add_described(i, last) || add_known(i, last) || add_geographic(i, last) || add_unknown(i, last);
      i = found ? last + 1 : i + 1;
    }
    return std::move(out_);
  }

 private:
  bool add_described(std::size_t i, std::size_t& last);
  bool add_after_adjective(std::size_t i, std::size_t& last);
  bool add_before_name(std::size_t i, std::size_t& last);
  bool add_known(std::size_t i, std::size_t& last);
  bool add_geographic(std::size_t i, std::size_t& last);
  bool add_unknown(std::size_t i, std::size_t& last);
  std::size_t with_direction(std::size_t first) const;

  PlaceMention& add(std::size_t first, std::size_t last, std::string name) {
    PlaceMention m;
    m.at = {context_.part(), words_.span(first, last)};
    m.name = std::move(name);
    out_.push_back(std::move(m));
    return out_.back();
  }
  const std::vector<Reading>& whole_readings(std::size_t i);
  bool after_place_preposition(std::size_t i) const {
    return i > 0 && words_[i].gap == 0 && in_list(language_data::place_words::kPreposition, words_.form(i - 1));
  }
  bool part_of_person(std::size_t first, std::size_t last) const;
  static void describe(PlaceMention& m, const Concept& c, bool capital);

  const NameContext& context_;
  const Words& words_;
  std::vector<PlaceMention> out_;
  std::vector<Reading> compound_;
};

void Scanner::describe(PlaceMention& m, const Concept& c, bool capital) {
  if (c.is(Facet::country)) {
    m.country = c.id;
    if (capital) return;
  } else {
    m.country = c.country;
  }
  m.id = c.id;
  m.name = c.label_ru;
  m.name_en = c.label_en;
}

// Readings of a compound as one word, «Нью-Йорке», and of another word as it is.
const std::vector<Reading>& Scanner::whole_readings(std::size_t i) {
  if (!words_[i].compound) return words_.readings(i);
  compound_ = words_.morphology().readings(text::fold(words_.surface(i)));
  return compound_;
}

bool has_flag(const std::vector<Reading>& readings, ReadingFlag flag) {
  return std::any_of(readings.begin(), readings.end(), [&](const Reading& r) { return r.has(flag); });
}

// «Владимира Путина», «Олег Ливанов», «Р. Куба»: a name beside the words makes them a person's.
bool Scanner::part_of_person(std::size_t first, std::size_t last) const {
  const auto is_given = [&](std::size_t i) {
    return words_[i].capitalised && has_flag(words_.readings(i), ReadingFlag::given_name);
  };
  if (first > 0 && words_[first].gap == 0) {
    const bool geographic_before = has_flag(words_.readings(first - 1), ReadingFlag::geographic);
    const bool whole = words_[first].all_caps || first != last;
    if (!whole && (words_[first - 1].initial || (is_given(first - 1) && !geographic_before))) return true;
  }
  if (first != last || last + 1 >= words_.size() || words_[last + 1].gap != 0) return false;
  const TextWord& next = words_[last + 1];
  if (!next.capitalised || next.all_caps || !is_given(first)) return false;
  if (next.initial || has_flag(words_.readings(last + 1), ReadingFlag::patronymic)) return true;
  return has_flag(words_.readings(last + 1), ReadingFlag::surname) ||
         (words_.readings(last + 1).empty() && !words_.names(last + 1).empty());
}

bool Scanner::add_known(std::size_t i, std::size_t& last) {
  const NamedMatch* match = context_.place(i);
  const NamedMatch* country = context_.country(i);
  if (match == nullptr || (country != nullptr && country->last > match->last)) match = country;
  if (match == nullptr || !words_[i].capitalised) return false;
  if (part_of_person(match->first, match->last)) return false;
  // A surname in -ов is no genitive plural of a country.
  const std::string& form = words_.form(match->last);
  const bool surname = words_.readings(match->last).empty() && !words_[match->last].all_caps &&
                       ends_with_any(form, language_data::place_words::kGenitiveLikeEnding) &&
                       text::fold(match->what->label_ru) != form;
  if (surname) return false;
  const PlaceHead* announced = i > 0 && words_[i].gap == 0 ? place_head(context_, i - 1) : nullptr;
  const bool marked = after_place_preposition(i) || (announced != nullptr && announced->before_name);
  if (match->what->ambiguous && !marked) return false;
  // «Клуб «Бавария»», «шаттл «Колумбия»»: in quotation marks it names something else.
  if (const Quote* quote = context_.quote(i); quote != nullptr && quote->last == match->last) return false;
  if (words_.text().substr(0, words_[i].span.begin).ends_with(" .")) return false;  // a domain: «в зоне .РФ»
  last = match->last;
  const std::size_t first = out_.empty() || out_.back().at.span.end <= words_[i].span.begin ? with_direction(i) : i;
  std::size_t head = match->first;
  while (head < match->last && !words_.any(head, [](const Reading& r) { return r.pos == PartOfSpeech::noun; })) ++head;
  PlaceMention& m = add(first, match->last,
                        first < i ? nominative_name(context_, first, head, match->last)
                                  : nominative_alone(context_, match->first, match->last));
  m.announced = announced != nullptr && announced->before_name;
  if (first == i) {
    describe(m, *match->what, match->capital);
  } else {
    m.country = match->what->is(Facet::country) ? match->what->id : match->what->country;
  }
  return true;
}

bool Scanner::add_described(std::size_t i, std::size_t& last) {
  return add_after_adjective(i, last) || add_before_name(i, last);
}

// «Чуйской области», «Ошской и Баткенской областях».
bool Scanner::add_after_adjective(std::size_t i, std::size_t& last) {
  if (!words_[i].capitalised || words_[i].initial || words_[i].latin) return false;
  std::size_t noun = i + 1;
  const bool listed = noun + 2 < words_.size() && words_.form(noun) == "и" && words_[noun].gap == 0 &&
                      words_[noun + 1].capitalised && words_[noun + 1].gap == 0;
  if (listed) noun += 2;
  // «Чукотский автономный округ»
  const std::size_t limit = std::min(words_.size(), noun + 2);
  while (!listed && noun < limit && words_[noun].gap == 0 && !words_[noun].capitalised &&
         place_head(context_, noun) == nullptr &&
         words_.any(noun, [](const Reading& r) { return r.is_adjectival(); })) {
    ++noun;
  }
  if (noun >= words_.size() || words_[noun].gap != 0) return false;
  const PlaceHead* head = place_head(context_, noun);
  if (head == nullptr || !head->after_adjective) return false;
  const auto fits = [&](const Reading& a) {
    if (!a.is_adjectival() || a.has(ReadingFlag::pronominal)) return false;
    return words_.any(noun, [&](const Reading& n) {
      return n.pos == PartOfSpeech::noun && n.gram_case == a.gram_case && (listed || n.number == a.number);
    });
  };
  if (!is_unknown_adjective(words_, i) && !words_.any(i, fits)) return false;
  if (const NamedMatch* country = context_.country(i); country != nullptr && country->last >= noun) return false;
  // What begins a sentence is capitalised anyway: «Сельские районы», «Новая улица».
  if (words_[i].sentence_start && !is_unknown_adjective(words_, i) && context_.adjective(i) == nullptr) return false;
  last = noun;
  if (listed) {
    add(i, i, adjective_with_noun(context_, i, noun)).announced = true;
    PlaceMention& second = add(noun - 1, noun, adjective_with_noun(context_, noun - 1, noun));
    second.announced = true;
    if (const NamedMatch* place = context_.place(noun - 1); place != nullptr && place->last == noun) {
      describe(second, *place->what, place->capital);
    }
    return true;
  }
  PlaceMention& m = add(i, noun, nominative_name(context_, i, noun, noun));
  m.announced = true;
  if (const NamedMatch* place = context_.place(i); place != nullptr && place->last == noun) {
    describe(m, *place->what, place->capital);
  }
  return true;
}

// «Северная Африка», «западной Европы», «Восточный Иерусалим»: the adjective makes it another place.
std::size_t Scanner::with_direction(std::size_t first) const {
  if (first == 0 || words_[first].gap != 0 ||
      !words_.any(first - 1, [](const Reading& r) { return r.is_adjectival(); })) {
    return first;
  }
  const std::string& adjective = words_[first - 1].word->terms.front();
  const bool direction = ends_with_any(adjective, language_data::place_words::kDirectionEnding) ||
                         (words_[first - 1].capitalised && !words_[first - 1].sentence_start &&
                          in_list(language_data::place_words::kPartAdjective, adjective));
  return direction ? first - 1 : first;
}

// «города Ош», «район Отрадное», «улица Ленина».
bool Scanner::add_before_name(std::size_t i, std::size_t& last) {
  const std::size_t name = i + 1;
  if (name >= words_.size() || !words_[name].capitalised || words_[name].gap != 0) return false;
  const PlaceHead* head = place_head(context_, i);
  if (head == nullptr || !head->before_name) return false;
  if (words_[name].gap != 0 || !words_[name].capitalised || words_[name].sentence_start || words_[name].all_caps)
    return false;
  if (words_[name].latin || words_[name].number || context_.adjective(name) != nullptr) return false;
  if (words_[name].initial || context_.head(name) != HeadKind::none || context_.country(name) != nullptr) return false;
  if (context_.country(i) != nullptr || context_.place(i) != nullptr) return false;
  if (context_.place(name) != nullptr) return false;  // found by itself
  if (head->word == "г" && words_[i].capitalised) return false;
  std::size_t end = name;
  const bool adjective = words_.any(name, [](const Reading& r) { return r.is_adjectival(); });
  if (adjective && end + 1 < words_.size() && words_[end + 1].gap == 0 && words_[end + 1].capitalised) ++end;
  // «регионов России», «республики Ивана Иванова»: a person is no place, a genitive is not its name.
  if (has_flag(words_.readings(name), ReadingFlag::given_name) &&
      !has_flag(words_.readings(name), ReadingFlag::geographic)) {
    if (!in_list(language_data::place_words::kStreet, head->word)) return false;
  }
  // «мэр города Лужков»: the surname belongs to the man.
  const std::string& form = words_.form(name);
  const bool surname = ends_with_any(form, language_data::place_words::kSurnameEnding);
  const bool geographic = has_flag(words_.readings(name), ReadingFlag::geographic);
  if (surname && !geographic && !words_.is_noun(i, GramCase::nominative)) return false;
  last = end;
  const bool bare = head->bare;
  if (bare) {
    add(name, end, nominative_alone(context_, name, end)).announced = true;
  } else {
    add(i, end, nominative_name(context_, i, i, end)).announced = true;
  }
  return true;
}

bool Scanner::add_geographic(std::size_t i, std::size_t& last) {
  const TextWord& w = words_[i];
  if (!w.capitalised || w.all_caps || w.latin || w.initial || w.number || w.domain) return false;
  if (context_.organisation(i) != nullptr || context_.other(i) != nullptr) return false;
  const std::vector<Reading>& readings = whole_readings(i);
  const Reading* place = nullptr;
  bool ambiguous = false;
  for (const Reading& r : readings) {
    if (r.has(ReadingFlag::geographic) && r.pos == PartOfSpeech::noun) {
      if (place == nullptr) place = &r;
    } else if (r.pos == PartOfSpeech::noun || r.is_adjectival()) {
      ambiguous = true;
    }
  }
  if (place == nullptr || part_of_person(i, i)) return false;
  constexpr std::size_t kShort = 8;  // bytes: «Кан», «Гат» are rather names of people
  if ((ambiguous || words_.form(i).size() <= kShort) && !after_place_preposition(i)) return false;
  if (const Quote* quote = context_.quote(i); quote != nullptr && quote->last == i) return false;
  last = i;
  std::string name = text::as_written(place->lemma, words_.surface(i));
  if (w.compound) name = nominative_alone(context_, i, i);
  add(i, i, std::move(name));
  return true;
}

// «в Тоттенхэме», «в Бенрате»: a capitalised word that nobody knows, in the locative.
bool Scanner::add_unknown(std::size_t i, std::size_t& last) {
  const TextWord& w = words_[i];
  if (i == 0 || !w.capitalised || w.all_caps || w.latin || w.initial || w.number || w.domain || w.gap != 0)
    return false;
  if (words_.form(i - 1) != "в" && words_.form(i - 1) != "во") return false;
  if (!whole_readings(i).empty() || context_.organisation(i) != nullptr || context_.other(i) != nullptr) return false;
  if (context_.head(i) != HeadKind::none || context_.adjective(i) != nullptr) return false;
  const std::string& form = words_.form(i);
  constexpr std::size_t kLeast = 8;
  if (form.size() < kLeast || !form.ends_with("е") || is_unknown_adjective(words_, i)) return false;
  if (i + 1 < words_.size() && words_[i + 1].gap == 0 && words_[i + 1].capitalised) return false;
  last = i;
  const std::string_view surface = words_.surface(i);
  add(i, i, std::string(surface.substr(0, surface.size() - 2)));
  return true;
}

}  // namespace

std::vector<PlaceMention> find_places(const NameContext& context) {
  return Scanner(context).run();
}

void PlaceFinder::add(const NameContext& context, const std::vector<Span>& taken) {
  std::size_t next = 0;
  std::uint32_t covered = 0;  // end of the names that begin before the mention
  for (PlaceMention& m : find_places(context)) {
    for (; next < taken.size() && taken[next].begin <= m.at.span.begin; ++next)
      covered = std::max(covered, taken[next].end);
    if (m.at.span.end <= covered) continue;
    if (m.announced) announced_.push_back(m.at);
    mentions_.push_back(std::move(m));
  }
}

std::vector<Entity> PlaceFinder::finish() {
  std::vector<Entity> out;
  std::map<std::string, std::size_t> by_key;
  UniqueIds ids;
  for (PlaceMention& m : mentions_) {
    const std::string key = m.id.empty() ? text::fold(m.name) : m.id;
    const auto [found, is_new] = by_key.try_emplace(key, out.size());
    if (is_new) {
      Entity e;
      e.kind = EntityKind::place;
      e.id = ids.take(m.id.empty() ? id_of_name(m.name) : m.id);
      e.name = m.name;
      e.name_en = m.name_en;
      e.country = m.country;
      out.push_back(std::move(e));
    }
    out[found->second].mentions.push_back(m.at);
  }
  mentions_.clear();
  announced_.clear();
  return out;
}

}  // namespace diplomed::knowledge
