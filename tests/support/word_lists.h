// The words of generated articles, the frequent ones first: they are drawn by Zipf's law. Written for this project.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "support/inflection.h"

namespace diplomed::testing {

struct Country {
  std::string_view id;  // ISO 3166-1, as the vocabulary has it
  Noun name;
  Adjective adjective;
  Noun city;  // its capital or a large one, declinable
};

struct Given {
  std::string_view nominative;
  bool feminine;
  std::string_view genitive;
};

// A role: an optional adjective, a head that is declined, and what stays as it is.
struct Role {
  std::string_view adjective;  // stem in -ый, or empty
  std::string_view adjective_ending;
  Noun head;
  std::string_view tail;
  bool of_country;  // followed by the country in the genitive
};

struct Instrument {
  std::string_view id;  // as in corpus/vocabulary/instruments.tsv
  Adjective adjective;  // empty stem: none
  Noun noun;
  std::string_view tail;
};

std::span<const Country> countries();
std::span<const Noun> medical_fields();
std::span<const Noun> things();  // inanimate
std::span<const Noun> people();  // animate
std::span<const Adjective> adjectives();
std::span<const std::string_view> transitive_stems();  // past without -л: "изучи", "провери"
std::span<const std::string_view> adverbs();
std::span<const Given> given_names();
std::span<const std::string_view> surname_roots();  // before -ов, -ин …
std::span<const Role> roles();
std::span<const Instrument> instruments();
std::span<const std::string_view> sources();
std::span<const std::string_view> months();  // genitive

}  // namespace diplomed::testing
