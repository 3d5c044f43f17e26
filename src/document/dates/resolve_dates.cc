// From expressions to dates, in four steps.
//
// 1. The year the text is written in (`Year`), because most dates of news have none. Strength:
//      3  published, or the one explicit year in which a named weekday falls on its day («18 августа (понедельник)»)
//      2  a year the text calls its own («2019 год объявлен …», «в этом, 2025 году»), or the latest explicit one beside
//         expressions like «в ноябре текущего года»
//      1  only statistics («За 2023 год») or a single mention in the headline or the lead
//    Plans («до 2030 года», «на 2026–2030 годы») and beginnings («с 2012 года») name no such year.
// 2. Each expression is resolved with it: days need strength 2, months of «этого года» strength 1. «Прошлый год» needs
//    a published date.
// 3. The event is the expression with the best score: precise, near the top, sharing words with the headline, with a
//    weekday or an hour; «ранее», «напомним» and «планируется» in its sentence speak against it.
// 4. What is left is mentioned.
#include "document/dates/resolve_dates.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <string>

#include "document/chars.h"
#include "document/dates/calendar.h"
#include "document/dates/date_expressions.h"
#include "document/dates/date_signs.h"
#include "document/dates/timestamps.h"
#include "document/sentences.h"

namespace diplomed::document {
namespace {

constexpr std::size_t kMostExpressions = 300;  // of one article; a table of dates is not a story
constexpr std::size_t kSentenceReach = 700;    // bytes before and after a date that may belong to its sentence
constexpr int kEventScore = 50;
constexpr std::size_t kMostTitleWords = 5;  // that evidence is lengthened by

struct Candidate {
  DateExpression e;
  std::size_t text = 0;  // index into texts
  std::string sentence;  // folded
  bool background = false;
  bool plan = false;
  bool own_year = false;  // the sentence calls the year the current one
  int score = 0;
  CalendarDate start, end;  // resolved; year 0 when not
  Confidence confidence = Confidence::high;
};

struct Year {
  int value = 0;
  int strength = 0;
  bool published = false;
  const Candidate* from = nullptr;
};

// The sentence around the date, folded; of a very long one the part near it.
std::string context_of(std::string_view raw, Span at) {
  const std::size_t begin = at.begin > kSentenceReach ? at.begin - kSentenceReach : 0;
  const std::string_view window = raw.substr(begin, at.end - begin + kSentenceReach);
  const auto shift = static_cast<std::uint32_t>(begin);
  return " " + chars::fold(sentence_around(window, {at.begin - shift, at.end - shift})) + " ";
}

Candidate make_candidate(const DateExpression& e, std::size_t index, const DatedText& text) {
  Candidate c;
  c.e = e;
  c.text = index;
  c.sentence = context_of(text.raw, e.span);
  const DateSigns signs = find_date_signs(c.sentence);
  c.background = signs.background;
  c.plan = signs.plan;
  c.own_year = e.has_year() && (signs.own_year || e.relative == RelativeYear::current);
  return c;
}

// Stamps first: they must not fall to the bound on a text that is full of dates.
std::vector<Candidate> collect(const std::vector<DatedText>& texts) {
  std::vector<Candidate> all;
  for (const bool stamps : {true, false}) {
    for (std::size_t i = 0; i < texts.size() && all.size() < kMostExpressions; ++i) {
      if (texts[i].is_timestamp != stamps) continue;
      for (const DateExpression& e : find_date_expressions(texts[i].raw, kMostExpressions)) {
        all.push_back(make_candidate(e, i, texts[i]));
      }
    }
  }
  return all;
}

bool is_plan_year(const DateExpression& e) {
  return e.prefix == DatePrefix::until || e.prefix == DatePrefix::by || (e.prefix == DatePrefix::on && !e.has_month());
}

bool is_since(const DateExpression& e) {
  return e.prefix == DatePrefix::since && !e.is_range() && !e.has_day();
}

// A stated year that the text may be living in.
bool may_be_current(const Candidate& c) {
  return c.e.has_year() && !is_plan_year(c.e) && !is_since(c.e) && !(c.e.is_range() && !c.e.has_month());
}

// The explicit year in which a weekday named without a year falls on its day; null unless exactly one does.
Year year_by_weekday(const std::vector<Candidate>& all) {
  Year found;
  for (const Candidate& c : all) {
    if (c.e.weekday == 0 || !c.e.has_day() || c.e.has_year() || c.e.relative != RelativeYear::none) continue;
    int match = 0;
    for (const Candidate& y : all) {
      const CalendarDate day{y.e.start.year, c.e.start.month, c.e.start.day};
      if (!y.e.has_year() || !is_valid(day) || weekday(day) != c.e.weekday || day.year == match) continue;
      if (match != 0) return {};
      match = day.year;
    }
    if (match != 0) found = {match, 3, false, &c};
  }
  return found;
}

Year latest(const std::vector<Candidate>& all, int strength, bool (*accept)(const Candidate&)) {
  Year best;
  for (const Candidate& c : all) {
    if (may_be_current(c) && accept(c) && c.e.start.year > best.value) best = {c.e.start.year, strength, false, &c};
  }
  return best;
}

Year find_year(const std::vector<Candidate>& all, const Date* published, std::size_t lead) {
  if (published != nullptr) return {std::stoi(published->value.substr(0, 4)), 3, true, nullptr};
  if (const Year y = year_by_weekday(all); y.value != 0) return y;
  const Year any = latest(all, 1, [](const Candidate&) { return true; });
  const Year own = latest(all, 2, [](const Candidate& c) { return c.own_year; });
  if (own.value != 0 && own.value >= any.value) return own;
  const Year full = latest(all, 2, [](const Candidate& c) { return c.e.has_month() && !c.background; });
  if (full.value != 0 && full.value >= any.value) return full;
  const bool relative = std::any_of(all.begin(), all.end(), [](const Candidate& c) {
    return c.e.relative == RelativeYear::current && !c.e.has_year();
  });
  if (relative && any.value != 0) {
    const Year stated =
        latest(all, 2, [](const Candidate& c) { return c.e.prefix != DatePrefix::during && !c.background; });
    return stated.value == any.value ? stated : any;
  }
  // Without any sign of its own year the text must at least open with it.
  Year opening;
  for (const Candidate& c : all) {
    const bool opens = c.text <= lead && may_be_current(c) && !c.background && !c.plan;
    if (opens && c.e.start.year > opening.value) opening = {c.e.start.year, 1, false, &c};
  }
  return opening;
}

Confidence by_strength(const Year& year) {
  return year.strength >= 3 ? Confidence::high : year.strength == 2 ? Confidence::medium : Confidence::low;
}

// The year that brings day and month closest to the published day.
int nearest_year(CalendarDate date, const Date& published) {
  const std::optional<CalendarDate> anchor = parse_iso_date(published.value);
  if (!anchor) return 0;
  int best = 0;
  long distance = 0;
  for (const int year : {anchor->year, anchor->year - 1, anchor->year + 1}) {
    date.year = year;
    if (!is_valid(date)) continue;
    const long away = std::abs(day_number(date) - day_number(*anchor));
    if (best == 0 || away < distance) {
      best = year;
      distance = away;
    }
  }
  return best;
}

// A month alone lies in the past year before the published date, a planned one in the year after it.
int year_of_month(const Candidate& c, const Date& published) {
  const std::optional<CalendarDate> anchor = parse_iso_date(published.value);
  if (!anchor) return 0;
  if (anchor->month == 0) return anchor->year;
  if (!c.plan && c.e.start.month > anchor->month + 2) return anchor->year - 1;
  return c.plan && c.e.start.month < anchor->month ? anchor->year + 1 : anchor->year;
}

void resolve(Candidate& c, const Year& year, const Date* published) {
  c.start = c.e.start;
  c.end = c.e.end;
  if (c.e.has_year()) {
    const bool contradicted = c.e.has_day() && c.e.weekday != 0 && weekday(c.start) != c.e.weekday;
    c.confidence = contradicted ? Confidence::medium : Confidence::high;
    return;
  }
  if (year.value == 0) return;
  c.confidence = by_strength(year);
  if (c.e.relative != RelativeYear::none) {
    if (!year.published && c.e.relative != RelativeYear::current) return;
    c.start.year = year.value + (c.e.relative == RelativeYear::last ? -1 : c.e.relative == RelativeYear::next ? 1 : 0);
  } else if (c.e.has_day()) {
    if (year.strength < 2) return;
    c.start.year = published != nullptr ? nearest_year(c.start, *published) : year.value;
    // The named weekday contradicts the year: then we do not know it.
    if (c.e.weekday != 0 && is_valid(c.start) && weekday(c.start) != c.e.weekday) c.start = {};
  } else {
    if (year.strength < 2) return;
    c.start.year = published != nullptr ? year_of_month(c, *published) : year.value;
    c.confidence = c.confidence == Confidence::high ? Confidence::medium : Confidence::low;
  }
  if (c.e.is_range() && c.end.year == 0) {
    c.end.year = c.start.year + (c.end.month != 0 && c.end.month < c.start.month ? 1 : 0);
  }
  if (!is_valid(c.start)) c.start = {};
}

// The beginning of a folded word of three letters and more: «медицины» and «медицина» share it. Empty for others.
std::string_view word_key(std::string_view word) {
  const std::string_view bare = chars::strip_punctuation(word);
  return bare.size() >= 6 ? bare.substr(0, 8) : std::string_view{};
}

std::vector<std::string> word_keys(std::string_view text) {
  std::vector<std::string> keys;
  const std::string folded = chars::fold(text);
  for (const std::string_view word : chars::words(folded)) {
    if (const std::string_view key = word_key(word); !key.empty()) keys.emplace_back(key);
  }
  return keys;
}

// How many keys of the title stand in the sentence, which is folded.
int shared_words(const std::vector<std::string>& title, std::string_view sentence) {
  if (title.empty()) return 0;
  std::vector<std::string_view> keys;
  for (const std::string_view word : chars::words(sentence)) {
    if (const std::string_view key = word_key(word); !key.empty()) keys.push_back(key);
  }
  return static_cast<int>(std::count_if(title.begin(), title.end(), [&](const std::string& key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
  }));
}

int score_of(const Candidate& c, const std::vector<std::string>& title) {
  if (c.start.year == 0 || !c.e.has_month() || is_plan_year(c.e)) return 0;
  const bool relative = c.e.relative != RelativeYear::none;
  int score = c.e.has_day() ? 60 : c.e.has_year() ? 40 : relative ? 35 : 20;
  if (c.e.has_day() && !c.e.has_year() && c.confidence != Confidence::high) score -= 15;
  score += c.text == 0 ? 20 : c.text == 1 ? 15 : c.text == 2 ? 5 : 0;
  if (c.e.weekday != 0) score += 20;
  if (c.e.has_time) score += 10;
  if (c.background || c.e.relative == RelativeYear::last || is_since(c.e)) score -= 50;
  if (c.e.prefix == DatePrefix::from) score -= 25;  // «соглашение от 5 марта 2019 года»
  if (c.plan && c.text > 1) score -= 30;            // at the top it is what the article announces
  return score + std::min(20, 5 * shared_words(title, c.sentence));
}

// Lengthens the evidence over words of the headline that follow at once («в ноябре текущего года Дни …»).
Span with_title_words(Span span, std::string_view raw, const std::vector<std::string>& title) {
  for (std::size_t n = 0; n < kMostTitleWords; ++n) {
    std::size_t begin = span.end;
    while (begin < raw.size() && raw[begin] == ' ') ++begin;
    std::size_t end = begin;
    while (end < raw.size() && raw[end] != ' ' && raw[end] != '\n') ++end;
    const std::string_view word = chars::strip_punctuation(raw.substr(begin, end - begin));
    const std::vector<std::string> keys = word_keys(word);
    if (begin == span.end || keys.empty() || std::find(title.begin(), title.end(), keys.front()) == title.end()) break;
    span.end = static_cast<std::uint32_t>(word.data() + word.size() - raw.data());
  }
  return span;
}

Date make_date(DateKind kind, const CalendarDate& value, Confidence confidence, std::string_view evidence,
               std::uint32_t line) {
  return {kind, value.to_string(), value.precision(), confidence, std::string(evidence), line};
}

class Resolver {
 public:
  Resolver(const std::vector<DatedText>& texts, std::string_view title, const std::vector<Date>& known)
      : texts_(texts), title_keys_(word_keys(title)), all_(collect(texts)) {
    for (const Date& date : known) {
      if (date.kind == DateKind::published && published_.empty()) published_.push_back(date);
    }
    if (published_.empty()) published_from_stamp();
  }

