// A small hand-written grammar over date tokens:
//
//   point     = [weekday [","]] day month [weekday] [year] [weekday] [time]  |  dd.mm.yyyy  |  ISO  |  month year
//   range     = "с" (point | day) "по" point  |  day ("-" | "и" | ",") day … month [year]
//   month     = ("в" | "с" | "к" | "до" | "за" | "конце" …) month [year]
//   year      = [preposition] yyyy год…  |  yyyy "-" yyyy год…  |  (этого | прошлого | …) год…
//
// A number alone is never a date, nor are "10.30", "18.08" or "2025 пациентов". The scanner goes from left to right and
// takes the longest reading that starts at a token.
#include "document/dates/date_expressions.h"

#include <algorithm>

#include "base/strings.h"
#include "document/chars.h"
#include "language_data/year_endings.h"

namespace diplomed::document {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2100;

class Scanner {
 public:
  explicit Scanner(std::string_view raw) : raw_(raw) { tokenize_dates(raw, tokens_); }

  std::vector<DateExpression> run(std::size_t most) {
    std::vector<DateExpression> found;
    std::size_t floor = 0;  // tokens before it belong to an expression already
    for (std::size_t i = 0; i < tokens_.size() && found.size() < most;) {
      if (!may_begin(tokens_[i])) {
        ++i;
        continue;
      }
      DateExpression e;
      const std::size_t end = parse(i, floor, e);
      if (end == i) {
        ++i;
        continue;
      }
      if (is_possible(e)) found.push_back(e);
      i = floor = end;
    }
    return found;
  }

 private:
  const Token* at(std::size_t i) const { return i < tokens_.size() ? &tokens_[i] : nullptr; }
  bool is(std::size_t i, DateWord word) const { return i < tokens_.size() && tokens_[i].word == word; }
  bool is_sign(std::size_t i, char32_t sign) const {
    return i < tokens_.size() && tokens_[i].kind == TokenKind::sign && tokens_[i].sign == sign;
  }
  bool is_dash(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].kind == TokenKind::sign && chars::is_dash(tokens_[i].sign);
  }
  bool touches(std::size_t i) const {  // no blank between i and i + 1
    return i + 1 < tokens_.size() && tokens_[i].span.end == tokens_[i + 1].span.begin;
  }
  bool is_number(std::size_t i, int least, int most, std::uint8_t least_digits, std::uint8_t most_digits) const {
    const Token* t = at(i);
    return t != nullptr && t->kind == TokenKind::number && t->value >= least && t->value <= most &&
           t->digits >= least_digits && t->digits <= most_digits;
  }
  bool is_year(std::size_t i) const { return is_number(i, kFirstYear, kLastYear, 4, 4); }
  bool is_day(std::size_t i) const { return is_number(i, 1, 31, 1, 2); }

  static bool is_possible(const DateExpression& e) {
    const auto fits = [](CalendarDate d) {
      if (d.month == 0) return true;
      if (d.year == 0) d.year = 2024;  // any leap year: 29 февраля exists
      return is_valid(d);
    };
    return fits(e.start) && fits(e.end);
  }

  static bool may_begin(const Token& t) {
    return t.kind == TokenKind::number || (t.word >= DateWord::month && t.word <= DateWord::next_year);
  }

  // Parses the longest expression whose first number or month is token `i`; returns the token after it, or `i`.
  std::size_t parse(std::size_t i, std::size_t floor, DateExpression& e) {
    const Token& t = tokens_[i];
    std::size_t end = i;
    if (t.kind == TokenKind::number) {
      end = parse_numeric(i, e);
      if (end == i) end = parse_days(i, e);
      if (end == i) end = parse_years(i, e);
    } else if (t.word == DateWord::month) {
      end = parse_month(i, floor, e);
    } else if (t.word == DateWord::this_year || t.word == DateWord::last_year || t.word == DateWord::next_year) {
      end = parse_relative(i, e);
    }
    if (end == i) return i;
    std::size_t begin = take_front(i, floor, e);
    end = take_range(end, e);
    end = take_time(end, e);
    e.span = {tokens_[begin].span.begin, tokens_[end - 1].span.end};
    return end;
  }

