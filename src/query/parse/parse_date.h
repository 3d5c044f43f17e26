// Dates as a query writes them.
#pragma once

#include <optional>
#include <string_view>

#include "query/parse/parse_range.h"

namespace diplomed::query {

// See parse_range().
std::optional<Range> parse_date_range(std::string_view text);

}  // namespace diplomed::query