  std::vector<Date> run() {
    const Date* published = published_.empty() ? nullptr : &published_.front();
    const Year year = find_year(all_, published, title_keys_.empty() ? 0 : 1);
    for (Candidate& c : all_) {
      resolve(c, year, published);
      c.score = score_of(c, title_keys_);
    }
    if (published_.empty()) stamp_without_year(year);
    std::vector<Date> dates = published_;
    add_event(dates, year);
    for (const Candidate& c : all_) add_mentions(dates, c);
    return dates;
  }

 private:
  void published_from_stamp() {
    for (const Candidate& c : all_) {
      if (!texts_[c.text].is_timestamp || !c.e.has_day() || !c.e.has_year()) continue;
      published_.push_back(dated(DateKind::published, c.e.start, Confidence::high, c));
      return;
    }
  }

  // «24 октября, 14:30» over the text, when the text gives the year.
  void stamp_without_year(const Year& year) {
    if (year.strength < 2) return;
    for (const Candidate& c : all_) {
      if (!texts_[c.text].is_timestamp || !c.e.has_day() || c.start.year == 0) continue;
      published_.push_back(dated(DateKind::published, c.start, Confidence::medium, c));
      return;
    }
  }

  Date dated(DateKind kind, const CalendarDate& value, Confidence confidence, const Candidate& c) const {
    return make_date(kind, value, confidence, c.e.span.of(texts_[c.text].raw), texts_[c.text].line);
  }

