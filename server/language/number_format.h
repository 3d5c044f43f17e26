// Numbers, plurals and dates as people write them, in the page's language.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/answer/hit.h"
#include "server/language/page_language.h"

namespace diplomed::server {

// "12 345" with narrow no-break spaces in Russian, "12,345" in English.
std::string format_number(std::uint64_t n, Language language);

// The words with commas between them.
std::string joined(const std::vector<std::string>& words);

// "1 материал", "2 материала", "5 материалов"; "1 document", "2 documents".
std::string count_documents(std::uint64_t n, Language language);

// "1 перепечатка", "2 перепечатки"; "1 reprint", "2 reprints".
std::string count_reprints(std::uint64_t n, Language language);

// "18 ноября 2019", "ноябрь 2019", "2019"; "18 November 2019", … ; a text that is no date comes back as it is.
std::string format_date(std::string_view date, Language language);

// "ноя", "Nov"; REQUIRES: 1 ≤ month ≤ 12.
std::string_view short_month(int month, Language language);

// What must be said beside a date: that it comes from the text, is the event's, or is uncertain. Empty when it is
// the stated publication date.
std::string date_note(const search::HitDate& date, Language language);

}  // namespace diplomed::server
