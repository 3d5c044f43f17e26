#include "knowledge/figures/figure_units.h"

#include <algorithm>

#include "knowledge/words/numerals.h"
#include "knowledge/words/word_list.h"
#include "language_data/currency_signs.h"
#include "language_data/figure_words.h"

namespace diplomed::knowledge {
namespace {

constexpr std::size_t kMostAdjectives = 4;
constexpr std::size_t kMostSpan = 120;  // bytes

// ClauseWords that end a noun phrase or never begin one.
bool closes(const ClauseWords& words, std::size_t i) {
  return in_list(language_data::figure_words::kClosed, words.form(i));
}

// «тыс.», «кв. м»: an abbreviation whose full stop ends no sentence.
bool is_abbreviation(std::string_view form) {
  return in_list(language_data::figure_words::kAbbreviation, form);
}

bool joins(const ClauseWords& words, std::size_t i) {
  if (words.adjoins(i)) return true;
  if (i + 1 >= words.size() || !is_abbreviation(words.form(i))) return false;
  const std::string_view gap = words.gap(i);
  return gap == ". " || gap == "." || gap == ".\xC2\xA0";
}

bool is_adjective(const ClauseWords& words, std::size_t i) {
  if (!words.token(i).word->in_dictionary && words.token(i).word->kind == text::WordKind::russian) {
    const std::string_view form = words.form(i);
    return ends_with_any(form, language_data::figure_words::kAdjectiveEnding);
  }
  return looks_adjectival(words.form(i), words.lemma(i));
}

// «тяжело больных»: an adverb before an adjective.
bool is_adverb(const ClauseWords& words, std::size_t i) {
  return words.form(i).ends_with("о") && words.form(i) == words.lemma(i) && words.adjoins(i) &&
         is_adjective(words, i + 1);
}

bool is_noun_like(const ClauseWords& words, std::size_t i) {
  const text::Word& word = *words.token(i).word;
  if (word.kind == text::WordKind::number || word.kind == text::WordKind::initial) return false;
  if (word.kind == text::WordKind::acronym || word.kind == text::WordKind::latin) return true;
  if (closes(words, i) || is_infinitive(words.lemma(i))) return false;
  const std::string_view form = words.form(i);
  if (ends_with_any(form, language_data::figure_words::kComparativeEnding)) return false;
  const bool adverb = form.ends_with("о") && word.in_dictionary &&
                      !in_list(language_data::figure_words::kNounInO, form);  // «ежедневно»
  if (adverb && form == words.lemma(i)) return false;
  if (words.lemma(i).ends_with("ый") && !is_adjective(words, i)) return false;  // «подведомственны»
  return !in_list(language_data::figure_words::kNoUnit, words.lemma(i));
}

// «больниц и поликлиник»: a second noun of the same case, as far as the ending tells.
std::size_t take_coordinated(const ClauseWords& words, std::size_t head) {
  if (!words.adjoins(head) || words.form(head + 1) != "и" || !words.adjoins(head + 1)) return head;
  const std::size_t second = head + 2;
  if (!is_noun_like(words, second) || is_adjective(words, second) || numeral_at(words, second)) return head;
  if (words.token(second).word->capitalised) return head;
  const std::string_view a = words.form(head);
  const std::string_view b = words.form(second);
  // Plural genitives and datives end alike or in nothing; a verb or an adverb would not be noun-like.
  const auto ending = [](std::string_view w) { return w.substr(w.size() >= 4 ? w.size() - 4 : 0); };
  const bool alike =
      ending(a) == ending(b) || (a.ends_with("ов") || a.ends_with("ей")) == (b.ends_with("ов") || b.ends_with("ей"));
  return alike ? second : head;
}

// «пациентов в год», «человек в месяц».
std::size_t take_period(const ClauseWords& words, std::size_t last) {
  if (!words.adjoins(last) || words.form(last + 1) != "в" || !words.adjoins(last + 1)) return last;
  const bool period = in_list(language_data::figure_words::kPeriod, words.form(last + 2));
  // «в год 80-летия» goes on.
  return period ? last + 2 : last;
}

// «граждан Киргизии», «субъекте Российской Федерации», «долларов США»: a name in the genitive.
std::size_t take_name(const ClauseWords& words, std::size_t last) {
  std::size_t end = last;
  while (words.adjoins(end) && end - last < 3) {
    const text::Word& word = *words.token(end + 1).word;
    if (!word.capitalised || word.kind == text::WordKind::number || words.token(end + 1).sentence_start) break;
    const bool adjective = is_adjective(words, end + 1);
    if (adjective && !(words.adjoins(end + 1) && words.token(end + 2).word->capitalised)) break;
    ++end;
  }
  return end;
}

std::optional<FigureUnit> percent_after(const ClauseWords& words, std::size_t i) {
  const std::string_view gap = words.gap(i);
  const std::size_t sign = gap.find_first_not_of(" \xC2\xA0");
  if (sign == gap.npos || gap[sign] != '%') return std::nullopt;
  return FigureUnit{"%", i, i, words.span(i).end + static_cast<std::uint32_t>(sign) + 1};
}

std::string text_of(const ClauseWords& words, std::size_t first, std::size_t last) {
  std::string out;
  for (std::size_t i = first; i <= last; ++i) {
    if (i > first) out += words.gap(i - 1);
    out += words.surface(i);
  }
  for (std::size_t at = 0; (at = out.find("\xC2\xA0", at)) != out.npos;) out.replace(at, 2, " ");
  return out;
}

}  // namespace

std::optional<FigureUnit> unit_after(const ClauseWords& words, std::size_t i) {
  if (auto percent = percent_after(words, i)) return percent;
  std::size_t head = i;
  std::size_t adjectives = 0;
  while (true) {
    if (!joins(words, head) || adjectives > kMostAdjectives) break;
    ++head;
    const bool starts = words.token(head).sentence_start && !is_abbreviation(words.form(head - 1));
    if (starts || closes(words, head)) {
      --head;
      break;
    }
    if (in_list(language_data::figure_words::kPowerOfUnit, words.form(head))) continue;
    const bool possessive = in_list(language_data::figure_words::kPossessive, words.form(head));
    if (!is_adjective(words, head) && !is_adverb(words, head) && !possessive) break;
    ++adjectives;
  }
  if (head == i || !is_noun_like(words, head)) {
    // «12 пострадавших», «30 больных из Оша»: an adjective stands for the noun.
    if (adjectives == 0) return std::nullopt;
    if (head > i && !is_adjective(words, head)) --head;
    if (head == i) return std::nullopt;
  }
  if (words.span(head).end - words.span(i).end > kMostSpan) return std::nullopt;
  FigureUnit unit;
  unit.head = head;
  unit.last = head;
  if (words.is(head, "процент")) {
    unit.text = "%";
  } else {
    unit.last = take_period(words, take_name(words, take_coordinated(words, head)));
    std::size_t first = head;
    while (first > i + 1 && in_list(language_data::figure_words::kPowerOfUnit, words.form(first - 1))) --first;
    unit.text = text_of(words, first, unit.last);
  }
  // «волонтеров-врачей»
  while (unit.last + 1 < words.size() && words.gap(unit.last) == "-" && unit.text != "%" &&
         is_noun_like(words, unit.last + 1)) {
    ++unit.last;
    unit.text = text_of(words, head, unit.last);
  }
  unit.end = words.span(unit.last).end;
  return unit;
}

std::optional<CurrencySign> currency_before(std::string_view text, std::uint32_t at) {
  std::size_t end = at;
  while (end > 0 && text[end - 1] == ' ') --end;
  for (const auto& s : language_data::kCurrencySigns) {
    if (text.substr(0, end).ends_with(s.sign)) {
      return CurrencySign{std::string(s.unit), static_cast<std::uint32_t>(end - s.sign.size())};
    }
  }
  return std::nullopt;
}

}  // namespace diplomed::knowledge
