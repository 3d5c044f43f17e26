// Labels of facets and facet values in the page's language.
#pragma once

#include <string>
#include <string_view>

#include "server/language/page_language.h"

namespace diplomed::server {

// Those that stand on the first page and are open beside the hits.
bool is_main_facet(std::string_view name);

// The facet's own name when it is unknown.
std::string facet_label(std::string_view name, Language language);

template <typename Labelled>
std::string value_label(const Labelled& v, Language language) {
  const std::string& wanted = language == Language::en ? v.label_en : v.label_ru;
  const std::string& other = language == Language::en ? v.label_ru : v.label_en;
  return !wanted.empty() ? wanted : !other.empty() ? other : v.value;
}

}  // namespace diplomed::server
