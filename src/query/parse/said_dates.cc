#include "query/parse/said_dates.h"

#include <algorithm>
#include <optional>
#include <span>

#include "query/parse/parse_chars.h"
#include "query/parse/parse_range.h"

namespace diplomed::query {
namespace {

constexpr std::size_t kYearDigits = 4;
constexpr std::string_view kFirstYear = "1900", kLastYear = "2099";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Four digits and no more, which every date has.
bool has_year(std::string_view text) {
  std::size_t digits = 0;
  for (const char c : text) {
    if (!is_digit(c) && digits == kYearDigits) return true;
    digits = is_digit(c) ? digits + 1 : 0;
  }
  return digits == kYearDigits;
}

// A word that a plus does not require as it stands.
bool is_word(const Node& n) {
  return n.kind == NodeKind::word && !has_sign(n, SignKind::plus);
}

// Whether `right` goes on with the row of words that `left` stands in.
bool goes_on(const Node& left, const Node& right) {
  return is_word(left) && is_word(right) && !has_sign(right, SignKind::conj);
}

// Digits alone, two at most: a day of the month, if there is such a day.
bool is_day(std::string_view text) {
  return !text.empty() && text.size() <= 2 && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_plain_year(std::string_view year) {
  return year.size() == kYearDigits && kFirstYear <= year && year <= kLastYear;
}

bool is_round(std::string_view year) {
  return year.ends_with('0');
}

// Years alone may be numbers of something else.
bool may_be_years(const Range& range, std::span<const Node> words, bool followed) {
  if (range.from.size() != kYearDigits || range.to.size() != kYearDigits) return true;
  if (std::any_of(words.begin(), words.end(), [](const Node& n) { return is_year_word(n.text); })) return true;
  const bool counts = followed && is_round(range.from) && is_round(range.to);
  return is_plain_year(range.from) && is_plain_year(range.to) && !counts;
}

// One row of words.
class Row {
 public:
  Row(std::span<Node> words, std::string_view text) : words_(words), text_(text) {}

  void read() {
    for (std::size_t i = 0; i < words_.size();) i += std::max<std::size_t>(1, read_at(i));
  }

 private:
  // Returns how many words are done with.
  std::size_t read_at(std::size_t first) {
    const auto found = find_range(RangeKind::date, text_.substr(0, words_.back().span.end), words_[first].span.begin);
    if (!found) return 0;
    const auto end = std::find_if(words_.begin() + static_cast<std::ptrdiff_t>(first), words_.end(),
                                  [&](const Node& n) { return n.span.end >= found->end; });
    if (end == words_.end() || end->span.end != found->end) return 0;
    const std::size_t count = static_cast<std::size_t>(end - words_.begin()) - first + 1;
    const Range& range = found->range;
    if (range.from.empty() || range.to.empty()) return count;
    const bool followed = end + 1 != words_.end() && trim_punctuation(end->text).size() == end->text.size();
    if (!may_be_years(range, words_.subspan(first, count), followed)) return count;
    const bool no_such_day = first > 0 && !is_digit(words_[first].text.front()) && is_day(words_[first - 1].text);
    if (no_such_day) return count;  // «31 февраля 2024»
    words_[first].date = {range.from, range.to, static_cast<std::uint32_t>(count)};
    return count;
  }

  std::span<Node> words_;
  std::string_view text_;
};

void visit(Node& n, std::string_view text) {
  switch (n.kind) {
    case NodeKind::word:
      if (is_word(n)) Row({&n, 1}, text).read();
      break;
    case NodeKind::disj:
      for (Node& child : n.children) visit(child, text);
      break;
    case NodeKind::negation:
      visit(n.children.front(), text);
      break;
    case NodeKind::conj:
      for (std::size_t i = 0; i < n.children.size();) {
        std::size_t end = i + 1;
        while (end < n.children.size() && goes_on(n.children[end - 1], n.children[end])) ++end;
        if (is_word(n.children[i])) {
          Row(std::span(n.children).subspan(i, end - i), text).read();
        } else {
          visit(n.children[i], text);
        }
        i = end;
      }
      break;
    default:
      break;
  }
}

}  // namespace

void read_dates(Node& root, std::string_view text) {
  if (has_year(text)) visit(root, text);
}

}  // namespace diplomed::query
