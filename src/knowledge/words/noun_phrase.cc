#include "knowledge/words/noun_phrase.h"

#include <algorithm>

#include "base/strings.h"
#include "knowledge/places/place_heads.h"
#include "knowledge/words/word_list.h"
#include "language_data/phrase_prepositions.h"
#include "language_data/phrase_words.h"

namespace diplomed::knowledge {
namespace {

using text::GramCase;
using text::PartOfSpeech;
using text::Reading;
using text::ReadingFlag;

constexpr std::size_t kMaxAdjectives = 4;
constexpr std::size_t kMaxListed = 4;
constexpr std::size_t kMaxEponym = 6;

// A word that the dictionary takes for a name of a person and for nothing else.
bool is_person_name(const Words& words, std::size_t i) {
  const auto& readings = words.readings(i);
  if (readings.empty()) return false;
  const auto is_name = [](const Reading& r) {
    return r.has(ReadingFlag::given_name) || r.has(ReadingFlag::surname) || r.has(ReadingFlag::patronymic);
  };
  if (is_name(readings.front())) return true;
  const auto other_noun = [&](const Reading& r) {
    return r.pos == PartOfSpeech::noun && !is_name(r) && !r.has(ReadingFlag::abbreviation) &&
           !r.has(ReadingFlag::geographic);
  };
  return std::any_of(readings.begin(), readings.end(), is_name) &&
         std::none_of(readings.begin(), readings.end(), other_noun);
}

// «неонатологии», «эхокардиографии»: the dictionary lacks many words in -ия.
bool is_unknown_science(const Words& words, std::size_t i, GramCase gram_case) {
  const bool oblique =
      gram_case == GramCase::genitive || gram_case == GramCase::dative || gram_case == GramCase::locative;
  return oblique && words.readings(i).empty() && !words[i].capitalised && words.form(i).ends_with("ии");
}

bool is_time_word(const std::string& form) {
  return in_list(language_data::phrase_words::kTimeForm, form);
}

// The first reading decides: "стали" is a verb, "после" a preposition.
bool is_nominal(const Words& words, std::size_t i) {
  const auto& readings = words.readings(i);
  if (readings.empty()) return false;
  const bool predicate = words.any(
      i, [](const Reading& r) { return r.pos == PartOfSpeech::short_adjective || r.pos == PartOfSpeech::predicative; });
  if (predicate) return false;  // «рады»
  const PartOfSpeech pos = readings.front().pos;
  return pos == PartOfSpeech::noun || readings.front().is_adjectival();
}

// Kinds that a name follows: «и профсоюза «…»».
bool is_named_kind(HeadKind kind) {
  return kind == HeadKind::company || kind == HeadKind::media || kind == HeadKind::group || kind == HeadKind::form;
}

bool animate(const Words& words, std::size_t i) {
  return words.any(i, [](const Reading& r) { return r.pos == PartOfSpeech::noun && r.has(ReadingFlag::animate); });
}

// In the genitive: «Вишневского», «Кулакова», «Бабича».
bool ends_as_surname(const std::string& form) {
  for (const std::string_view ending : language_data::phrase_words::kSurnameGenitiveEnding) {
    if (form.ends_with(ending) && form.size() > ending.size() + 2) return true;
  }
  return false;
}

}  // namespace

std::optional<std::size_t> noun_phrase_end(const NameContext& context, std::size_t i, GramCase gram_case) {
  const Words& words = context.words();
  std::size_t k = i;
  for (std::size_t taken = 0; taken <= kMaxAdjectives && k < words.size(); ++taken, ++k) {
    if (k > i && words[k].gap != 0) return std::nullopt;
    const TextWord& w = words[k];
    if (w.number || w.initial || w.latin || w.domain) return std::nullopt;
    if (w.all_caps && words.readings(k).empty()) return k > i ? std::optional(k) : std::nullopt;
    if (const NamedMatch* organisation = context.organisation(k); organisation != nullptr && k == organisation->last) {
      return k;
    }
    if (is_unknown_science(words, k, gram_case)) return k;
    if (!is_nominal(words, k) || is_time_word(words.form(k))) return std::nullopt;
    if (w.capitalised && is_person_name(words, k)) return std::nullopt;
    const bool adjective = words.is_adjective(k, gram_case);
    const bool follows = adjective && k + 1 < words.size() && words[k + 1].gap == 0 &&
                         (agree(words, k, k + 1, gram_case) || words.is_adjective(k + 1, gram_case));
    if (follows) continue;
    if (words.is_noun(k, gram_case)) return k;
    return std::nullopt;
  }
  return std::nullopt;
}

bool is_unknown_adjective(const Words& words, std::size_t i) {
  if (!words.readings(i).empty() || words[i].latin || words[i].all_caps) return false;
  const std::string& form = words.form(i);
  for (const std::string_view ending : language_data::phrase_words::kUnknownAdjectiveEnding) {
    if (form.ends_with(ending) && form.size() > ending.size() + 4) return true;
  }
  return false;
}

std::optional<std::size_t> coordinated_end(const NameContext& context, std::size_t i, GramCase gram_case) {
  const Words& words = context.words();
  const bool people = animate(words, i - 1);
  std::size_t at = i;
  for (std::size_t listed = 0; listed < kMaxListed && at < words.size(); ++listed) {
    const bool and_word = words.form(at) == "и";
    if (and_word ? words[at].gap != 0 : words[at].gap != kComma) return std::nullopt;
    const std::size_t begin = and_word ? at + 1 : at;
    if (begin >= words.size() || (and_word && words[begin].gap != 0)) return std::nullopt;
    if (words[begin].capitalised && !words[i - 1].capitalised) return std::nullopt;
    const auto last = noun_phrase_end(context, begin, gram_case);
    if (!last || is_named_kind(context.head(*last)) ||
        (words[*last].capitalised && context.head(*last) != HeadKind::none) || animate(words, *last) != people)
      return std::nullopt;
    at = *last + 1;
    if (and_word) return last;
    // Genitives that belong to this member: «, охраны материнства и детства».
    if (at < words.size() && words[at].gap == 0 && words.form(at) != "и") {
      const auto more = noun_phrase_end(context, at, GramCase::genitive);
      if (!more) return std::nullopt;
      at = *more + 1;
    }
  }
  return std::nullopt;
}

std::optional<PrepositionalEnd> prepositional_end(const NameContext& context, std::size_t i, std::size_t limit) {
  const Words& words = context.words();
  const std::string& preposition = words.form(i);
  const auto& rows = language_data::kPhrasePrepositions;
  const auto* const row = std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r.word == preposition; });
  if (row == rows.end() || words[i].capitalised) return std::nullopt;
  if (row->governs == GramCase::instrumental && !in_list(language_data::phrase_words::kJointWork, words.form(i - 1))) {
    return std::nullopt;
  }
  if (preposition == "по") {
    const auto place = place_name(context, i + 1, GramCase::dative);
    if (place && place->last < limit) return PrepositionalEnd{place->last, GramCase::dative};
  }
  const auto last = noun_phrase_end(context, i + 1, row->governs);
  if (!last || *last >= limit) return std::nullopt;
  const std::string& noun = words.form(*last);
  if (preposition == "для" && !animate(words, *last)) return std::nullopt;
  if (preposition == "при") {
    const HeadKind kind = context.head(*last);
    const bool body = (kind != HeadKind::none && kind != HeadKind::other) || context.organisation(*last) != nullptr ||
                      in_list(language_data::phrase_words::kChief, noun);
    if (!body) return std::nullopt;
  }
  if (in_list(language_data::phrase_words::kAdverbialNoun, noun)) {
    return std::nullopt;
  }
  return PrepositionalEnd{*last, row->governs};
}

