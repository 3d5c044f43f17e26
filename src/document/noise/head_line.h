// What stands around a headline: lines that hold date, author and counters side by side, and the dateline of an agency.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/span.h"
#include "document/dates/calendar.h"

namespace diplomed::document {

struct HeadLine {
  bool dated = false;  // a date or a time is among the parts
  std::string author;  // empty when none is named
};

// A line that holds nothing but dates, times, bylines, counters and names of sections, a date or a byline among them:
// «Опубликовано: 15.03.2024 в 14:05, Автор: Иван Петров», «15.03.2024 | Просмотров: 12». Takes tidy text; nullopt for
// all others. Thread-safe.
std::optional<HeadLine> read_head_line(std::string_view text);

// The date of a line that is just «2024-03-15T10:00:00Z» or, with a year of two digits, «15.03.24» or «15.03.24 14:05».
// These are no dates inside of prose. Thread-safe.
std::optional<CalendarDate> bare_stamp(std::string_view text);

struct Dateline {
  Span date;           // bytes of the text
  std::size_t end;     // past the agency's name and its mark
  std::string source;  // the agency
};

// «Найроби, 15 марта 2024. /ТАСС/. …», «МОСКВА, 5 мар — РИА Новости. …», «Ташкент. 15 марта. УзА – …» at the front of a
// paragraph: a place, a day, an agency. Without the agency it is prose. Thread-safe.
std::optional<Dateline> find_dateline(std::string_view text);

}  // namespace diplomed::document
