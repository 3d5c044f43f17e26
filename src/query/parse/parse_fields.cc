#include "query/parse/parse_fields.h"

#include "query/parse/parse_chars.h"
#include "text/sound/keyboard_layout.h"

namespace diplomed::query {

// The first Russian name of a field is the one shown to a person.
const std::vector<FieldName>& field_names() {
  static const std::vector<FieldName> names = {
      {"title", "title"},
      {"заголовок", "title"},
      {"название", "title"},
      {"country", "country"},
      {"страна", "country"},
      {"field", "field"},
      {"область", "field"},
      {"сфера", "field"},
      {"instrument", "instrument"},
      {"инструмент", "instrument"},
      {"форма", "instrument"},
      {"status", "status"},
      {"статус", "status"},
      {"состояние", "status"},
      {"org", "org"},
      {"organisation", "org"},
      {"organization", "org"},
      {"организация", "org"},
      {"учреждение", "org"},
      {"person", "person"},
      {"персона", "person"},
      {"человек", "person"},
      {"place", "place"},
      {"место", "place"},
      {"город", "place"},
      {"programme", "programme"},
      {"program", "programme"},
      {"программа", "programme"},
      {"mention", "mention"},
      {"упоминание", "mention"},
      {"type", "type"},
      {"тип", "type"},
      {"source", "source"},
      {"источник", "source"},
      {"site", "source"},
      {"сайт", "source"},
      {"lang", "lang"},
      {"language", "lang"},
      {"язык", "lang"},
      {"year", "year"},
      {"год", "year"},
      {"id", "id"},
      {"date", "date"},
      {"дата", "date"},
      {"number", "number"},
      {"число", "number"},
      {"количество", "number"},
  };
  return names;
}

std::string_view canonical_field(std::string_view typed) {
  const std::string name = lower_case(typed);
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
