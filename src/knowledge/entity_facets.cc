#include "knowledge/entity_facets.h"

#include <algorithm>

#include "knowledge/facets.h"
#include "text/sound/slug.h"

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

void add_entity_facets(const Vocabulary& vocabulary, const document::Article& article, Annotations& out) {
  const auto is_stated = [&](Facet facet) { return article.facets.contains(std::string(name_of(facet))); };
  for (const EntityKind kind : {EntityKind::person, EntityKind::organisation, EntityKind::place}) {
    const Facet facet = facet_of(kind);
    if (is_stated(facet)) continue;
    std::vector<FacetValue> values;  // matches of these types in the text are among the entities
    for (const Entity& e : out.facts.entities) {
      // Countries have facets of their own.
      if (e.kind == kind && !(kind == EntityKind::place && vocabulary.find(Facet::country, e.id) != nullptr)) {
        add(values, e.id, e.name, e.name_en, e.mentions.size());
      }
    }
    out.facets[facet] = std::move(values);
  }
  for (const Relation& r : out.facts.relations) {
    const Concept* status = vocabulary.find(Facet::status, r.status);
    if (status != nullptr && !is_stated(Facet::status)) {
      add(out.facets[Facet::status], status->id, status->label_ru, status->label_en, 1);
    }
    if (r.programme.empty() || is_stated(Facet::programme)) continue;
    // A programme of the vocabulary was counted by its mentions.
    std::vector<FacetValue>& programmes = out.facets[Facet::programme];
    const bool known = std::any_of(programmes.begin(), programmes.end(),
                                   [&](const FacetValue& v) { return v.label_ru == r.programme; });
    if (!known) add(programmes, text::slug(r.programme), r.programme, "", 1);
  }
  for (const Facet facet : {Facet::org, Facet::person, Facet::place, Facet::programme, Facet::status}) {
    std::vector<FacetValue>& values = out.facets[facet];
    std::stable_sort(values.begin(), values.end(),
                     [](const FacetValue& a, const FacetValue& b) { return a.mentions > b.mentions; });
  }
}

void add_mentioned_countries(Annotations& out) {
  std::vector<FacetValue> all = out.facets[Facet::country];
  all.insert(all.end(), out.countries_mentioned_only.begin(), out.countries_mentioned_only.end());
  out.facets[Facet::mention] = std::move(all);
}

}  // namespace diplomed::knowledge
