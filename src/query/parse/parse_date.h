// Dates as a query writes them.
#pragma once

#include <optional>
#include <string_view>

#include "query/parse/typed_range.h"

namespace diplomed::query {

// See parse_range() in parse_range.h.
std::optional<Range> parse_date_range(std::string_view text);

}  // namespace diplomed::query
