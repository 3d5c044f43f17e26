// A date that stands in a field of its own: of a record, a feed, a front matter.
#pragma once

#include <optional>
#include <string_view>

#include "document/dates/calendar.h"

namespace diplomed::document {

// Reads `text` (UTF-8) as one date and nothing else: ISO 8601 with or without a time, RFC 822 ("Fri, 15 Mar 2024
// 10:00:00 +0300"), seconds or milliseconds of Unix time (UTC; 9 to 13 digits), or what the date grammar of prose reads
// with a year in it («15 марта 2024 г.», «15.3.24», «март 2024»), a time beside it. The day is the one that is written,
// in the zone it is written in. nullopt for anything else. Thread-safe.
std::optional<CalendarDate> parse_stated_date(std::string_view text);

}  // namespace diplomed::document
