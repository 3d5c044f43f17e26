#include "knowledge/figures/figures.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/limits.h"
#include "base/strings.h"
#include "knowledge/figures/figure_modifiers.h"
#include "knowledge/figures/figure_units.h"
#include "knowledge/words/numerals.h"
#include "knowledge/words/word_list.h"
#include "language_data/figure_words.h"
#include "language_data/multiplicatives.h"

namespace diplomed::knowledge {
namespace {

using document::DateExpression;

constexpr std::size_t kMostWhatWords = 8;
constexpr int kFirstYear = 1900, kLastYear = 2100;

struct Range {
  Numeral low, high;
};

class Finder {
 public:
  Finder(const ClauseWords& words, Part part, const std::vector<Span>& sentences,
         const std::vector<DateExpression>& dates)
      : words_(words), part_(part), sentences_(sentences), dates_(dates) {}

  std::vector<Figure> run() {
    for (std::size_t i = 0; i < words_.size() && found_.size() < limits::kMaxFigures;) i = step(i);
    return std::move(found_);
  }

 private:
  // Reads what begins at word `i`; returns the word to go on from.
  std::size_t step(std::size_t i) {
    if (add_multiplicative(i)) return i + 1;
    const auto numeral = numeral_at(words_, i);
    if (!numeral) return i + 1;
    if (in_date(words_.span(i)) || names_only(*numeral)) return numeral->last + 1;
    const auto range = range_from(*numeral);
    return range ? add_range(*range) : add_single(*numeral);
  }

  // дважды, трижды; вдвое, втрое
  bool add_multiplicative(std::size_t i) {
    const auto& table = language_data::kMultiplicatives;
    const std::string_view form = words_.form(i);
    const auto row = std::find_if(table.begin(), table.end(), [&](const auto& r) { return r.word == form; });
    if (row == table.end()) return false;
    add(std::to_string(row->value), "раза", i, i, words_.span(i));
    return true;
  }

  // Dates are in order and so are the words asked for.
  bool in_date(Span span) {
    while (date_ < dates_.size() && dates_[date_].span.end <= span.begin) ++date_;
    return date_ < dates_.size() && dates_[date_].span.begin < span.end;
  }

  char before(std::uint32_t at) const { return at == 0 ? '\n' : words_.text()[at - 1]; }
  char after(std::uint32_t at) const { return at < words_.text().size() ? words_.text()[at] : '\n'; }

  // A number that names, places or orders something: №, house, law, list item, part of a word or of a telephone number.
  bool names_only(const Numeral& n) const {
    const Span span{words_.span(n.first).begin, words_.span(n.last).end};
    if (n.in_words) return false;
    const std::string_view text = words_.text();
    const std::string_view head = text.substr(0, span.begin);
    if (head.ends_with("№") || head.ends_with("№ ") || head.ends_with("#")) return true;
    if (before(span.begin) == '+' || before(span.begin) == '(' || before(span.begin) == ':') {
      // «(35 лет)» is an age, «(12 человек)» is a figure.
      if (before(span.begin) != '(' || (n.last + 1 < words_.size() && words_.form(n.last + 1) == "лет")) return true;
    }
    if (is_joined_before(n.first, span.begin) || is_joined_after(n.last, span.end)) return true;
    if (is_time(n, span) || is_list_item(n, span)) return true;
    return n.first > 0 && is_label(n.first - 1);
  }

  // «COVID-19», «Ту-154», «12-34-56»: glued to a word or to another number.
  bool is_joined_before(std::size_t i, std::uint32_t begin) const {
    if (i == 0) return false;
    const std::uint32_t end = words_.span(i - 1).end;
    if (end == begin) return true;
    const std::string_view gap = words_.gap(i - 1);
    if (gap == "." && words_.token(i - 1).word->kind == text::WordKind::number) return true;
    if (gap == "-" && words_.token(i - 1).word->kind != text::WordKind::number) return !numeral_at(words_, i - 1);
    return false;
  }
  bool is_joined_after(std::size_t last, std::uint32_t end) const {
    if (last + 1 >= words_.size()) return false;
    if (words_.span(last + 1).begin == end) return true;
    const std::string_view gap = words_.gap(last);
    const text::WordKind next = words_.token(last + 1).word->kind;
    if (gap == "-" && next == text::WordKind::number) {  // a third group: a telephone number
      return last + 2 < words_.size() && words_.gap(last + 1) == "-";
    }
    if (gap == "-" && !numeral_at(words_, last + 1)) return true;  // «10-летний», «183-ФЗ»
    return (gap == "/" || gap == ".") && next == text::WordKind::number;
  }

