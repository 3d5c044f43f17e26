// The facets of the product: their names in URLs, JSON and index, and what people read. The one list. All is pure.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "knowledge/facts.h"

namespace diplomed::knowledge {

enum class Facet : std::uint8_t {
  country,
  field,
  instrument,
  status,
  org,
  person,
  place,
  programme,
  mention,
  type,
  source,
  lang,
  year
};

struct FacetInfo {
  Facet id;
  std::string_view name;  // stable ASCII, used in URLs
  std::string_view label_ru;
  std::string_view label_en;
};

// In the order of the enumeration.
inline constexpr std::array<FacetInfo, 13> kFacets = {{
    {Facet::country, "country", "Страна", "Country"},
    {Facet::field, "field", "Область медицины", "Medical field"},
    {Facet::instrument, "instrument", "Форма сотрудничества", "Instrument"},
    {Facet::status, "status", "Состояние", "Status"},
    {Facet::org, "org", "Организация", "Organisation"},
    {Facet::person, "person", "Персона", "Person"},
    {Facet::place, "place", "Место", "Place"},
    {Facet::programme, "programme", "Программа", "Programme"},
    {Facet::mention, "mention", "Страна упомянута",
     "Country mentioned"},  // countries that act and those that are only named
    {Facet::type, "type", "Тип материала", "Type"},
    {Facet::source, "source", "Источник", "Source"},
    {Facet::lang, "lang", "Язык", "Language"},
    {Facet::year, "year", "Год", "Year"},
}};

constexpr std::string_view name_of(Facet facet) {
  return kFacets[static_cast<std::size_t>(facet)].name;
}
static_assert(std::all_of(kFacets.begin(), kFacets.end(), [](const FacetInfo& f) { return name_of(f.id) == f.name; }));

// Nothing for other names.
constexpr std::optional<Facet> facet_named(std::string_view name) {
  for (const FacetInfo& f : kFacets) {
    if (f.name == name) return f.id;
  }
  return std::nullopt;
}

// person, org or place.
constexpr Facet facet_of(EntityKind kind) {
  return kind == EntityKind::person ? Facet::person : kind == EntityKind::organisation ? Facet::org : Facet::place;
}

// The type of vocabulary concepts that are the values of a facet: its name, but "country" for "mention".
constexpr std::string_view concept_type_of(std::string_view facet) {
  return facet == name_of(Facet::mention) ? name_of(Facet::country) : facet;
}

}  // namespace diplomed::knowledge
