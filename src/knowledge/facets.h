// The facets of the product: their names in URLs, JSON and index, and what people read. The one list.
#pragma once

#include <array>
#include <string_view>

#include "knowledge/facts.h"

namespace diplomed::knowledge {

struct FacetInfo {
  std::string_view name;  // stable ASCII, used in URLs
  std::string_view label_ru;
  std::string_view label_en;
};

inline constexpr std::array<FacetInfo, 13> facets = {{
    {"country", "Страна", "Country"},
    {"field", "Область медицины", "Medical field"},
    {"instrument", "Форма сотрудничества", "Instrument"},
    {"status", "Состояние", "Status"},
    {"org", "Организация", "Organisation"},
    {"person", "Персона", "Person"},
    {"place", "Место", "Place"},
    {"programme", "Программа", "Programme"},
    {"mention", "Страна упомянута", "Country mentioned"},  // countries that act and those that are only named
    {"type", "Тип материала", "Type"},
    {"source", "Источник", "Source"},
    {"lang", "Язык", "Language"},
    {"year", "Год", "Year"},
}};

// The facet of an entity: "person", "org", "place".
constexpr std::string_view facet_of(EntityKind kind) {
  return kind == EntityKind::person ? "person" : kind == EntityKind::organisation ? "org" : "place";
}

// The type of vocabulary concepts that are the values of a facet: its name, but "country" for "mention".
constexpr std::string_view concept_type_of(std::string_view facet) {
  return facet == "mention" ? std::string_view("country") : facet;
}

}  // namespace diplomed::knowledge