  // «10.30» and «10:30» beside no unit that is measured in fractions.
  bool is_time(const Numeral& n, Span span) const {
    if (after(span.end) == ':' && span.end + 1 < words_.text().size() && words_.text()[span.end + 1] >= '0' &&
        words_.text()[span.end + 1] <= '9') {
      return true;
    }
    const std::string_view surface = words_.surface(n.first);
    const bool clock = n.amount.scale == 2 && surface.size() >= 4 && surface[surface.size() - 3] == '.' &&
                       n.amount.mantissa < 2400 && n.amount.mantissa % 100 < 60;
    return clock && n.first == n.last;
  }

  // «1.», «2)» at the start of a line.
  bool is_list_item(const Numeral& n, Span span) const {
    if (n.first != n.last || (after(span.end) != '.' && after(span.end) != ')')) return false;
    const std::string_view text = words_.text();
    std::size_t at = span.begin;
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '-')) --at;
    return at == 0 || text[at - 1] == '\n';
  }

  // «дом 5», «статья 12», «тел. 12», «кабинет 3»: the word before makes a name of the number.
  bool is_label(std::size_t i) const {
    const std::string_view form = words_.form(i);
    const bool numbered = in_list(language_data::figure_words::kLabel, form) ||
                          in_list(language_data::figure_words::kLabel, words_.lemma(i));
    if (!numbered) return false;
    const std::string_view gap = words_.gap(i);
    // «с 5 до 7», «п. 5»: a preposition has no full stop.
    if (in_list(language_data::figure_words::kLabelWithStop, form)) return gap.starts_with(".");
    return gap.find_first_not_of(". :\xC2\xA0") == gap.npos;
  }

  // «5–7», «от 5 до 7», «одну-две», «с 10 до 15»: `low` has been read.
  std::optional<Range> range_from(const Numeral& low) const {
    if (low.ordinal || low.last + 1 >= words_.size()) return std::nullopt;
    const std::string_view gap = words_.gap(low.last);
    const bool dash = gap == "-" || gap == "–" || gap == "—" || gap == " – " || gap == " - " || gap == " — ";
    std::size_t next = low.last + 1;
    if (!dash) {
      const bool opened = low.first > 0 && (words_.form(low.first - 1) == "от" || words_.form(low.first - 1) == "с");
      const bool to = words_.form(next) == "до" && opened && next + 1 < words_.size();
      const bool about = words_.form(next) == "или" && next + 1 < words_.size();
      if ((!to && !about) || !words_.adjoins(low.last) || !words_.adjoins(next)) return std::nullopt;
      ++next;
    }
    auto high = numeral_at(words_, next);
    if (!high || high->ordinal || low.amount.denominator != 0 || high->amount.denominator != 0) return std::nullopt;
    Range range{low, *high};
    if (high->multiplied && !low.multiplied) {
      if (const auto product = multiplied_by(words_, high->last, low.amount)) range.low.amount = *product;
    }
    return range;
  }

  std::size_t add_range(const Range& range) {
    const auto unit = unit_after(words_, range.high.last);
    if (!unit) return range.high.last + 1;
    std::size_t first = range.low.first;
    if (first > 0 && (words_.form(first - 1) == "от" || words_.form(first - 1) == "с")) --first;
    add(range.low.amount.to_string() + "–" + range.high.amount.to_string(), unit->text, first, unit->last,
        {words_.span(first).begin, unit->end});
    return unit->last + 1;
  }

