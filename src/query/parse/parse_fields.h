// The fields a query may name.
#pragma once

#include <string_view>
#include <vector>

namespace diplomed::query {

// A name that a field may have before the colon, in lower case, and the canonical name.
struct FieldName {
  std::string_view typed;
  std::string_view canonical;
};

// Every field name, English and Russian ("country", "страна"). Case does not matter in a query.
const std::vector<FieldName>& field_names();

// The canonical name for a field name as typed, in any case, on either keyboard layout (cnhfyf: is страна:); empty when
// there is no such field.
std::string_view canonical_field(std::string_view typed);

// The Russian name of a canonical field for a person to read; the canonical name itself if it has
// none.
std::string_view russian_field_name(std::string_view canonical);

}  // namespace diplomed::query