  // ISO (2025-08-18, 2025/08/18, 2025.08.18) and dd.mm.yyyy, dd/mm/yyyy, dd-mm-yyyy.
  std::size_t parse_numeric(std::size_t i, DateExpression& e) {
    for (std::size_t k = i; k < i + 4; ++k) {
      if (!touches(k)) return i;
    }
    const Token& first = tokens_[i + 1];
    const bool sign = first.kind == TokenKind::sign && (first.sign == '-' || first.sign == '.' || first.sign == '/');
    if (!sign || !is_sign(i + 3, first.sign)) return i;
    if (i > 0 && is_sign(i - 1, '.') && touches(i - 1)) return i;
    if (is_year(i) && is_number(i + 2, 1, 12, 2, 2) && is_number(i + 4, 1, 31, 2, 2)) {
      e.start = {tokens_[i].value, tokens_[i + 2].value, tokens_[i + 4].value};
      return skip_iso_time(i + 5);
    }
    const bool goes_on = is_sign(i + 5, first.sign) && touches(i + 4) && touches(i + 5) &&
                         tokens_[i + 6].kind == TokenKind::number;  // the number of a version or a chapter
    if (!goes_on && is_day(i) && is_number(i + 2, 1, 12, 1, 2) && is_year(i + 4)) {
      e.start = {tokens_[i + 4].value, tokens_[i + 2].value, tokens_[i].value};
      return skip_year_word(i + 5);
    }
    return i;
  }

  // "T10:30:00+06:00" glued to an ISO date belongs to it.
  std::size_t skip_iso_time(std::size_t i) const {
    if (i == 0 || !touches(i - 1) || tokens_[i].kind != TokenKind::word) return i;
    if (tokens_[i].span.size() != 1) return i;
    std::size_t end = i + 1;
    while (end < tokens_.size() && touches(end - 1) &&
           (tokens_[end].kind == TokenKind::number || is_sign(end, ':') || is_sign(end, '+') || is_sign(end, '-') ||
            is_sign(end, '.'))) {
      ++end;
    }
    return end;
  }

  std::size_t skip_year_word(std::size_t i) const {
    if (!is(i, DateWord::year_word)) return i;
    const bool brief = tokens_[i].span.size() <= 4;  // «г.», «гг.»
    return brief && is_sign(i + 1, '.') && touches(i) ? i + 2 : i + 1;
  }

  // [","] [weekday | "(" weekday ")"]; returns `i` when there is none.
  std::size_t skip_weekday(std::size_t i, DateExpression& e) const {
    const bool comma = is_sign(i, ',');
    const bool bracket = is_sign(i, '(');
    const std::size_t day = comma || bracket ? i + 1 : i;
    if (!is(day, DateWord::weekday) || (bracket && !is_sign(day + 1, ')'))) return i;
    e.weekday = tokens_[day].value;
    return bracket ? day + 2 : day + 1;
  }

  // yyyy [год…] or (этого | прошлого …) год…, «с.г.»; returns `i` when there is none.
  std::size_t take_year(std::size_t i, DateExpression& e) const {
    if (is_year(i) && !is_ordinal(i)) {
      e.start.year = tokens_[i].value;
      return skip_year_word(i + 1);
    }
    const std::size_t end = relative_year(i, e.relative);
    return end;
  }

  // «2000-х», «2025-м»
  bool is_ordinal(std::size_t i) const {
    return touches(i) && is_dash(i + 1) && touches(i + 1) && tokens_[i + 2].kind == TokenKind::word;
  }

  std::size_t relative_year(std::size_t i, RelativeYear& relative) const {
    const Token* t = at(i);
    if (t == nullptr) return i;
    const bool current = t->word == DateWord::this_year;
    if (!current && t->word != DateWord::last_year && t->word != DateWord::next_year) return i;
    if (!is(i + 1, DateWord::year_word)) return i;
    relative = current                          ? RelativeYear::current
               : t->word == DateWord::last_year ? RelativeYear::last
                                                : RelativeYear::next;
    return skip_year_word(i + 1);
  }