  std::size_t add_single(const Numeral& n) {
    const std::uint32_t begin = words_.span(n.first).begin;
    if (const auto sign = currency_before(words_.text(), begin)) {
      const Modifier modifier = modifier_before(n.first);
      const std::uint32_t from = modifier.first < n.first ? words_.span(modifier.first).begin : sign->begin;
      add(std::string(modifier.sign) + n.amount.to_string(), sign->unit, modifier.first, n.last,
          {from, words_.span(n.last).end});
      return n.last + 1;
    }
    if (const std::size_t next = add_respective(n)) return next;
    std::size_t last = n.last;
    const bool or_more = takes_or_more(last);
    const auto unit = unit_after(words_, last);
    if (!unit || !counts(n, *unit)) return n.last + 1;
    const std::size_t list = n.ordinal ? list_after(unit->last) : 0;
    if (list != 0) {
      add(n.amount.to_string(), "место в " + words_.form(list), n.first, list,
          {words_.span(n.first).begin, words_.span(list).end});
      return list + 1;
    }
    const Modifier modifier = modifier_before(n.first);
    add(std::string(or_more ? ">" : modifier.sign) + n.amount.to_string(), unit->text, modifier.first, unit->last,
        {words_.span(modifier.first).begin, unit->end});
    return unit->last + 1;
  }

  // «198 и 24 специалиста»: two figures of one thing. Returns the word to go on from, 0 when it is nothing of the kind.
  std::size_t add_respective(const Numeral& first) {
    if (first.last + 2 >= words_.size() || words_.form(first.last + 1) != "и" || !words_.adjoins(first.last) ||
        !words_.adjoins(first.last + 1)) {
      return 0;
    }
    const auto second = numeral_at(words_, first.last + 2);
    if (!second || second->ordinal || first.ordinal || second->amount.denominator != 0) return 0;
    const auto unit = unit_after(words_, second->last);
    if (!unit || in_date(words_.span(second->first))) return 0;
    const Modifier modifier = modifier_before(first.first);
    const Span span{words_.span(modifier.first).begin, unit->end};
    add(std::string(modifier.sign) + first.amount.to_string(), unit->text, modifier.first, unit->last, span);
    add(second->amount.to_string(), unit->text, modifier.first, unit->last, span);
    return unit->last + 1;
  }

  // «… страной в этом списке»: the word that names the list, 0 without one.
  std::size_t list_after(std::size_t last) const {
    if (!words_.adjoins(last) || words_.form(last + 1) != "в") return 0;
    for (std::size_t i = last + 2; i < words_.size() && i <= last + 4; ++i) {
      if (words_.is_any(i, language_data::figure_words::kList)) return i;
      if (!words_.adjoins(i)) return 0;
    }
    return 0;
  }

  // «100 и более человек»
  bool takes_or_more(std::size_t& last) const {
    if (last + 2 >= words_.size() || !words_.adjoins(last) || words_.form(last + 1) != "и") return false;
    if (words_.form(last + 2) != "более" && words_.form(last + 2) != "больше") return false;
    last += 2;
    return true;
  }

  // Does the numeral count what follows, or does it point («две страны», «один из»), date or order it?
  bool counts(const Numeral& n, const FigureUnit& unit) const {
    const std::string_view head = words_.lemma(unit.head);
    if (n.in_words && (n.amount.is(1) || words_.is(n.first, "оба"))) return false;
    if (n.in_words && n.amount.is(2) && in_list(language_data::figure_words::kParty, head)) return false;
    if (n.ordinal) return ranks(n, unit);
    if (n.amount.denominator != 0) return !(n.first > 0 && is_ordinal(n.first - 1));  // «во второй половине года»
    if (is_hour_or_year(n, unit)) return false;
    const bool year = n.amount.scale == 0 && n.amount.mantissa >= kFirstYear && n.amount.mantissa <= kLastYear &&
                      !n.multiplied && !n.in_words;
    if (year && (head == "год" || !is_plural_genitive(unit))) return false;
    if (words_.form(n.last) == "тысячи" && n.first == n.last && modifier_before(n.first).sign.empty()) return false;
    return !words_.is_any(unit.head, language_data::figure_words::kOrderedPeriod);
  }

