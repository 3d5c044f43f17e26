#include "query/parse/parse_fields.h"

#include <iterator>

#include "language_data/query_fields.h"
#include "query/parse/parse_chars.h"
#include "text/fold.h"
#include "text/sound/keyboard_layout.h"

namespace diplomed::query {

// The first Russian name of a field is the one shown to a person.
const std::vector<FieldName>& field_names() {
  static const auto names = [] {
    std::vector<FieldName> out;
    out.reserve(std::size(language_data::kQueryFields));
    for (const auto& row : language_data::kQueryFields) out.push_back({row.typed, row.field});
    return out;
  }();
  return names;
}

std::string_view canonical_field(std::string_view typed) {
  const std::string name = text::fold(typed);
  for (const std::string& read : {name, text::on_russian_layout(name), text::on_english_layout(name)}) {
    for (const FieldName& field : field_names()) {
      if (field.typed == read) return field.canonical;
    }
  }
  return {};
}

std::string_view russian_field_name(std::string_view canonical) {
  for (const FieldName& field : field_names()) {
    const bool cyrillic = static_cast<unsigned char>(field.typed.front()) >= 0x80;
    if (cyrillic && field.canonical == canonical) return field.typed;
  }
  return canonical;
}

}  // namespace diplomed::query
