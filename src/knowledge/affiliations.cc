#include "knowledge/affiliations.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace diplomed::knowledge {
namespace {

constexpr std::string_view kMinister = "инистр ";  // the first letter may be a capital
constexpr std::string_view kMinistry = "министерство ";

std::string lower_ascii(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

// The longest organisation that stands in the person's role.
const Entity* in_role(const Entity& person, const std::vector<Entity>& entities) {
  const Entity* best = nullptr;
  std::uint32_t longest = 0;
  for (const Entity& e : entities) {
    if (e.kind != EntityKind::organisation) continue;
    for (const Evidence& m : e.mentions) {
      const Span role = person.role_evidence.span;
      const bool inside = m.part == person.role_evidence.part && m.span.begin >= role.begin && m.span.begin < role.end;
      if (!inside || m.span.size() <= longest) continue;
      longest = m.span.size();
      best = &e;
    }
  }
  return best;
}

// The national ministry that «министр здравоохранения …» is or was the head of.
const Concept* ministry_of(std::string_view role, const Vocabulary& vocabulary) {
  constexpr std::size_t letter = 2;  // bytes
  if (role.size() < letter || !role.substr(letter).starts_with(kMinister)) return nullptr;
  const std::string_view rest = role.substr(letter + kMinister.size());
  for (const Concept& c : vocabulary.concepts()) {
    if (c.type != "org" || !c.national || !c.label_ru.starts_with(kMinistry)) continue;
    if (rest.starts_with(std::string_view(c.label_ru).substr(kMinistry.size()))) return &c;
  }
  return nullptr;
}

Entity ministry_entity(const Concept& ministry, const Concept& country, const Entity& minister, Readings& readings) {
  Entity e;
  e.kind = EntityKind::organisation;
  e.id = ministry.id + "." + lower_ascii(country.id);
  const std::string_view official = country.official.empty() ? country.label_ru : country.official;
  e.name = "Министерство " + ministry.label_ru.substr(kMinistry.size()) + " " +
           inflect_name(readings, official, text::GramCase::genitive);
  e.country = country.id;
  e.mentions.push_back(minister.role_evidence);
  return e;
}

}  // namespace

std::size_t affiliate(std::vector<Entity>& entities, const Vocabulary& vocabulary, Readings& readings) {
  const std::size_t named = entities.size();
  for (std::size_t i = 0; i < named; ++i) {
    if (entities[i].kind != EntityKind::person || entities[i].role.empty()) continue;
    if (const Entity* body = in_role(entities[i], entities)) {
      entities[i].affiliation = body->id;
      if (entities[i].country.empty()) entities[i].country = body->country;
      continue;
    }
    const Concept* ministry = ministry_of(entities[i].role, vocabulary);
    const Concept* country = vocabulary.find("country", entities[i].country);
    if (ministry == nullptr || country == nullptr) continue;
    const std::string id = ministry->id + "." + lower_ascii(country->id);
    entities[i].affiliation = id;
    const bool known = std::any_of(entities.begin(), entities.end(),
                                   [&](const Entity& e) { return e.kind == EntityKind::organisation && e.id == id; });
    if (!known) entities.push_back(ministry_entity(*ministry, *country, entities[i], readings));
  }
  return named;
}

void drop_unused(Facts& facts, std::size_t named) {
  for (std::size_t i = facts.entities.size(); i-- > named;) {
    const bool used = std::any_of(facts.relations.begin(), facts.relations.end(), [&](const Relation& r) {
      return std::find(r.parties.begin(), r.parties.end(), i) != r.parties.end();
    });
    if (used) continue;
    for (Entity& e : facts.entities) {
      if (e.affiliation == facts.entities[i].id) e.affiliation.clear();
    }
    facts.entities.erase(facts.entities.begin() + static_cast<std::ptrdiff_t>(i));
    for (Relation& r : facts.relations) {
      for (std::uint32_t& party : r.parties) party -= party > i;
    }
  }
}

}  // namespace diplomed::knowledge
