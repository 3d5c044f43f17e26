// Partial dates of the URL and of documents: "2019", "2019-11", "2019-11-18".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace diplomed::server {

struct PartialDate {
  int year = 0;
  int month = 0;  // 0: none
  int day = 0;    // 0: none
};

// None when it is not of this form or not in the calendar (years 1 … 9999).
std::optional<PartialDate> parse_date(std::string_view text);

std::string to_string(const PartialDate& date);

int days_in_month(int year, int month);

// The first and the last day that `text` covers, as YYYY-MM-DD. REQUIRES: parse_date(text).
std::string first_day(std::string_view text);
std::string last_day(std::string_view text);

}  // namespace diplomed::server
