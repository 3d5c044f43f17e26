#include "query/parse/parse_bounds.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "language_data/query_bounds.h"
#include "language_data/query_words.h"
#include "query/parse/parse_chars.h"
#include "text/fold.h"

namespace diplomed::query {
namespace {

using Says = language_data::BoundSays;
using Opening = language_data::QueryBoundsRow;

// Longer ones before their beginnings.
constexpr auto kSigns = std::to_array<Opening>({{">=", Says::from},
                                                {"=>", Says::from},
                                                {"≥", Says::from},
                                                {">", Says::after},
                                                {"<=", Says::to},
                                                {"=<", Says::to},
                                                {"≤", Says::to},
                                                {"<", Says::before},
                                                {"=", Says::exactly}});

constexpr auto kSeparators = std::to_array<std::string_view>({"..", "…", "–", "—", " - "});

// Position and size of what separates the bounds; size 0 when there is none.
struct Separator {
  std::size_t at = std::string_view::npos;
  std::size_t size = 0;
};

template <std::size_t n>
Separator find_first(std::string_view text, const std::array<std::string_view, n>& marks) {
  Separator found;
  for (const std::string_view mark : marks) {
    const std::size_t at = text.find(mark);
    if (at < found.at) found = {at, mark.size()};
  }
  return found;
}

// "2019," "2019." → "2019", but "2019.." is an open range.
std::string_view without_final_punctuation(std::string_view text) {
  static constexpr std::string_view kMarks = ",;:!?";
  while (!text.empty() && kMarks.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  if (text.ends_with('.') && !text.ends_with("..")) text.remove_suffix(1);
  return text;
}

template <std::size_t n>
const Opening* opening_of(std::string_view text, const std::array<Opening, n>& table) {
  const auto at = std::find_if(table.begin(), table.end(), [&](const Opening& o) { return text.starts_with(o.text); });
  return at == table.end() ? nullptr : &*at;
}

Bounds one_sided(Says says, std::string_view value) {
  Bounds out;
  switch (says) {
    case Says::exactly:
      return {value, value, true};
    case Says::from:
    case Says::after:
      out.from = value;
      out.from_excluded = says == Says::after;
      break;
    case Says::to:
    case Says::before:
      out.to = value;
      out.to_excluded = says == Says::before;
      break;
  }
  return out;
}

}  // namespace

std::string_view trim_blanks(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool is_range_sign(std::string_view word) {
  return word == "-" || word == "–" || word == "—" || word == ".." || word == "…";
}

Bounds split_bounds(std::string_view text) {
  text = trim_blanks(without_final_punctuation(trim_blanks(text)));
  if (const Opening* sign = opening_of(text, kSigns)) {
    return one_sided(sign->says, trim_blanks(text.substr(sign->text.size())));
  }
  const std::string lower = text::fold(text);  // each word at its place
  if (const Opening* word = opening_of(std::string_view(lower), language_data::kQueryBounds)) {
    const std::size_t begin = word->text.size();
    const Separator to = find_first(std::string_view(lower).substr(begin), language_data::query_words::kBetweenBounds);
    if (word->says != Says::from || to.size == 0) return one_sided(word->says, trim_blanks(text.substr(begin)));
    return {trim_blanks(text.substr(begin, to.at)), trim_blanks(text.substr(begin + to.at + to.size))};
  }
  Separator found = find_first(text, kSeparators);
  if (found.size == 0) return {text, text, true};
  while (text.substr(found.at + found.size).starts_with('.')) ++found.size;  // 2019...2021
  return {trim_blanks(text.substr(0, found.at)), trim_blanks(text.substr(found.at + found.size))};
}

}  // namespace diplomed::query
