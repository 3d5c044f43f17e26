// What may be an organisation, as one place of the text names it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/facts.h"
#include "knowledge/organisations/entity_context.h"
#include "knowledge/organisations/organisation_phrase.h"

namespace diplomed::knowledge {

enum class Certainty : std::uint8_t {
  none,
  generic,  // a kind of organisation that may stand for one named elsewhere: «госпиталь», «министерство»
  weak,  // an organisation if the article names it so elsewhere
  sure,
};

// Owns its strings.
struct OrganisationCandidate {
  Evidence at;
  Certainty certainty = Certainty::sure;
  std::string head;                  // lemma of the head noun, empty when there is none
  const Concept* known = nullptr;    // of the vocabulary
  std::string name;                  // canonical, nominative
  std::vector<std::string> aliases;  // nominative
  std::string core;                  // key of what it is
  std::string tail;                  // key of which one: eponym, place, the body it belongs to
  std::string country;               // ISO code
  std::string seat;        // id of the town or region that it is of: «управление … Алматы»
  std::string host;        // of a mission: the country it sits in
  std::string short_name;  // acronym that the text gives it in brackets
  bool acronym = false;    // is an acronym itself
  bool proper = false;     // written as a name: capitals, quotation marks, Latin, a vocabulary's proper name
};

// Appends the candidates of one part in text order. Nested names are candidates of their own.
void collect_organisations(const NameContext& context, Readings& readings, std::vector<OrganisationCandidate>& out);

// Appends names that no head noun announces: «Газпром», Facebook, КНЦРЧ, Роскосмос. `taken` says which words belong to
// names already, or must not be names.
void collect_bare_names(const NameContext& context, std::vector<bool>& taken, std::vector<OrganisationCandidate>& out);

// Candidates of one article, parts in order, as entities in order of their first mention.
std::vector<Entity> resolve_organisations(const std::vector<OrganisationCandidate>& candidates);

// How sure it is that the phrase names an organisation.
Certainty certainty_of(const NameContext& context, const OrganisationPhrase& phrase);

// Whether head `i` names no body since a name follows it: «миссия «Добро»», «орден Дружбы».
bool heads_thing(const NameContext& context, std::size_t i);

// Whether the quotation can be a name at all: it begins with a capital, a digit or a Latin letter.
bool quote_is_name(const NameContext& context, const Quote& quote);

}  // namespace diplomed::knowledge
