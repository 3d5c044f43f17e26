#include "query/repair/compound_parts.h"

#include <algorithm>

#include "base/utf8.h"
#include "language_data/adjective_parts.h"
#include "language_data/word_prefixes.h"

namespace diplomed::query {
namespace {

using language_data::kAdjectiveParts;
using language_data::PartPlace;

constexpr std::size_t kLettersOfPrefixed = 5;

template <typename Holds>
bool any_reading(std::string_view word, const text::Morphology& morphology, Holds holds) {
  const std::vector<text::Reading> readings = morphology.readings(word);
  return std::any_of(readings.begin(), readings.end(), holds);
}

bool is_adjective(std::string_view word, const text::Morphology& morphology) {
  return any_reading(word, morphology, [](const text::Reading& r) { return r.is_adjectival(); });
}

bool is_numeral_in_genitive(std::string_view word, const text::Morphology& morphology) {
  return any_reading(word, morphology, [](const text::Reading& r) {
    return r.pos == text::PartOfSpeech::numeral && r.gram_case == text::GramCase::genitive;
  });
}

std::vector<LinkedAdjective> adjectives_of(std::string_view part, PartPlace place) {
  std::vector<LinkedAdjective> out;
  for (const auto& row : kAdjectiveParts) {
    if (row.place != place || !part.ends_with(row.ending)) continue;
    const std::string_view stem = part.substr(0, part.size() - row.ending.size());
    out.push_back({std::string(stem).append(row.adjective), row.adjective, row.ending});
  }
  return out;
}

bool is_made_of_adjective(std::string_view part, PartPlace place, const text::Morphology& morphology) {
  const std::vector<LinkedAdjective> adjectives = adjectives_of(part, place);
  return std::any_of(adjectives.begin(), adjectives.end(),
                     [&](const LinkedAdjective& l) { return is_adjective(l.adjective, morphology); });
}

}  // namespace

std::string LinkedAdjective::linked(std::string_view other) const {
  if (!other.ends_with(ending)) return {};
  return std::string(other.substr(0, other.size() - ending.size())).append(vowel);
}

std::vector<LinkedAdjective> linked_adjectives(std::string_view part) {
  return adjectives_of(part, PartPlace::first);
}

bool is_linked_adjective(std::string_view part, const text::Morphology& morphology) {
  return is_made_of_adjective(part, PartPlace::first, morphology);
}

bool is_compound_adjective(std::string_view left, std::string_view right, const text::Morphology& morphology) {
  return is_adjective(right, morphology) &&
         (is_linked_adjective(left, morphology) || is_numeral_in_genitive(left, morphology));
}

bool is_right_compound(std::string_view form, const text::Morphology& morphology) {
  if (!morphology.lemmas(form).empty()) return true;
  const std::size_t hyphen = form.find('-');
  return hyphen != std::string_view::npos && is_preposition(form.substr(0, hyphen), morphology) &&
         is_made_of_adjective(form.substr(hyphen + 1), PartPlace::last, morphology);
}

bool is_prefixed_word(std::string_view form, const text::Morphology& morphology) {
  return std::any_of(language_data::kWordPrefixes.begin(), language_data::kWordPrefixes.end(),
                     [&](std::string_view prefix) {
                       if (!form.starts_with(prefix)) return false;
                       const std::string_view rest = form.substr(prefix.size());
                       return utf8::length(rest) >= kLettersOfPrefixed && !morphology.lemmas(rest).empty();
                     });
}

bool is_preposition(std::string_view word, const text::Morphology& morphology) {
  return any_reading(word, morphology, [](const text::Reading& r) { return r.pos == text::PartOfSpeech::preposition; });
}

}  // namespace diplomed::query