std::size_t eponym_end(const NameContext& context, std::size_t i) {
  const Words& words = context.words();
  std::size_t last = i - 1;
  bool named = false;
  for (std::size_t k = i; k < words.size() && k < i + kMaxEponym; ++k) {
    const TextWord& w = words[k];
    const std::uint8_t gap = w.gap;
    if (gap != 0) break;
    if (w.initial) continue;
    if (w.capitalised) {
      const HeadKind kind = context.head(k);
      if (named && (context.organisation(k) != nullptr || kind != HeadKind::none || context.country(k) != nullptr))
        break;
      if (named && (w.all_caps || ends_as_surname(words.form(k - 1)))) break;
      named = true;
      last = k;
      continue;
    }
    // «академика», «короля», «50-летия»; «и» between two.
    if (named && words.form(k) != "и") break;
    if (w.latin) break;
  }
  return last;
}

std::size_t proper_name_end(const Words& words, std::size_t i, bool eponym) {
  std::size_t last = i - 1;
  for (std::size_t k = i; k < words.size() && k < i + 3; ++k) {
    const TextWord& w = words[k];
    if (!w.capitalised || w.initial || w.number || w.latin || (k > i && w.gap != 0)) break;
    const bool person = is_person_name(words, k);
    const bool genitive = words.any(k, [&](const Reading& r) {
      const bool name = r.has(ReadingFlag::given_name) || r.has(ReadingFlag::surname);
      return r.pos == PartOfSpeech::noun && r.gram_case == GramCase::genitive && r.number != text::GramNumber::plural &&
             (name || !person);
    });
    if (eponym ? (person && !genitive) : person) return i - 1;
    if (k > i && eponym && !genitive) break;
    if (k > i && !eponym) break;
    last = k;
  }
  return last;
}

std::optional<PlaceName> place_name(const NameContext& context, std::size_t i, GramCase gram_case) {
  const Words& words = context.words();
  if (i >= words.size()) return std::nullopt;
  for (const NamedMatch* match : {context.country(i), context.place(i)}) {
    if (match == nullptr) continue;
    // The case shows in some word of the name; a name that the dictionary does not know is believed.
    bool fits = false;
    for (std::size_t k = match->first; k <= match->last && !fits; ++k) {
      fits = words[k].all_caps || words.readings(k).empty() || words.is_noun(k, gram_case) ||
             words.is_adjective(k, gram_case);
    }
    if (fits && words[i].capitalised) return PlaceName{match->last, match->what};
  }
  const PlaceHead* head = nullptr;
  if (words[i].capitalised && i + 1 < words.size() && words[i + 1].gap == 0 && words.is_adjective(i, gram_case)) {
    head = place_head(context, i + 1);  // «Чуйской области»
    if (head != nullptr && head->after_adjective && agree(words, i, i + 1, gram_case)) return PlaceName{i + 1, nullptr};
  }
  head = place_head(context, i);  // «города Ош»
  if (head == nullptr || !head->before_name || !words.is_noun(i, gram_case)) return std::nullopt;
  const std::size_t next = i + 1;
  if (next >= words.size() || words[next].gap != 0 || !words[next].capitalised || words[next].initial)
    return std::nullopt;
  for (const NamedMatch* match : {context.place(next), context.country(next)}) {
    if (match != nullptr) return PlaceName{match->last, match->what};
  }
  if (words[next].latin || words[next].all_caps || context.head(next) != HeadKind::none) return std::nullopt;
  return PlaceName{next, nullptr};
}

}  // namespace diplomed::knowledge
