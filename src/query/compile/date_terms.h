// Date ranges as a few boolean terms.
#pragma once

#include <xapian.h>

#include <string_view>

namespace diplomed::query {

// Documents dated within [from, to], inclusive; bounds are YYYY, YYYY-MM or YYYY-MM-DD, an empty one is open. A
// document whose date is coarser than the bound matches when all of its year or month lies within. Matches nothing
// when from > to. REQUIRES: valid dates of the years 0001–9999.
Xapian::Query date_range(std::string_view from, std::string_view to);

}  // namespace diplomed::query
