// The fields a query may name.
#pragma once

#include <string_view>

namespace diplomed::query {

// The canonical name for a field name as typed, in any case, on either keyboard layout (cnhfyf: is страна:); empty when
// there is no such field.
std::string_view canonical_field(std::string_view typed);

// The Russian name of a canonical field for a person to read; the canonical name itself if it has
// none.
std::string_view russian_field_name(std::string_view canonical);

}  // namespace diplomed::query