  bool is_stamp(const Candidate& c) const { return texts_[c.text].is_timestamp; }

  void add_event(std::vector<Date>& dates, const Year& year) {
    const Candidate* best = nullptr;
    for (const Candidate& c : all_) {
      if (is_stamp(c) || c.score < kEventScore) continue;
      if (best == nullptr || c.score > best->score) best = &c;
    }
    if (best != nullptr) {
      add_best(dates, *best);
    } else if (dates.empty() && year.from != nullptr && !year.published) {
      dates.push_back(dated(DateKind::event_start, {year.value, 0, 0}, Confidence::low, *year.from));
      used_ = year.from;
    }
  }

  void add_best(std::vector<Date>& dates, const Candidate& best) {
    const DatedText& text = texts_[best.text];
    const Span span = with_title_words(best.e.span, text.raw, title_keys_);
    // Far from the headline a date is the event's only by our choice, unless weekday or hour announce it.
    const bool sure = best.text <= 2 || best.e.weekday != 0 || best.e.has_time;
    const Confidence confidence = sure ? best.confidence : std::min(best.confidence, Confidence::medium);
    dates.push_back(make_date(DateKind::event_start, best.start, confidence, span.of(text.raw), text.line));
    used_ = &best;
    for (const Candidate& c : all_) {
      if (!c.e.is_range() || c.start != best.start || !is_valid(c.end)) continue;
      dates.push_back(dated(DateKind::event_end, c.end, c.confidence, c));
      used_end_ = &c;
      return;
    }
  }

  void add_mentions(std::vector<Date>& dates, const Candidate& c) const {
    if (is_stamp(c) || c.start.year == 0) return;
    if (&c != used_) dates.push_back(dated(DateKind::mentioned, c.start, c.confidence, c));
    if (c.e.is_range() && is_valid(c.end) && &c != used_end_)
      dates.push_back(dated(DateKind::mentioned, c.end, c.confidence, c));
  }

  const std::vector<DatedText>& texts_;
  std::vector<std::string> title_keys_;
  std::vector<Candidate> all_;
  std::vector<Date> published_;
  const Candidate* used_ = nullptr;
  const Candidate* used_end_ = nullptr;
};

}  // namespace

std::vector<Date> resolve_dates(const std::vector<DatedText>& texts, std::string_view title,
                                const std::vector<Date>& known) {
  return Resolver(texts, title, known).run();
}

}  // namespace diplomed::document
