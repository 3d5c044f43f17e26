#include "server/views/facet_labels.h"

#include "knowledge/facets.h"

namespace diplomed::server {

bool is_main_facet(std::string_view name) {
  using knowledge::Facet;
  const auto facet = knowledge::facet_named(name);
  return facet == Facet::country || facet == Facet::field || facet == Facet::instrument;
}

std::string facet_label(std::string_view name, Language language) {
  for (const auto& f : knowledge::kFacets) {
    if (f.name == name) return std::string(language == Language::en ? f.label_en : f.label_ru);
  }
  return std::string(name);
}

}  // namespace diplomed::server
