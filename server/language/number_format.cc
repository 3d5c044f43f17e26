#include "server/language/number_format.h"

#include <fmt/format.h>

#include <array>

#include "server/language/date_format.h"
#include "server/language/phrases.h"

namespace diplomed::server {
namespace {

struct MonthNames {
  std::string_view nominative, genitive, brief, english, english_brief;
};

constexpr std::array<MonthNames, 12> months = {{
    {"январь", "января", "янв", "January", "Jan"},
    {"февраль", "февраля", "фев", "February", "Feb"},
    {"март", "марта", "мар", "March", "Mar"},
    {"апрель", "апреля", "апр", "April", "Apr"},
    {"май", "мая", "май", "May", "May"},
    {"июнь", "июня", "июн", "June", "Jun"},
    {"июль", "июля", "июл", "July", "Jul"},
    {"август", "августа", "авг", "August", "Aug"},
    {"сентябрь", "сентября", "сен", "September", "Sep"},
    {"октябрь", "октября", "окт", "October", "Oct"},
    {"ноябрь", "ноября", "ноя", "November", "Nov"},
    {"декабрь", "декабря", "дек", "December", "Dec"},
}};

const MonthNames& names(int month) {
  return months[static_cast<std::size_t>(month - 1)];
}

// Russian plural forms: 1 материал, 2 материала, 5 материалов.
std::string_view russian_form(std::uint64_t n, std::string_view one, std::string_view few, std::string_view many) {
  const std::uint64_t tens = n % 100;
  const std::uint64_t ones = n % 10;
  if (tens >= 11 && tens <= 14) return many;
  if (ones == 1) return one;
  return ones >= 2 && ones <= 4 ? few : many;
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
  const std::string number = format_number(n, language);
  if (language == Language::en) return number + (n == 1 ? " document" : " documents");
  return number + " " + std::string(russian_form(n, "материал", "материала", "материалов"));
}

std::string count_reprints(std::uint64_t n, Language language) {
  const std::string number = format_number(n, language);
  if (language == Language::en) return number + (n == 1 ? " reprint" : " reprints");
  return number + " " + std::string(russian_form(n, "перепечатка", "перепечатки", "перепечаток"));
}

std::string format_date(std::string_view text, Language language) {
  const auto date = parse_date(text);
  if (!date) return std::string(text);
  std::string year = std::to_string(date->year);
  if (date->month == 0) return year;
  const MonthNames& month = names(date->month);
  if (date->day == 0) {
    return std::string(language == Language::en ? month.english : month.nominative) + " " + year;
  }
  return std::to_string(date->day) + " " + std::string(language == Language::en ? month.english : month.genitive) +
         " " + year;
}

std::string_view short_month(int month, Language language) {
  return language == Language::en ? names(month).english_brief : names(month).brief;
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
