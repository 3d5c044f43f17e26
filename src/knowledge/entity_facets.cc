#include "knowledge/entity_facets.h"

#include <algorithm>

#include "knowledge/facets.h"
#include "text/slug.h"

namespace diplomed::knowledge {
namespace {

FacetValue& value_of(std::vector<FacetValue>& values, const std::string& value) {
  const auto known = std::find_if(values.begin(), values.end(), [&](const FacetValue& v) { return v.value == value; });
  if (known != values.end()) return *known;
  values.push_back({value, "", "", 0});
  return values.back();
}

void add(std::vector<FacetValue>& values, const std::string& value, const std::string& label_ru,
         const std::string& label_en, std::size_t mentions) {
  if (value.empty()) return;
  FacetValue& v = value_of(values, value);
  if (v.label_ru.empty()) {
    v.label_ru = label_ru;
    v.label_en = label_en.empty() ? label_ru : label_en;
  }
  v.mentions += static_cast<std::uint32_t>(mentions);
}

}  // namespace

void add_entity_facets(const Vocabulary* vocabulary, Annotations& out) {
  for (const EntityKind kind : {EntityKind::person, EntityKind::organisation, EntityKind::place}) {
    std::vector<FacetValue> values;  // vocabulary matches of these types are among the entities
    for (const Entity& e : out.facts.entities) {
      if (e.kind == kind) add(values, e.id, e.name, e.name_en, e.mentions.size());
    }
    out.facets[std::string(facet_of(kind))] = std::move(values);
  }
  for (const Relation& r : out.facts.relations) {
    const Concept* status = vocabulary == nullptr ? nullptr : vocabulary->find("status", r.status);
    if (status != nullptr) add(out.facets["status"], status->id, status->label_ru, status->label_en, 1);
    if (r.programme.empty()) continue;
    // A programme of the vocabulary was counted by its mentions.
    std::vector<FacetValue>& programmes = out.facets["programme"];
    const bool known = std::any_of(programmes.begin(), programmes.end(),
                                   [&](const FacetValue& v) { return v.label_ru == r.programme; });
    if (!known) add(programmes, text::slug(r.programme), r.programme, "", 1);
  }
  for (auto& [name, values] : out.facets) {
    std::stable_sort(values.begin(), values.end(),
                     [](const FacetValue& a, const FacetValue& b) { return a.mentions > b.mentions; });
  }
}

void add_mentioned_countries(Annotations& out) {
  std::vector<FacetValue> all = out.facets["country"];
  all.insert(all.end(), out.countries_mentioned_only.begin(), out.countries_mentioned_only.end());
  out.facets["mention"] = std::move(all);
}

}  // namespace diplomed::knowledge
