#include "query/parse/parse_range.h"

#include <algorithm>

#include "language_data/query_words.h"
#include "query/parse/operators.h"
#include "query/parse/parse_bounds.h"
#include "query/parse/parse_chars.h"
#include "query/parse/parse_date.h"
#include "query/parse/parse_number.h"
#include "text/fold.h"

namespace diplomed::query {
namespace {

namespace lists = language_data::query_words;

constexpr std::size_t kMostBytes = 120;  // a longer text is no range
constexpr std::size_t kMostWords = 8;    // «с 9 мая 2019 по 10 июня 2020»

// Whether a value that is a range already may go on with `word`.
bool goes_on(RangeKind kind, const Range& range, std::string_view before, std::string_view word) {
  if (is_range_sign(word)) return true;
  if (range.to.empty() && std::binary_search(lists::kTo.begin(), lists::kTo.end(), word)) return true;
  if (kind == RangeKind::number) return is_multiplier(word);
  const auto has_digit = [](std::string_view piece) { return piece.find_first_of("0123456789") != piece.npos; };
  return is_year_word(word) || (has_digit(word) && !has_digit(before));  // «по июнь 2020»
}

}  // namespace

bool is_year_word(std::string_view word) {
  const std::string lower = text::fold(trim_punctuation(word));
  return std::binary_search(lists::kYear.begin(), lists::kYear.end(), lower);
}

std::optional<Range> parse_range(RangeKind kind, std::string_view text) {
  if (text.size() > kMostBytes) return std::nullopt;
  return kind == RangeKind::number ? parse_number_range(text) : parse_date_range(text);
}

std::optional<FoundRange> find_range(RangeKind kind, std::string_view text, std::size_t begin) {
  std::optional<FoundRange> best;
  std::size_t end = begin;
  std::string_view before;
  for (std::size_t words = 0; words < kMostWords; ++words) {
    const std::size_t word = words == 0 ? begin : text.find_first_not_of(' ', end);
    if (word == std::string_view::npos || (words > 0 && word == end)) break;
    const std::size_t stop = word_end(text, word);
    const std::string_view piece = text.substr(word, stop - word);
    const bool other = piece.empty() || find_operator(piece).has_value() || piece.find(':') != piece.npos;
    if (words > 0 && (other || (best && best->end == end && !goes_on(kind, best->range, before, piece)))) break;
    end = stop;
    before = piece;
    if (words > 0 && is_range_sign(piece)) continue;  // another bound must follow
    if (const auto range = parse_range(kind, text.substr(begin, end - begin))) best = {*range, end};
    const char last = end > begin ? text[end - 1] : ' ';
    if (last == ',' || last == ';' || last == '!' || last == '?') break;  // «дата:2020, врач»
  }
  return best;
}

}  // namespace diplomed::query
