// The facets of the product: their names in URLs, JSON and index, and what people read. The one list.
#pragma once

#include <array>
#include <string_view>

namespace diplomed::knowledge {

struct FacetInfo {
  std::string_view name;  // stable ASCII, used in URLs
  std::string_view label_ru;
  std::string_view label_en;
};

inline constexpr std::array<FacetInfo, 7> facets = {{
    {"country", "Страна", "Country"},
    {"field", "Область медицины", "Medical field"},
    {"instrument", "Форма сотрудничества", "Instrument"},
    {"type", "Тип материала", "Type"},
    {"source", "Источник", "Source"},
    {"lang", "Язык", "Language"},
    {"year", "Год", "Year"},
}};

}  // namespace diplomed::knowledge
