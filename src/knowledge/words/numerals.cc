#include "knowledge/words/numerals.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

#include "base/strings.h"
#include "knowledge/words/word_list.h"
#include "language_data/cardinals.h"
#include "language_data/number_nouns.h"
#include "language_data/number_words.h"
#include "language_data/ordinal_stems.h"

namespace diplomed::knowledge {
namespace {

namespace lists = language_data::number_words;
using language_data::NumberNoun;

constexpr std::int64_t kLargest = 1'000'000'000'000'000;
constexpr std::size_t kMostDigits = 15;

// Forms by lemma; the dictionary gives some ordinals the cardinal's lemma, so the ending tells.
const std::unordered_map<std::string_view, int>& cardinals() {
  static const auto table = [] {
    std::unordered_map<std::string_view, int> out;
    for (const auto& row : language_data::kCardinals) out.emplace(row.word, row.value);
    return out;
  }();
  return table;
}

// A place of 64 × 64 for the first two letters of a word, by the last bytes of their UTF-8. REQUIRES: 4 bytes at least.
std::size_t place_of_head(std::string_view word) {
  const auto low = [&](std::size_t at) {
    return static_cast<std::size_t>(static_cast<unsigned char>(word[at]) & 0x3F);
  };
  return low(1) * 64 + low(3);
}

// Two Russian letters that some number word begins with: most words of a text are ruled out by them.
bool may_be_number_word(std::string_view form) {
  static const auto heads = [] {
    std::array<bool, std::size_t{64} * 64> table{};
    for (const std::string_view head : lists::kBeginning) {
      table[place_of_head(head)] = true;
    }
    return table;
  }();
  return form.size() >= 4 && heads[place_of_head(form)];
}

bool is_number(const ClauseWords& words, std::size_t i) {
  return words.token(i).word->kind == text::WordKind::number;
}

std::optional<int> ordinal_value(std::string_view form) {
  for (const auto& row : language_data::kOrdinalStems) {
    const bool fits = form.starts_with(row.stem) && in_list(lists::kOrdinalEnding, form.substr(row.stem.size()));
    if (fits) return row.value;
  }
  return std::nullopt;
}

int noun_value(NumberNoun kind, std::string_view word) {
  for (const auto& row : language_data::kNumberNouns) {
    if (row.kind == kind && row.word == word) return row.value;
  }
  return 0;
}

// 3 for тысяча, 6 for миллион …; 0 for no multiplier.
int power_of(const ClauseWords& words, std::size_t i) {
  const int power = noun_value(NumberNoun::power, words.lemma(i));
  return power != 0 ? power : noun_value(NumberNoun::abbreviated_power, words.form(i));
}

std::optional<Amount> shifted(Amount amount, int power) {
  if (amount.denominator != 0) return std::nullopt;
  while (power > 0 && amount.scale > 0) {
    --amount.scale;
    --power;
  }
  while (power-- > 0) {
    if (amount.mantissa > kLargest / 10) return std::nullopt;
    amount.mantissa *= 10;
  }
  return amount;
}

std::optional<Amount> digits_amount(std::string_view form, std::string_view surface) {
  Amount amount;
  std::size_t digits = 0;
  bool fraction = false;
  const std::size_t dot = form.find('.');
  // «1.500»: a full stop before three digits groups thousands; a comma never does.
  const bool grouped = dot != form.npos && form.size() - dot == 4 && surface.find('.') != surface.npos &&
                       form.find('.', dot + 1) == form.npos && dot <= 3 && form[0] != '0';
  for (const char c : form) {
    if (c == '.') {
      if (fraction) return std::nullopt;
      fraction = true;
    } else if (c >= '0' && c <= '9' && ++digits <= kMostDigits) {
      amount.mantissa = amount.mantissa * 10 + (c - '0');
      if (fraction && !grouped) ++amount.scale;
    } else {
      return std::nullopt;
    }
  }
  return amount;
}

// «2/3» in digits.
bool take_fraction(const ClauseWords& words, Numeral& numeral) {
  const std::size_t i = numeral.last;
  if (i + 1 >= words.size() || words.gap(i) != "/" || !is_number(words, i + 1)) return false;
  const auto below = digits_amount(words.form(i + 1), words.surface(i + 1));
  if (!below || below->scale != 0 || below->mantissa > 10 || below->mantissa <= numeral.amount.mantissa) return false;
  numeral.amount.denominator = static_cast<int>(below->mantissa);
  numeral.last = i + 1;
  return true;
}

// «69-й», «20-ти».
void take_suffix(const ClauseWords& words, Numeral& numeral) {
  const std::size_t i = numeral.last;
  if (i + 1 >= words.size() || (words.gap(i) != "-" && words.gap(i) != "‑")) return;
  const std::string_view suffix = words.form(i + 1);
  if (in_list(lists::kOrdinalSuffix, suffix)) {
    numeral.ordinal = true;
  } else if (!in_list(lists::kCaseSuffix, suffix)) {
    return;
  }
  numeral.last = i + 1;
}

std::optional<Numeral> numeral_in_digits(const ClauseWords& words, std::size_t i) {
  const auto amount = digits_amount(words.form(i), words.surface(i));
  if (!amount) return std::nullopt;
  Numeral numeral;
  numeral.amount = *amount;
  numeral.first = numeral.last = i;
  if (take_fraction(words, numeral)) return numeral;
  take_suffix(words, numeral);
  if (!numeral.ordinal && numeral.last + 1 < words.size() && words.adjoins(numeral.last)) {
    if (const auto product = multiplied_by(words, numeral.last + 1, numeral.amount)) {
      numeral.amount = *product;
      numeral.multiplied = true;
      ++numeral.last;
    }
  }
  return numeral;
}

// The share that word `i` names: 2 for половина, 3 for треть, 4 for четверть, 10 for десятая; else 0.
int share_of(const ClauseWords& words, std::size_t i) {
  return noun_value(NumberNoun::share, words.lemma(i));
}

struct NumeralPart {
  int value = 0;
  bool ordinal = false;
};

std::optional<NumeralPart> part_at(const ClauseWords& words, std::size_t i) {
  const std::string_view form = words.form(i);
  if (const auto ordinal = ordinal_value(form)) return NumeralPart{*ordinal, true};
  const auto& table = cardinals();
  if (const auto found = table.find(words.lemma(i)); found != table.end()) return NumeralPart{found->second, false};
  if (const auto found = table.find(form); found != table.end()) return NumeralPart{found->second, false};
  return std::nullopt;
}

// A number of hundreds, tens and units, each smaller than the one before.
std::optional<Numeral> below_thousand(const ClauseWords& words, std::size_t i) {
  Numeral numeral;
  numeral.first = i;
  int least = 1000;
  for (std::size_t k = i; k < words.size(); ++k) {
    const auto part = part_at(words, k);
    const int room = least >= 1000 ? 1000 : least >= 100 ? 100 : least >= 20 ? 10 : 0;
    if (!part || part->value >= room || part->value == 0) break;
    numeral.amount.mantissa += part->value;
    numeral.last = k;
    numeral.ordinal = part->ordinal;
    least = part->value;
    if (part->ordinal || !words.adjoins(k)) {
      least = 0;
      break;
    }
  }
  if (least == 1000) return std::nullopt;
  numeral.in_words = true;
  return numeral;
}

// «полтора миллиона», «треть», «сотня», «миллион»: what is a number on its own.
std::optional<Numeral> special(const ClauseWords& words, std::size_t i) {
  Numeral numeral;
  numeral.first = numeral.last = i;
  numeral.in_words = true;
  const std::string_view lemma = words.lemma(i);
  const std::string_view form = words.form(i);
  if (in_list(lists::kOneAndAHalf, lemma) || in_list(lists::kOneAndAHalf, form)) {
    numeral.amount = {15, 1, 0};
    if (words.adjoins(i)) {
      if (const auto product = multiplied_by(words, i + 1, numeral.amount)) {
        numeral.amount = *product;
        numeral.last = i + 1;
        numeral.multiplied = true;
      }
    }
    return numeral;
  }
  if (const int share = share_of(words, i); share != 0) {
    numeral.amount = {1, 0, share};
    return numeral;
  }
  const bool singular = form == lemma || in_list(lists::kSingularForm, form);
  if (!singular) return std::nullopt;
  if (const int group = noun_value(NumberNoun::group, lemma); group != 0) {
    numeral.amount.mantissa = group;
    return numeral;
  }
  if (const int power = noun_value(NumberNoun::power, lemma); power != 0) {
    numeral.amount = *shifted({1, 0, 0}, power);
    numeral.multiplied = true;
    return numeral;
  }
  return std::nullopt;
}

std::optional<Numeral> numeral_in_words(const ClauseWords& words, std::size_t i) {
  auto numeral = below_thousand(words, i);
  if (!numeral) return special(words, i);
  if (numeral->ordinal) return numeral;
  if (!words.adjoins(numeral->last)) return numeral;
  if (const int share = share_of(words, numeral->last + 1); share != 0) {
    numeral->amount.denominator = share;
    ++numeral->last;
    return numeral;
  }
  // «двадцать пять тысяч триста»
  std::int64_t total = 0;
  int least_power = 100;
  while (words.adjoins(numeral->last)) {
    const int power = power_of(words, numeral->last + 1);
    if (power == 0 || power >= least_power) break;
    const auto product = shifted(numeral->amount, power);
    if (!product) break;
    total += product->mantissa;
    least_power = power;
    numeral->multiplied = true;
    ++numeral->last;
    numeral->amount.mantissa = 0;
    if (!words.adjoins(numeral->last)) break;
    const auto rest = below_thousand(words, numeral->last + 1);
    if (!rest || rest->ordinal) break;
    numeral->amount.mantissa = rest->amount.mantissa;
    numeral->last = rest->last;
  }
  numeral->amount.mantissa += total;
  return numeral;
}

}  // namespace

std::string Amount::to_string() const {
  if (denominator != 0) return std::to_string(mantissa) + "/" + std::to_string(denominator);
  std::string digits = std::to_string(mantissa);
  if (scale == 0) return digits;
  const auto places = static_cast<std::size_t>(scale);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  digits.insert(digits.size() - places, ".");
  while (digits.ends_with('0')) digits.pop_back();
  if (digits.ends_with('.')) digits.pop_back();
  return digits;
}

std::optional<Amount> multiplied_by(const ClauseWords& words, std::size_t i, const Amount& amount) {
  const int power = power_of(words, i);
  return power == 0 ? std::nullopt : shifted(amount, power);
}

std::optional<Numeral> numeral_at(const ClauseWords& words, std::size_t i) {
  if (is_number(words, i)) return numeral_in_digits(words, i);
  if (words.token(i).word->kind != text::WordKind::russian || !may_be_number_word(words.form(i))) return std::nullopt;
  return numeral_in_words(words, i);
}

}  // namespace diplomed::knowledge
