#include "server/language/number_format.h"

#include <fmt/format.h>

#include "server/language/date_format.h"
#include "server/language/phrases.h"

namespace diplomed::server {
namespace {

// The message "PREFIX_MONTH".
std::string_view month_phrase(std::string_view prefix, int month, Language language) {
  return phrase(language, fmt::format("{}_{}", prefix, month));
}

}  // namespace

std::string format_number(std::uint64_t n, Language language) {
  const std::string digits = std::to_string(n);
  const std::string_view separator = language == Language::en ? "," : "\u202f";
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i != 0 && (digits.size() - i) % 3 == 0) out += separator;
    out += digits[i];
  }
  return out;
}

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

std::string count_documents(std::uint64_t n, Language language) {
  return plural_phrase(language, "count_documents", n, format_number(n, language));
}

std::string count_reprints(std::uint64_t n, Language language) {
  return plural_phrase(language, "count_reprints", n, format_number(n, language));
}

std::string format_date(std::string_view text, Language language) {
  const auto date = parse_date(text);
  if (!date) return std::string(text);
  if (date->month == 0) return fmt::format("{}", date->year);
  if (date->day == 0) return fmt::format("{} {}", month_phrase("month", date->month, language), date->year);
  return fmt::format("{} {} {}", date->day, month_phrase("month_of_day", date->month, language), date->year);
}

std::string_view short_month(int month, Language language) {
  return month_phrase("month_brief", month, language);
}

std::string date_note(const search::HitDate& date, Language language) {
  std::string note;
  const auto add = [&](std::string_view key) {
    if (!note.empty()) note += ", ";
    note += phrase(language, key);
  };
  if (date.kind == "published" && date.confidence == "high") return note;
  if (date.kind == "event_start") add("date_event");
  add("date_by_text");
  if (date.confidence == "low") add("date_uncertain");
  return note;
}

}  // namespace diplomed::server