  // One day or a row of days of one month: «18», «18–22», «18 и 19», «18, 19 и 20» + month + [year] + [weekday].
  std::size_t parse_days(std::size_t i, DateExpression& e) {
    if (!is_day(i)) return i;
    std::size_t month = i + 1;
    std::size_t last_day = i;
    while ((is_dash(month) || is_sign(month, ',') || is(month, DateWord::conjunction) || is(month, DateWord::until)) &&
           is_day(month + 1)) {
      last_day = month + 1;
      month += 2;
    }
    if (is_sign(month, '-') && at(month + 1) != nullptr && tokens_[month + 1].kind == TokenKind::word) {
      month += is_month_after_ending(month) ? 2 : 0;  // «18-го августа»
    }
    if (!is(month, DateWord::month) || !tokens_[month].genitive_month) return i;
    if (tokens_[last_day].value < tokens_[i].value) return i;
    e.start = {0, tokens_[month].value, tokens_[i].value};
    if (last_day != i) e.end = {0, tokens_[month].value, tokens_[last_day].value};
    std::size_t end = month + 1;
    if (tokens_[month].short_month && is_sign(end, '.') && touches(month)) ++end;
    if (tokens_[month].short_month && is_sign(end, ',') && is_year(end + 1)) ++end;
    end = skip_weekday(end, e);
    end = take_year(end, e);
    if (e.weekday == 0) end = skip_weekday(end, e);
    if (e.is_range()) e.end.year = e.start.year;
    return end;
  }

  bool is_month_after_ending(std::size_t i) const { return is(i + 2, DateWord::month); }

  // A month without a day counts when it has a year, or a preposition before it and a small letter.
  std::size_t parse_month(std::size_t i, std::size_t floor, DateExpression& e) {
    const Token& month = tokens_[i];
    if (month.short_month && !is_english(i)) return i;
    e.start.month = month.value;
    std::size_t end = i + 1;
    if (month.short_month) {  // "August 18, 2025"
      if (!is_day(end) || !is_sign(end + 1, ',') || !is_year(end + 2)) return i;
      e.start = {tokens_[end + 2].value, month.value, tokens_[end].value};
      return end + 3;
    }
    if (is_dash(end) && is(end + 1, DateWord::month)) {  // «июнь–июль 2025 года»
      e.end.month = tokens_[end + 1].value;
      end += 2;
    }
    end = take_year(end, e);
    if (e.is_range()) e.end.year = e.start.year;
    const bool dated = e.has_year() || e.relative != RelativeYear::none;
    const bool led = i > floor && i > 0 && is_preposition(tokens_[i - 1].word);
    return dated || (led && !month.capital) ? end : i;
  }

  bool is_english(std::size_t i) const { return tokens_[i].span.size() >= 3 && tokens_[i].capital; }

  static bool is_preposition(DateWord word) {
    return (word >= DateWord::in && word <= DateWord::from) || word == DateWord::part_of_month;
  }

  // yyyy год…, yyyy–yyyy год…, «в 2025-м»; a bare yyyy only inside «с yyyy по yyyy год».
  std::size_t parse_years(std::size_t i, DateExpression& e) {
    if (!is_year(i)) return i;
    e.start.year = tokens_[i].value;
    if (is_dash(i + 1) && is_year(i + 2) && is(i + 3, DateWord::year_word)) {
      e.end.year = tokens_[i + 2].value;
      return e.end.year > e.start.year ? skip_year_word(i + 3) : i;
    }
    if (is(i + 1, DateWord::year_word)) return skip_year_word(i + 1);
    if (is_ordinal(i) && is(i + 3, DateWord::year_word)) {  // «в 2025-м году», but not «в 2000-х годах»
      const std::string_view ending = tokens_[i + 2].span.of(raw_);
      return one_of(ending, language_data::kYearEndings) ? skip_year_word(i + 3) : i;
    }
    const bool since = i > 0 && is(i - 1, DateWord::since);
    if (since && is(i + 1, DateWord::until) && is_year(i + 2)) return i + 1;
    return i;
  }

  std::size_t parse_relative(std::size_t i, DateExpression& e) {
    const std::size_t end = relative_year(i, e.relative);
    if (end != i) return end;
    // «в этом, 2025 году», «в текущем 2025 году»
    const std::size_t year = is_sign(i + 1, ',') ? i + 2 : i + 1;
    if (tokens_[i].word != DateWord::this_year || !is_year(year) || !is(year + 1, DateWord::year_word)) return i;
    e.start.year = tokens_[year].value;
    e.relative = RelativeYear::current;
    return skip_year_word(year + 1);
  }

