#include "knowledge/words/name_words.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "knowledge/words/word_list.h"
#include "language_data/name_parts.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/morphology/name_endings.h"

namespace diplomed::knowledge {
namespace {

using text::GramCase;
using text::GramGender;
using text::GramNumber;
using text::PartOfSpeech;
using text::Reading;
using text::ReadingFlag;

constexpr std::size_t kMaxWords = 1u << 15;
constexpr int kDictionaryWeight = 4, kEndingWeight = 3, kCommonWeight = 2, kGuessWeight = 1;
constexpr std::uint16_t kSurelySurname = 5;  // the first declensions of text::predict_names are of surnames only
constexpr std::uint16_t kFirstAdjectival = 2, kLastAdjectival = 4;
constexpr std::size_t kShortFather = 10;  // bytes
constexpr std::size_t kShortWord = 6;     // bytes
constexpr GramCase kCases[] = {GramCase::nominative, GramCase::genitive,     GramCase::dative,
                               GramCase::accusative, GramCase::instrumental, GramCase::locative};

bool ends_in_consonant(std::string_view word) {
  return !ends_with_any(word, {"а", "е", "и", "о", "у", "ы", "э", "ю", "я", "ь"});
}

// Endings of surnames that stay as they are, and of such as men's decline and women's do not.
bool has_fixed_ending(std::string_view form) {
  return ends_with_any(form, language_data::name_parts::kFixedSurnameEnding);
}
bool has_declined_ending(std::string_view form) {
  for (const std::string_view ending : {"", "а", "у", "ом", "ем", "е"}) {
    if (!form.ends_with(ending)) continue;
    const std::string_view stem = form.substr(0, form.size() - ending.size());
    if (ends_with_any(stem, language_data::name_parts::kDeclinedSurnameEnding)) return true;
  }
  return false;
}

bool is_name_reading(const Reading& r) {
  return r.has(ReadingFlag::given_name) || r.has(ReadingFlag::surname) || r.has(ReadingFlag::patronymic) ||
         r.has(ReadingFlag::geographic) || r.has(ReadingFlag::organisation) || r.has(ReadingFlag::abbreviation);
}

bool is_function(PartOfSpeech pos) {
  switch (pos) {
    case PartOfSpeech::pronoun:
    case PartOfSpeech::preposition:
    case PartOfSpeech::conjunction:
    case PartOfSpeech::particle:
    case PartOfSpeech::adverb:
    case PartOfSpeech::numeral:
      return true;
    default:
      return false;
  }
}

bool is_sure_surname(const Reading& r) {
  return r.has(ReadingFlag::surname) && r.paradigm < kSurelySurname;
}

// A form that stands alone in no place of a name: the genitive plural of путина, the imperative of a verb.
bool is_late_form(const Reading& r) {
  return r.pos == PartOfSpeech::noun && r.number == GramNumber::plural && r.gram_case != GramCase::nominative;
}

// The gender of a given name that Turkic and Persian build of known parts: Азизбек, Атагельды, Айгуль.
GramGender built_given_name(std::string_view nominative) {
  namespace name_parts = language_data::name_parts;
  constexpr std::size_t kFirstPart = 6;  // bytes: three letters at least before the second part
  const auto fits = [&](std::string_view part) {
    return nominative.size() >= part.size() + kFirstPart && nominative.ends_with(part);
  };
  if (std::any_of(name_parts::kLastPartOfHis.begin(), name_parts::kLastPartOfHis.end(), fits)) {
    return GramGender::masculine;
  }
  const auto& hers = name_parts::kLastPartOfHers;
  return std::any_of(hers.begin(), hers.end(), fits) ? GramGender::feminine : GramGender::none;
}

}  // namespace

void add_form(std::vector<NameForm>& forms, NameForm form) {
  for (NameForm& f : forms) {
    if (f.nominative != form.nominative || f.gender != form.gender) continue;
    f.cases = static_cast<CaseSet>(f.cases | form.cases);
    f.weight = std::max(f.weight, form.weight);
    return;
  }
  forms.push_back(std::move(form));
}

NameLexicon::NameLexicon(const Vocabulary& vocabulary, Readings& readings) : readings_(readings) {
  for (const Concept& c : vocabulary.concepts()) {
    if (c.type != "given-name") continue;
    const GramGender gender = c.gender == "m"   ? GramGender::masculine
                              : c.gender == "f" ? GramGender::feminine
                                                : GramGender::none;
    for (const Concept::Variant& variant : c.variants) {
      if (variant.text.find(' ') == std::string::npos) add_given_name(text::fold(variant.text), gender);
    }
  }
}

// All forms of a name: of men by their declension, of women in -а, -я and -ь by theirs, the others fixed.
void NameLexicon::add_given_name(const std::string& name, GramGender gender) {
  const auto add = [&](const std::string& form, CaseSet cases, GramGender g) {
    add_form(given_[form], {name, g, cases, kDictionaryWeight});
  };
  if (gender != GramGender::masculine) {
    const GramGender she = GramGender::feminine;
    if (ends_in_consonant(name)) add(name, kAnyCase, she);
    if (name.ends_with("ь")) {
      const std::string stem = name.substr(0, name.size() - 2);
      add(name, kAnyCase, she);
      add(stem + "и", case_bit(GramCase::genitive) | case_bit(GramCase::dative) | case_bit(GramCase::locative), she);
      add(name + "ю", case_bit(GramCase::instrumental), she);
    }
    if (!ends_in_consonant(name) && !ends_with_any(name, {"ь", "а", "я"})) add(name, kAnyCase, she);
  }
  const bool only_she = gender == GramGender::feminine;
  if (only_she && !ends_with_any(name, {"а", "я"})) return;
  const GramGender g = gender == GramGender::none && !ends_with_any(name, {"а", "я"}) ? GramGender::masculine : gender;
  for (const Reading& r : text::predict_names(name)) {
    if (r.gram_case != GramCase::nominative || r.lemma != name || r.paradigm < kSurelySurname) continue;
    if (r.gender == GramGender::feminine || r.has(ReadingFlag::patronymic)) continue;
    if (r.has(ReadingFlag::fixed)) {
      add(name, kAnyCase, g);
      continue;
    }
    for (const GramCase c : kCases) add(text::inflect_predicted(r, c), case_bit(c), g);
  }
  if (!given_.contains(name)) add(name, kAnyCase, g);
}

const NameWord& NameLexicon::of(const text::Word& word) {
  const auto [place, is_new] = words_.try_emplace(word.form);
  if (is_new) place->second = analyse(word);
  return place->second;
}

void NameLexicon::trim() {
  if (words_.size() > kMaxWords) words_.clear();
}

NameWord NameLexicon::analyse(const text::Word& word) {
  NameWord out;
  out.short_word = word.form.size() <= kShortWord;
  add_dictionary(word, out);
  if (const auto named = given_.find(word.form); named != given_.end()) {
    for (const NameForm& form : named->second) add_form(out.given, form);
  }
  add_predicted(word, out);
  if (out.surname.empty()) out.surname.push_back({word.form, GramGender::none, kAnyCase, kGuessWeight});
  return out;
}

void NameLexicon::add_dictionary(const text::Word& word, NameWord& out) {
  const text::Morphology& morphology = readings_.morphology();
  for (const Reading& r : readings_.of(word)) {
    if (r.has(ReadingFlag::abbreviation) && word.kind != text::WordKind::acronym) continue;
    out.known = true;
    out.function_word |= is_function(r.pos);
    out.person_known |= r.has(ReadingFlag::given_name) || r.has(ReadingFlag::surname) || r.has(ReadingFlag::patronymic);
    out.geographic |= r.has(ReadingFlag::geographic);
    const bool name = is_name_reading(r);
    if (!name && !r.has(ReadingFlag::odd) && !is_late_form(r)) out.common = true;
    if (!name && is_late_form(r)) out.late_form = true;
    if (!name && r.is_adjectival()) out.adjective = true;
    const bool nominal = r.pos == PartOfSpeech::noun || (r.is_adjectival() && !r.has(ReadingFlag::pronominal));
    if (!nominal || r.number != GramNumber::singular || r.gram_case == GramCase::none) continue;
    if (r.gender == GramGender::neuter || r.has(ReadingFlag::abbreviation)) continue;
    NameForm form;
    form.nominative = morphology.inflect(r, GramCase::nominative, GramNumber::singular, r.gender);
    if (form.nominative.empty()) form.nominative = r.lemma;
    form.gender = r.has(ReadingFlag::common) ? GramGender::none : r.gender;
    form.cases = r.has(ReadingFlag::fixed) ? kAnyCase : case_bit(r.gram_case);
    form.weight = name ? kDictionaryWeight : kCommonWeight;
    if (r.has(ReadingFlag::given_name)) {
      add_form(out.given, form);
    } else if (r.has(ReadingFlag::patronymic)) {
      add_form(out.patronymic, form);
    } else if (r.has(ReadingFlag::surname)) {
      out.surname_known = true;
      add_form(out.surname, form);
    } else if (!r.has(ReadingFlag::odd)) {
      form.weight = kCommonWeight;
      add_form(out.surname, form);
    }
  }
}

void NameLexicon::add_predicted(const text::Word& word, NameWord& out) {
  const bool fixed_ending = has_fixed_ending(word.form), declined_ending = has_declined_ending(word.form);
  if (const GramGender built = built_given_name(word.form); !out.known && word.form.ends_with("ы")) {
    if (built != GramGender::none) add_form(out.given, {word.form, built, kAnyCase, kEndingWeight});
  }
  if (!out.known && word.form.size() > kShortFather) {  // Кансеитулы, Маматкызы
    if (ends_with_any(word.form, language_data::name_parts::kSonEnding)) {
      out.patronymic.push_back({word.form, GramGender::masculine, kAnyCase, kEndingWeight});
    }
    if (word.form.ends_with("кызы"))
      out.patronymic.push_back({word.form, GramGender::feminine, kAnyCase, kEndingWeight});
  }
  const std::vector<Reading>& guessed = readings_.as_name(word);
  const bool sure = std::any_of(guessed.begin(), guessed.end(), is_sure_surname);
  for (const Reading& r : guessed) {
    const CaseSet cases = r.has(ReadingFlag::fixed) ? kAnyCase : case_bit(r.gram_case);
    if (r.has(ReadingFlag::patronymic)) {
      const std::string nominative = r.lemma;
      if (out.patronymic.empty() || !out.known) add_form(out.patronymic, {nominative, r.gender, cases, kEndingWeight});
      continue;
    }
    const bool surely = is_sure_surname(r);
    if (!out.known && !surely) add_built_name(r, cases, out);
    out.surname_ending |= surely || fixed_ending || declined_ending;
    out.adjective_ending |= r.paradigm >= kFirstAdjectival && r.paradigm <= kLastAdjectival;
    if (sure && !surely) continue;  // Бердымухамедова is no man's name in -а
    const bool plain =
        r.has(ReadingFlag::fixed) ? r.gender == GramGender::feminine : r.gram_case == GramCase::nominative;
    if (out.surname_known || (out.geographic && !surely && !plain)) continue;
    const bool likely = r.has(ReadingFlag::fixed) ? fixed_ending : declined_ending || r.lemma.ends_with("зода");
    if (out.common && !surely && r.gram_case != GramCase::nominative) continue;
    const bool rare = r.has(ReadingFlag::fixed) && ends_with_any(word.form, {"у", "ю"});
    add_form(out.surname, {r.lemma, r.gender, cases, surely || likely ? kEndingWeight : rare ? 0 : kGuessWeight});
  }
}

// «Азизбеку» by its parts; a woman's name in a consonant stays as it is.
void NameLexicon::add_built_name(const Reading& r, CaseSet cases, NameWord& out) {
  const GramGender gender = built_given_name(r.lemma);
  if (gender == GramGender::none) return;
  const bool fits =
      gender == GramGender::masculine ? r.gender != GramGender::feminine : r.gender != GramGender::masculine;
  const bool vowel = !ends_in_consonant(r.lemma);
  if (!fits || (vowel && r.has(ReadingFlag::fixed) && ends_with_any(r.lemma, {"а", "я"}))) return;
  add_form(out.given, {r.lemma, gender, cases, kEndingWeight});
}

NameWord join_name_words(const std::string& first_form, const NameWord& first, const NameWord& second) {
  NameWord out;
  const auto join = [&](const std::vector<NameForm>& heads, const std::vector<NameForm>& tails,
                        std::vector<NameForm>& joined) {
    for (const NameForm& tail : tails) {
      for (const NameForm& head : heads) {
        const auto cases = static_cast<CaseSet>(head.cases & tail.cases);
        const bool agree =
            head.gender == GramGender::none || tail.gender == GramGender::none || head.gender == tail.gender;
        if (cases == 0 || !agree || head.weight < kCommonWeight) continue;
        add_form(joined,
                 {head.nominative + "-" + tail.nominative, tail.gender == GramGender::none ? head.gender : tail.gender,
                  cases, std::min(head.weight, tail.weight)});
      }
      add_form(joined, {first_form + "-" + tail.nominative, tail.gender, tail.cases, kGuessWeight});
    }
  };
  join(first.surname, second.surname, out.surname);
  if (!first.given.empty() && !second.given.empty()) join(first.given, second.given, out.given);
  out.known = first.known && second.known;
  out.common = first.common && second.common;
  out.adjective = first.adjective && second.adjective;
  out.geographic = first.geographic || second.geographic;
  out.surname_known = first.surname_known && second.surname_known;
  out.surname_ending = second.surname_ending || second.surname_known;
  return out;
}

}  // namespace diplomed::knowledge
