// [from, to] is cut into whole centuries (all Y terms with their two digits), whole years of the two broken centuries
// (Y), whole months of the two broken years (M) and days of the two broken months (D).
#include "query/compile/date_terms.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <string>
#include <vector>

#include "index/schema.h"

namespace diplomed::query {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

// Documents outside these years do not exist (document/dates/calendar.h); open ranges end here.
constexpr int kFirstYear = 1000, kLastYear = 2999;

int number(std::string_view text, std::size_t at, std::size_t length, int fallback) {
  int value = fallback;
  if (text.size() >= at + length) std::from_chars(text.data() + at, text.data() + at + length, value);
  return value;
}

year_month_day first_day(std::string_view iso) {
  return {year(number(iso, 0, 4, kFirstYear)), month(static_cast<unsigned>(number(iso, 5, 2, 1))),
          day(static_cast<unsigned>(number(iso, 8, 2, 1)))};
}

year_month_day last_day(std::string_view iso) {
  const year y(number(iso, 0, 4, kLastYear));
  const month m(static_cast<unsigned>(number(iso, 5, 2, 12)));
  const year_month_day month_end(y / m / std::chrono::last);
  return {y, m,
          day(static_cast<unsigned>(number(iso, 8, 2, static_cast<int>(static_cast<unsigned>(month_end.day())))))};
}

std::string iso_of(year_month_day d) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(d.year()), static_cast<unsigned>(d.month()),
                     static_cast<unsigned>(d.day()));
}

// All years that begin with the two digits of `d`.
Xapian::Query century(year_month_day d) {
  return {Xapian::Query::OP_WILDCARD, index::year_term(iso_of(d)).substr(0, 3), 0, Xapian::Query::WILDCARD_LIMIT_ERROR,
          Xapian::Query::OP_OR};
}

}  // namespace

Xapian::Query date_range(std::string_view from, std::string_view to) {
  sys_days at = first_day(from);
  const sys_days end = last_day(to);
  std::vector<Xapian::Query> terms;
  while (at <= end) {
    const year_month_day d(at);
    const sys_days year_end = d.year() / std::chrono::December / 31;
    const sys_days month_end = sys_days(d.year() / d.month() / std::chrono::last);
    const sys_days century_end = (d.year() + std::chrono::years(99)) / std::chrono::December / 31;
    const bool day_one = d.day() == day(1);
    const bool new_year = day_one && d.month() == std::chrono::January;
    if (new_year && static_cast<int>(d.year()) % 100 == 0 && century_end <= end) {
      terms.push_back(century(d));
      at = century_end + std::chrono::days(1);
    } else if (new_year && year_end <= end) {
      terms.emplace_back(index::year_term(iso_of(d)));
      at = year_end + std::chrono::days(1);
    } else if (day_one && month_end <= end) {
      terms.emplace_back(index::month_term(iso_of(d)));
      at = month_end + std::chrono::days(1);
    } else {
      terms.emplace_back(index::day_term(iso_of(d)));
      at += std::chrono::days(1);
    }
  }
  if (terms.empty()) return Xapian::Query::MatchNothing;
  return Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
}

}  // namespace diplomed::query