  // The preposition, the weekday and «в период» before token `i`; returns where the expression begins.
  std::size_t take_front(std::size_t i, std::size_t floor, DateExpression& e) const {
    std::size_t begin = i;
    if (e.has_day() && begin > floor) {
      std::size_t day = begin - 1;
      if (is_sign(day, ',') && day > floor) --day;
      if (is(day, DateWord::weekday)) {
        e.weekday = tokens_[day].value;
        begin = day;
      }
    }
    while (begin > floor && is(begin - 1, DateWord::part_of_month)) --begin;
    if (begin <= floor) return begin;
    e.prefix = prefix_of(tokens_[begin - 1].word);
    return e.prefix == DatePrefix::none ? begin : begin - 1;
  }

  static DatePrefix prefix_of(DateWord word) {
    switch (word) {
      case DateWord::in:
        return DatePrefix::in;
      case DateWord::since:
        return DatePrefix::since;
      case DateWord::until:
        return DatePrefix::until;
      case DateWord::by:
        return DatePrefix::by;
      case DateWord::during:
        return DatePrefix::during;
      case DateWord::on:
        return DatePrefix::on;
      case DateWord::from:
        return DatePrefix::from;
      default:
        return DatePrefix::none;
    }
  }

  // «… по 22 августа 2025 года» after a point that began with «с», or a dash between two full dates.
  std::size_t take_range(std::size_t i, DateExpression& e) {
    const bool words = e.prefix == DatePrefix::since && is(i, DateWord::until);
    const bool dash = is_dash(i) && e.has_day();
    if (e.is_range() || (!words && !dash)) return i;
    DateExpression other;
    std::size_t end = i + 1;
    if (at(end) == nullptr) return i;
    if (tokens_[end].kind == TokenKind::number) {
      end = parse_numeric(i + 1, other);
      if (end == i + 1) end = parse_days(i + 1, other);
      if (end == i + 1 && !e.has_month()) end = parse_end_year(i + 1, other);
    } else if (tokens_[end].word == DateWord::month && !e.has_day()) {
      end = parse_month(i + 1, i, other);
    }
    if (end == i + 1 || (dash && !other.has_day())) return i;
    e.end = other.start;
    if (e.start.year == 0 && e.relative == RelativeYear::none) {
      e.start.year = other.start.year;
      e.relative = other.relative;
      // «с 28 декабря по 3 января 2026 года»: the year belongs to the end alone.
      if (e.has_month() && e.start.month > other.start.month && e.start.year != 0) --e.start.year;
    } else if (other.start.year == 0) {
      e.end.year = e.start.year;
    }
    return end;
  }

  std::size_t parse_end_year(std::size_t i, DateExpression& other) const {
    if (!is_year(i)) return i;
    other.start.year = tokens_[i].value;
    return skip_year_word(i + 1);
  }

  // [","] ["в"] hh.mm | hh:mm ["ч"…] after a day.
  std::size_t take_time(std::size_t i, DateExpression& e) const {
    if (!e.has_day()) return i;
    std::size_t hour = i;
    if (is_sign(hour, ',')) ++hour;
    if (is(hour, DateWord::in)) ++hour;
    if (!is_number(hour, 0, 23, 1, 2)) return i;
    const bool minutes = touches(hour) && touches(hour + 1) && (is_sign(hour + 1, '.') || is_sign(hour + 1, ':')) &&
                         is_number(hour + 2, 0, 59, 2, 2);
    if (!minutes) return i;
    if (touches(hour + 2) && touches(hour + 3) && tokens_[hour + 4].kind == TokenKind::number &&
        is_sign(hour + 3, '.')) {
      return i;  // another date: «… 19.08.2025»
    }
    e.has_time = true;
    return is(hour + 3, DateWord::hour_word) ? hour + 4 : hour + 3;
  }

  std::string_view raw_;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<DateExpression> find_date_expressions(std::string_view raw, std::size_t most) {
  return Scanner(raw).run(most);
}

}  // namespace diplomed::document
