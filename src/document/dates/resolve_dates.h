// Which date an article has, out of all the dates it names.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "document/article.h"

namespace diplomed::document {

// A paragraph of the source to look for dates in, in reading order.
struct DatedText {
  std::uint32_t line = 0;     // 1-based line where it begins
  std::string_view raw;       // as it stands in the source: evidence is cut from it
  bool is_timestamp = false;  // a publication stamp (see timestamps.h), not a part of the story
};

// Resolves all dates of a text. `known` are the dates that the source states outside of the text (meta data, a record's
// field, a date in the address), best first. `title` is the headline, which tells the event of the article from others,
// and empty when there is none. The result holds, in this order: the published date, the start and end of the event,
// all other resolved dates as `mentioned`.
//
// A year that only the statistics of the text suggest comes out as event_start, precision year, confidence low: it is
// inferred, to be shown as such. What cannot be resolved («сегодня», «18 августа» in a text without a year) is left
// out. Never looks at the clock or at a file's time. Thread-safe.
std::vector<Date> resolve_dates(const std::vector<DatedText>& texts, std::string_view title,
                                const std::vector<Date>& known);

}  // namespace diplomed::document