  // «в 19 часов», «около 7 вечера», «2242 год», «90-х годов», «112 созыва»
  bool is_hour_or_year(const Numeral& n, const FigureUnit& unit) const {
    const std::string_view form = words_.form(unit.head);
    if (words_.is(unit.head, "год")) {
      return (n.amount.mantissa >= 1000 && !n.multiplied && !n.in_words) || words_.form(n.last) == "х";
    }
    if (in_list(language_data::figure_words::kTimeUnit, form)) return true;
    if (form != "часов" && form != "часа") return false;
    if (n.first == 0 || n.amount.mantissa > 24) return false;
    const std::string_view before = words_.form(n.first - 1);
    return in_list(language_data::figure_words::kBeforeHour, before);
  }

  bool is_plural_genitive(const FigureUnit& unit) const {
    const std::string_view form = words_.form(unit.head);
    return ends_with_any(form, language_data::figure_words::kPluralGenitiveEnding) || form != words_.lemma(unit.head);
  }

  bool is_ordinal(std::size_t i) const {
    const auto n = numeral_at(words_, i);
    return n && n->ordinal;
  }

  // «стал шестьдесят девятой страной», «занимает третье место»
  bool ranks(const Numeral& n, const FigureUnit& unit) const {
    const bool place = words_.is(unit.head, "место");
    if (!place && n.amount.mantissa < 4) return false;
    for (std::size_t i = n.first, seen = 0; i > 0 && seen < 4; ++seen) {
      --i;
      if (words_.is_any(i, language_data::figure_words::kRankingVerb)) return true;
      if (!words_.adjoins(i)) return false;
    }
    return false;
  }

  Modifier modifier_before(std::size_t first) const { return figure_modifier(words_, first); }

  // The clause around the figure, without it: up to the nearest punctuation on both sides, a few words.
  std::string what_of(std::size_t first, std::size_t last) const {
    const auto bound = [&](std::size_t i) {
      return words_.gap(i).find_first_of(",.;:!?()\n") != std::string_view::npos;
    };
    std::size_t begin = first;
    while (begin > 0 && first - begin < kMostWhatWords && !bound(begin - 1)) --begin;
    std::size_t end = last;
    while (end + 1 < words_.size() && end - last < kMostWhatWords && !bound(end)) ++end;
    std::string out;
    const auto append = [&](std::size_t a, std::size_t b) {  // words a … b - 1
      if (a >= b) return;
      if (!out.empty()) out += " … ";
      out += words_.text().substr(words_.span(a).begin, words_.span(b - 1).end - words_.span(a).begin);
    };
    append(begin, first);
    append(last + 1, end + 1);
    return out;
  }

  void add(std::string value, std::string unit, std::size_t first, std::size_t last, Span evidence) {
    if (!in_sentence(evidence)) return;
    found_.push_back({std::move(value), std::move(unit), what_of(first, last), {part_, evidence}});
  }

  bool in_sentence(Span span) {
    while (sentence_ + 1 < sentences_.size() && sentences_[sentence_].end <= span.begin) ++sentence_;
    return sentence_ < sentences_.size() && span.end <= sentences_[sentence_].end + 1;
  }

  const ClauseWords& words_;
  Part part_;
  const std::vector<Span>& sentences_;
  const std::vector<DateExpression>& dates_;
  std::size_t date_ = 0;
  std::size_t sentence_ = 0;
  std::vector<Figure> found_;
};

}  // namespace

std::vector<Figure> find_figures(const ClauseWords& words, Part part, const std::vector<Span>& sentences,
                                 const std::vector<DateExpression>& dates) {
  return Finder(words, part, sentences, dates).run();
}

void drop_repeated(std::vector<Figure>& figures) {
  std::vector<Figure> kept;
  for (Figure& figure : figures) {
    const bool repeated = std::any_of(kept.begin(), kept.end(), [&](const Figure& k) {
      return k.value == figure.value && (k.unit == figure.unit || k.unit.find(figure.unit) != k.unit.npos ||
                                         figure.unit.find(k.unit) != figure.unit.npos);
    });
    if (!repeated) kept.push_back(std::move(figure));
  }
  figures = std::move(kept);
}

}  // namespace diplomed::knowledge
