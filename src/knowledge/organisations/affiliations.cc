#include "knowledge/organisations/affiliations.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "base/strings.h"

namespace diplomed::knowledge {
namespace {

constexpr std::string_view kMinister = "инистр ";  // the first letter may be a capital
constexpr std::string_view kMinistry = "министерство ";

// Where organisations are named.
class OrganisationIndex {
 public:
  explicit OrganisationIndex(const std::vector<Entity>& entities) {
    for (std::uint32_t i = 0; i < entities.size(); ++i) {
      if (entities[i].kind != EntityKind::organisation) continue;
      ids_.insert(entities[i].id);
      for (const Evidence& m : entities[i].mentions) mentions_.emplace_back(m, i);
    }
    std::sort(mentions_.begin(), mentions_.end(),
              [](const auto& a, const auto& b) { return is_before(a.first, b.first); });
  }

  // Index of the organisation with the longest mention that begins in the role; none without one.
  std::optional<std::uint32_t> in(const Evidence& role) const {
    std::optional<std::uint32_t> best;
    std::uint32_t longest = 0;
    auto m = std::lower_bound(mentions_.begin(), mentions_.end(), role,
                              [](const auto& a, const Evidence& b) { return is_before(a.first, b); });
    for (; m != mentions_.end() && m->first.part == role.part && m->first.span.begin < role.span.end; ++m) {
      if (m->first.span.size() <= longest) continue;
      longest = m->first.span.size();
      best = m->second;
    }
    return best;
  }

  // True the first time.
  bool add(const std::string& id) { return ids_.insert(id).second; }

 private:
  static bool is_before(const Evidence& a, const Evidence& b) {
    return a.part != b.part ? a.part < b.part : a.span.begin < b.span.begin;
  }

  std::vector<std::pair<Evidence, std::uint32_t>> mentions_;
  std::set<std::string> ids_;
};

// The national ministry that «министр здравоохранения …» is or was the head of.
const Concept* ministry_of(std::string_view role, const Vocabulary& vocabulary) {
  constexpr std::size_t kLetter = 2;  // bytes
  if (role.size() < kLetter || !role.substr(kLetter).starts_with(kMinister)) return nullptr;
  const std::string_view rest = role.substr(kLetter + kMinister.size());
  for (const Concept& c : vocabulary.concepts()) {
    if (!c.is(Facet::org) || !c.national || !c.label_ru.starts_with(kMinistry)) continue;
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
  OrganisationIndex index(entities);
  for (std::size_t i = 0; i < named; ++i) {
    if (entities[i].kind != EntityKind::person || entities[i].role.empty()) continue;
    if (const auto body = index.in(entities[i].role_evidence)) {
      entities[i].affiliation = entities[*body].id;
      if (entities[i].country.empty()) entities[i].country = entities[*body].country;
      continue;
    }
    const Concept* ministry = ministry_of(entities[i].role, vocabulary);
    const Concept* country = vocabulary.find(Facet::country, entities[i].country);
    if (ministry == nullptr || country == nullptr) continue;
    const std::string id = ministry->id + "." + lower_ascii(country->id);
    entities[i].affiliation = id;
    if (index.add(id)) entities.push_back(ministry_entity(*ministry, *country, entities[i], readings));
  }
  return named;
}

void drop_unused(Facts& facts, std::size_t named) {
  std::set<std::uint32_t> used;
  for (const Relation& r : facts.relations) used.insert(r.parties.begin(), r.parties.end());
  std::map<std::uint32_t, std::uint32_t> moved;  // index → index without the unused ones
  std::set<std::string> dropped;
  std::vector<Entity> kept;
  for (std::size_t i = named; i < facts.entities.size(); ++i) {
    const auto index = static_cast<std::uint32_t>(i);
    if (used.contains(index)) {
      moved[index] = static_cast<std::uint32_t>(named + kept.size());
      kept.push_back(std::move(facts.entities[i]));
    } else {
      dropped.insert(facts.entities[i].id);
    }
  }
  facts.entities.resize(named);
  for (Entity& e : facts.entities) {
    if (dropped.contains(e.affiliation)) e.affiliation.clear();
  }
  std::move(kept.begin(), kept.end(), std::back_inserter(facts.entities));
  for (Relation& r : facts.relations) {
    for (std::uint32_t& party : r.parties) {
      if (const auto to = moved.find(party); to != moved.end()) party = to->second;
    }
  }
}

}  // namespace diplomed::knowledge
