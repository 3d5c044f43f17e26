// Lines that carry nothing but a date or a time: the publication stamp of a news page.
#pragma once

#include <optional>
#include <string_view>

#include "document/dates/date_expressions.h"

namespace diplomed::document {

// True for «24 октября 2025, 14:30», «Опубликовано: 24.10.2025», «Сегодня, 10:15», «14:30». Takes tidy text.
bool is_timestamp_line(std::string_view text);

// True for such a line without separators: one date at most. Takes tidy text.
bool is_single_stamp(std::string_view text);

// The date of such a line (its year may be missing), with the span in `raw`; nullopt when it has only a time.
std::optional<DateExpression> timestamp_date(std::string_view raw);

// The date in the path of an address: /2025/10/24/, /2025-10-24-…, /20251024/; nullopt when there is none.
std::optional<CalendarDate> date_in_url(std::string_view url);

}  // namespace diplomed::document
