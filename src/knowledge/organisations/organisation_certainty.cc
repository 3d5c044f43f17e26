#include <algorithm>

#include "base/strings.h"
#include "knowledge/organisations/organisation_candidate.h"
#include "knowledge/words/noun_phrase.h"
#include "knowledge/words/word_list.h"
#include "language_data/organisation_words.h"

namespace diplomed::knowledge {
namespace {

using text::GramNumber;
using text::PartOfSpeech;
using text::Reading;

// Bodies that a country has one of, so that country and noun name it: «посольство Франции», «правительство Китая».
bool is_unique_in_country(std::string_view lemma) {
  return in_list(language_data::organisation_words::kUniqueInCountry, lemma);
}

// Written with a capital they are names without more.
bool is_name_alone(std::string_view lemma) {
  return in_list(language_data::organisation_words::kNameAlone, lemma);
}

// «Национальный центр …»: an adjective of official names.
bool is_official_adjective(const Words& words, std::size_t i) {
  return in_list(language_data::organisation_words::kOfficialAdjective, words[i].word->terms.front()) ||
         words[i].compound;
}

bool only_plural(const Words& words, std::size_t i) {
  bool adjective = false;
  for (const Reading& r : words.readings(i)) {
    if (!r.is_adjectival()) continue;
    if (r.number != GramNumber::plural) return false;
    adjective = true;
  }
  return adjective;
}

Certainty of_lower_case(const NameContext& context, const OrganisationPhrase& phrase, std::string_view lemma) {
  const bool owned =
      std::any_of(phrase.places.begin(), phrase.places.end(), [](const PlaceTail& p) { return p.of_head; });
  const bool placed = owned || phrase.adjective != nullptr;
  if (placed && is_unique_in_country(lemma)) return Certainty::sure;
  if (phrase.kind == HeadKind::state && phrase.modifiers > 0 && placed) return Certainty::sure;
  if (phrase.acronym_inside && phrase.modifiers > 1) return Certainty::sure;
  for (std::size_t i = phrase.head + 1; i <= phrase.last; ++i) {
    const NamedMatch* body = context.organisation(i);
    const bool proper = body != nullptr && context.words()[i].capitalised;
    if (proper && phrase.kind != HeadKind::company && phrase.kind != HeadKind::media && i == phrase.head + 1) {
      return Certainty::sure;
    }
  }
  return Certainty::none;
}

}  // namespace

bool heads_thing(const NameContext& context, std::size_t i) {
  const Words& words = context.words();
  const std::size_t name = i + 1;
  if (name >= words.size() || (words[name].gap & ~kOpens) != 0) return false;
  const bool quoted = context.quote(name) != nullptr;
  return (quoted || words[name].capitalised) && names_thing(context.head_lemma(i), quoted);
}

bool quote_is_name(const NameContext& context, const Quote& quote) {
  const Words& words = context.words();
  const TextWord& first = words[quote.first];
  if (!first.capitalised && !first.latin && !(first.number && quote.last <= quote.first + 1)) return false;
  // A sentence is no name.
  for (std::size_t i = quote.first + 1; i <= quote.last; ++i) {
    if (words[i].sentence_start || (words[i].gap & (kComma | kBreak)) != 0) return false;
  }
  const std::string_view rest = words.text().substr(words[quote.last].span.end);
  return !rest.starts_with('!') && !rest.starts_with('?') && !rest.starts_with("…") && !rest.starts_with(',');
}

Certainty certainty_of(const NameContext& context, const OrganisationPhrase& phrase) {
  const std::string_view lemma = context.head_lemma(phrase.head);
  const Words& words = context.words();
  if (phrase.quote) return quote_is_name(context, *phrase.quote) ? Certainty::sure : Certainty::none;
  if (phrase.kind == HeadKind::form) return Certainty::none;
  if (phrase.bare_name) {
    const bool plural = words.any(phrase.head, [](const Reading& r) { return r.number == GramNumber::plural; }) &&
                        !words.any(phrase.head, [](const Reading& r) { return r.number == GramNumber::singular; });
    return plural && !phrase.capital ? Certainty::none : Certainty::sure;
  }
  const bool several = phrase.places.size() > 1;
  const bool plural_adjective = phrase.head > 0 && words[phrase.head].gap == 0 && !words[phrase.head].capitalised &&
                                only_plural(words, phrase.head - 1);
  const bool plural = plural_adjective || (!words.any(phrase.head, [](const Reading& r) {
                        return r.number == GramNumber::singular;
                      }) && words.any(phrase.head, [](const Reading& r) { return r.pos == PartOfSpeech::noun; }));
  if (plural && !phrase.proper && !several) return Certainty::none;
  if (phrase.eponym || phrase.numbered) return Certainty::sure;
  const bool more = phrase.first < phrase.head || phrase.last > phrase.head;
  if (phrase.kind == HeadKind::acronym) return more ? Certainty::sure : Certainty::generic;
  if (!more) return phrase.proper && is_name_alone(lemma) ? Certainty::sure : Certainty::generic;
  if (phrase.proper) {
    if (phrase.kind == HeadKind::media && phrase.first == phrase.head) return Certainty::weak;
    return Certainty::sure;
  }
  if (phrase.capital) {
    // The capital is that of the sentence, so the words must tell.
    const bool institution = phrase.kind == HeadKind::state || phrase.kind == HeadKind::institution;
    const bool placed = !phrase.places.empty() || phrase.adjective != nullptr;
    if (is_part_of_body(lemma)) return Certainty::weak;
    if (placed && (institution || phrase.modifiers > 0 || phrase.first < phrase.head)) {
      return phrase.kind == HeadKind::institution && phrase.modifiers == 0 && phrase.places.empty() ? Certainty::weak
                                                                                                    : Certainty::sure;
    }
    if (phrase.acronym_inside && institution) return Certainty::sure;
    const bool from_place = context.adjective(phrase.first) != nullptr || words[phrase.first].compound ||
                            is_unknown_adjective(words, phrase.first);
    if (from_place && phrase.head >= phrase.first + 2) return Certainty::sure;  // «Нью-Йоркская фондовая биржа»
    if (!institution || phrase.modifiers == 0) return Certainty::weak;
    return phrase.first == phrase.head || is_official_adjective(words, phrase.first) ? Certainty::sure
                                                                                     : Certainty::weak;
  }
  const Certainty lower = of_lower_case(context, phrase, lemma);
  if (lower == Certainty::none && phrase.last == phrase.head) return Certainty::generic;
  return lower;
}

}  // namespace diplomed::knowledge
