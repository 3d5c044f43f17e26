#include "search/labels.h"

#include "index/schema.h"
#include "knowledge/facets.h"

namespace diplomed::search {

LabelledValue label_of(const Handle& handle, const std::string& facet, const std::string& value) {
  if (handle.matcher() != nullptr) {
    const std::string_view type = knowledge::concept_type_of(facet);
    if (const knowledge::Concept* c = handle.matcher()->vocabulary().find(type, value)) {
      return {value, c->label_ru, c->label_en};
    }
  }
  const std::string stored = handle.db.get_metadata(index::label_key(facet, value));
  const std::size_t tab = stored.find('\t');
  if (tab == std::string::npos) return {value, value, value};
  return {value, stored.substr(0, tab), stored.substr(tab + 1)};
}

}  // namespace diplomed::search
