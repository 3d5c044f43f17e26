#include "query/parse/parse_number.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <tuple>
#include <utility>

#include "base/strings.h"
#include "language_data/query_multipliers.h"
#include "query/parse/parse_bounds.h"
#include "query/parse/parse_chars.h"
#include "text/fold.h"

namespace diplomed::query {
namespace {

constexpr std::size_t kMostWhole = 20, kMostFraction = 9;  // digits

int power_of(std::string_view word) {
  const std::string lower = text::fold(trim_punctuation(word));
  const auto& table = language_data::kQueryMultipliers;
  const auto at = std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.word == lower; });
  return at == table.end() ? 0 : at->power;
}

// A number as typed: its digits, how many of them stand after the point, and the power of ten of the word after them.
struct Typed {
  std::string digits;
  std::size_t places = 0;
  int power = 0;
};

// Separators of groups: a blank of any width, an apostrophe. 0 when there is none at `at`, else its bytes.
std::size_t group_separator(std::string_view text, std::size_t at) {
  for (const std::string_view mark : {" ", "\u00A0", "\u2009", "\u202F", "'", "’"}) {
    if (text.substr(at).starts_with(mark)) return mark.size();
  }
  return 0;
}

bool is_group_of_three(std::string_view text, std::size_t at) {
  const std::size_t stop = std::min(text.find_first_not_of("0123456789", at), text.size());
  return stop - at == 3;
}

// "5 800 000" → "5800000"; "1,000,000" and "1.000.000" too. Nothing when the groups are none.
std::optional<std::string> without_groups(std::string_view text) {
  const bool commas = std::count(text.begin(), text.end(), ',') > 1;
  const bool points = std::count(text.begin(), text.end(), '.') > 1;
  std::string out;
  bool grouped = false;
  for (std::size_t i = 0; i < text.size();) {
    const bool sign = (commas && text[i] == ',') || (points && text[i] == '.');
    const std::size_t separator = sign ? 1 : group_separator(text, i);
    if (separator == 0) {
      out.push_back(text[i++]);
      continue;
    }
    const bool fits = grouped || (!out.empty() && out.size() <= 3);
    if (!fits || !is_group_of_three(text, i + separator)) return std::nullopt;
    grouped = true;
    i += separator;
  }
  return out;
}

std::optional<Typed> read_typed(std::string_view text) {
  Typed out;
  const std::size_t last = text.find_last_of("0123456789");
  if (text.empty() || !is_digit(text.front()) || last == text.npos) return std::nullopt;
  const std::string_view word = trim_blanks(text.substr(last + 1));
  if (!word.empty() && word != "%") {
    out.power = power_of(word);
    if (out.power == 0) return std::nullopt;
  }
  const std::optional<std::string> plain = without_groups(text.substr(0, last + 1));
  if (!plain) return std::nullopt;
  const std::size_t point = plain->find_first_of(".,");
  out.digits = plain->substr(0, point);
  if (point != plain->npos) {
    const std::string fraction = plain->substr(point + 1);
    out.places = fraction.size();
    out.digits += fraction;
  }
  const bool digits = std::all_of(out.digits.begin(), out.digits.end(), is_digit);
  if (!digits || out.digits.size() > kMostWhole + kMostFraction) return std::nullopt;
  return out;
}

// "05800.50" → "5800.5"; nothing when it has too many digits.
std::optional<std::string> decimal(Typed n) {
  const auto power = static_cast<std::size_t>(n.power);
  if (n.places < power) n.digits.append(power - n.places, '0');
  n.places -= std::min(n.places, power);
  if (n.digits.size() <= n.places) n.digits.insert(0, n.places + 1 - n.digits.size(), '0');
  std::string whole = n.digits.substr(0, n.digits.size() - n.places);
  std::string fraction = n.digits.substr(n.digits.size() - n.places);
  while (fraction.ends_with('0')) fraction.pop_back();
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
  if (whole.size() > kMostWhole || fraction.size() > kMostFraction) return std::nullopt;
  return fraction.empty() ? whole : whole + '.' + fraction;
}

// Order of decimals as decimal() writes them.
bool less(std::string_view a, std::string_view b) {
  const std::size_t whole_a = std::min(a.find('.'), a.size());
  const std::size_t whole_b = std::min(b.find('.'), b.size());
  return whole_a != whole_b ? whole_a < whole_b : a < b;
}

// "5-7" → its halves; nothing to split gives an empty second one.
std::pair<std::string_view, std::string_view> at_hyphen(std::string_view text) {
  const std::size_t hyphen = text.find('-');
  if (hyphen == text.npos || hyphen == 0 || hyphen + 1 == text.size()) return {text, {}};
  return {trim_blanks(text.substr(0, hyphen)), trim_blanks(text.substr(hyphen + 1))};
}

std::optional<Range> between(std::string_view low, std::string_view high) {
  std::optional<Typed> from = read_typed(low);
  const std::optional<Typed> to = read_typed(high);
  if (!from || !to) return std::nullopt;
  const auto to_text = decimal(*to);
  auto from_text = decimal(*from);
  if (!to_text || !from_text) return std::nullopt;
  if (from->power == 0 && to->power != 0) {  // «2–5 млн», but not «100..2 млн»
    from->power = to->power;
    const auto multiplied = decimal(*from);
    if (multiplied && !less(*to_text, *multiplied)) from_text = multiplied;
  }
  if (less(*to_text, *from_text)) return Range{*to_text, *from_text, true};
  return Range{*from_text, *to_text};
}

std::optional<std::string> bound(std::string_view text, bool excluded, char sign) {
  if (text.empty()) return std::string();
  const std::optional<Typed> typed = read_typed(text);
  const std::optional<std::string> value = typed ? decimal(*typed) : std::nullopt;
  if (!value) return std::nullopt;
  return excluded ? sign + *value : *value;
}

}  // namespace

bool is_multiplier(std::string_view word) {
  const std::size_t more = std::min({word.find(".."), word.find("…"), word.find("–"), word.find('-'), word.size()});
  return power_of(word.substr(0, more)) != 0;  // «2 млн..5 млн»
}

std::optional<Range> parse_number_range(std::string_view text) {
  Bounds bounds = split_bounds(text);
  if (bounds.single) std::tie(bounds.from, bounds.to) = at_hyphen(bounds.from);
  if (bounds.single && bounds.to.empty()) {
    const auto value = bound(bounds.from, false, ' ');
    if (!value || value->empty()) return std::nullopt;
    return Range{*value, *value};
  }
  if (!bounds.from.empty() && !bounds.to.empty()) return between(bounds.from, bounds.to);
  const auto from = bound(bounds.from, bounds.from_excluded, '>');
  const auto to = bound(bounds.to, bounds.to_excluded, '<');
  if (!from || !to || (from->empty() && to->empty())) return std::nullopt;
  return Range{*from, *to};
}

}  // namespace diplomed::query
