#include "index/number_terms.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "index/schema.h"

namespace diplomed::index {
namespace {

constexpr int kLowestPower = -6, kHighestPower = 19;  // 'a' … 'z'
constexpr std::string_view kZero = "0";

// The key of a decimal like "5800000" or "0.05"; nothing for anything else.
std::optional<std::string> key_of(std::string_view decimal) {
  const std::size_t point = std::min(decimal.find('.'), decimal.size());
  std::string digits(decimal.substr(0, point));
  if (point < decimal.size()) digits += decimal.substr(point + 1);
  if (point == 0 || digits.find_first_not_of("0123456789") != digits.npos) return std::nullopt;
  const std::size_t first = digits.find_first_not_of('0');
  if (first == digits.npos) return std::string(kZero);
  const int power = static_cast<int>(point) - 1 - static_cast<int>(first);
  if (power < kLowestPower || power > kHighestPower) return std::nullopt;
  digits = digits.substr(first, digits.find_last_not_of('0') + 1 - first);
  return static_cast<char>('a' + (power - kLowestPower)) + digits;
}

// The parts of a range: keys that stand for themselves, and beginnings that stand for all that go on from them.
struct Cover {
  std::vector<std::string> keys;
  std::vector<std::string> beginnings;
};

// A key ends before any that goes on from it, so this is the order of strings.
class Covering {
 public:
  // Bounds are keys; an empty one is open. `from_in`: whether the bound itself belongs to the range.
  Covering(std::string from, bool from_in, std::string to, bool to_in)
      : from_(std::move(from)), to_(std::move(to)), from_in_(from_in), to_in_(to_in) {}

  Cover run() {
    if (contains(std::string(kZero))) out_.keys.emplace_back(kZero);
    descend("", 'a', 'z');
    return std::move(out_);
  }

 private:
  bool contains(const std::string& key) const {
    const bool above = from_.empty() || key > from_ || (key == from_ && from_in_);
    const bool below = to_.empty() || key < to_ || (key == to_ && to_in_);
    return above && below;
  }

  // Whatever goes on from `beginning` (itself too) lies in the range, or none of it does; else neither.
  bool all_in(const std::string& beginning) const {
    const bool above = from_.empty() || beginning > from_ || (beginning == from_ && from_in_);
    const bool below = to_.empty() || (beginning < to_ && !to_.starts_with(beginning));
    return above && below;
  }
  bool none_in(const std::string& beginning) const {
    const bool under = !from_.empty() && beginning < from_ && !from_.starts_with(beginning);
    return under || (!to_.empty() && beginning > to_);
  }

  void descend(const std::string& beginning, char first, char last) {
    for (char c = first; c <= last; ++c) {
      const std::string next = beginning + c;
      if (none_in(next)) continue;
      if (all_in(next)) {
        out_.beginnings.push_back(next);
        continue;
      }
      if (next.size() > 1 && contains(next)) out_.keys.push_back(next);
      // One of the bounds goes on from here, so this ends with it.
      descend(next, next.size() == 1 ? '1' : '0', '9');
    }
  }

  std::string from_, to_;
  bool from_in_, to_in_;
  Cover out_;
};

void add_point(const std::string& key, std::vector<std::string>& terms) {
  terms.push_back(number_term(key));
  for (std::size_t size = 1; key != kZero && size <= key.size(); ++size) {
    terms.push_back(number_start_term(std::string_view(key).substr(0, size)));
  }
}

// No figure has a key beyond these: what lies outside of them is no bound at all, or the last number before it.
bool is_too_small(std::string_view decimal) {
  return decimal.starts_with("0.") && decimal.find_first_not_of("0123456789.") == decimal.npos &&
         decimal.find_first_not_of("0.") > static_cast<std::size_t>(1 - kLowestPower);
}
bool is_too_large(std::string_view decimal) {
  return std::min(decimal.find('.'), decimal.size()) > static_cast<std::size_t>(kHighestPower) + 1 &&
         decimal.find_first_not_of("0123456789.") == decimal.npos;
}

std::optional<std::string> fraction_key(std::string_view value, std::size_t slash) {
  double above = 0, below = 0;
  const char* end = value.data() + value.size();
  const auto a = std::from_chars(value.data(), value.data() + slash, above);
  const auto b = std::from_chars(value.data() + slash + 1, end, below);
  if (a.ec != std::errc() || b.ec != std::errc() || b.ptr != end || below <= 0) return std::nullopt;
  return key_of(fmt::format("{:.6f}", above / below));
}

}  // namespace

std::vector<std::string> figure_terms(std::string_view value) {
  static constexpr std::string_view kDash = "–";
  if (value.starts_with('>') || value.starts_with('<') || value.starts_with('~')) value.remove_prefix(1);
  std::vector<std::string> terms;
  const std::size_t slash = value.find('/');
  const std::size_t dash = value.find(kDash);
  if (dash == value.npos) {
    const auto key = slash == value.npos ? key_of(value) : fraction_key(value, slash);
    if (key) add_point(*key, terms);
    return terms;
  }
  auto low = key_of(value.substr(0, dash));
  auto high = key_of(value.substr(dash + kDash.size()));
  if (!low || !high) return terms;
  if (*high < *low) std::swap(low, high);
  add_point(*low, terms);
  add_point(*high, terms);
  const Cover between = Covering(*low, true, *high, true).run();
  for (const std::string& key : between.keys) terms.push_back(between_term(key));
  for (const std::string& start : between.beginnings) terms.push_back(between_start_term(start));
  return terms;
}

std::vector<std::string> number_range_terms(std::string_view from, std::string_view to) {
  bool from_in = !from.starts_with('>');
  bool to_in = !to.starts_with('<');
  if (!from_in) from.remove_prefix(1);
  if (!to_in) to.remove_prefix(1);
  if (is_too_small(from)) from_in = false, from = kZero;
  if (is_too_small(to)) to_in = true, to = kZero;
  if (is_too_large(to)) to = "";
  const auto low = from.empty() ? std::optional<std::string>("") : key_of(from);
  const auto high = to.empty() ? std::optional<std::string>("") : key_of(to);
  std::vector<std::string> terms;
  if (!low || !high || (!low->empty() && !high->empty() && *high < *low)) return terms;
  const Cover cover = Covering(*low, from_in, *high, to_in).run();
  for (const std::string& key : cover.keys) terms.push_back(number_term(key));
  for (const std::string& start : cover.beginnings) terms.push_back(number_start_term(start));
  // A range that begins before and ends after has both of its bounds outside, and holds the lower bound.
  if (low->empty() || high->empty()) return terms;
  terms.push_back(between_term(*low));
  for (std::size_t size = 1; size <= low->size(); ++size) {
    terms.push_back(between_start_term(std::string_view(*low).substr(0, size)));
  }
  return terms;
}

}  // namespace diplomed::index
