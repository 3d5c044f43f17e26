// Numbers as a query writes them.
#pragma once

#include <optional>
#include <string_view>

#include "query/parse/typed_range.h"

namespace diplomed::query {

// See parse_range() in parse_range.h.
std::optional<Range> parse_number_range(std::string_view text);

// тыс, тысяч, млн, миллиона, billion …: a word that a number is multiplied by, in any case, a full stop may follow.
bool is_multiplier(std::string_view word);

}  // namespace diplomed::query
