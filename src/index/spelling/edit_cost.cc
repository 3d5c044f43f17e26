#include "index/spelling/edit_cost.h"

#include <algorithm>
#include <string_view>

#include "language_data/keyboard_rows.h"
#include "language_data/letters_heard_alike.h"
#include "language_data/silent_consonants.h"

namespace diplomed::index {
namespace {

constexpr double kPlain = 1.0, kNeighbour = 0.75, kDouble = 0.6, kExchange = 0.6, kFirst = 0.25;
constexpr double kHeard = 0.5, kSign = 0.6, kSilent = 0.5;

// Letters that sound alike where they are not stressed or voiced.
bool heard_alike(char32_t a, char32_t b) {
  const auto& pairs = language_data::kLettersHeardAlike;
  return std::any_of(pairs.begin(), pairs.end(),
                     [&](std::u32string_view p) { return (p[0] == a && p[1] == b) || (p[0] == b && p[1] == a); });
}

bool neighbours(char32_t a, char32_t b) {
  for (const std::u32string_view row : language_data::kKeyboardRows) {
    const std::size_t i = row.find(a), k = row.find(b);
    if (i != std::u32string_view::npos && k != std::u32string_view::npos) return i + 1 == k || k + 1 == i;
  }
  return false;
}

double substitution(char32_t typed, char32_t meant) {
  if (typed == meant) return 0;
  if (heard_alike(typed, meant)) return kHeard;
  return neighbours(typed, meant) ? kNeighbour : kPlain;
}

// A consonant that nobody hears where it stands: здравсвуйте, учавствовать, празник.
bool is_silent(std::u32string_view word, std::size_t at) {
  for (const auto& row : language_data::kSilentConsonants) {
    const auto place = static_cast<std::size_t>(row.silent);
    if (at >= place && word.substr(at - place).starts_with(row.cluster)) return true;
  }
  return false;
}

struct SlipCosts {
  static double lone(std::u32string_view word, std::size_t at) {
    if (at > 0 && word[at] == word[at - 1]) return kDouble;
    if (word[at] == U'ь' || word[at] == U'ъ') return kSign;
    if (is_silent(word, at)) return kSilent;
    return kPlain + (at == 0 ? kFirst : 0);
  }
  static double change(std::u32string_view typed, std::size_t i, std::u32string_view meant, std::size_t k) {
    const double cost = substitution(typed[i], meant[k]);
    return cost > 0 && i == 0 && k == 0 ? cost + kFirst : cost;
  }
  static double exchange() { return kExchange; }
};

}  // namespace

EditDistance slip_distance(std::u32string_view typed, std::u32string_view meant, int limit) {
  return edit_distance(typed, meant, limit, SlipCosts{});
}

double edit_cost(std::u32string_view typed, std::u32string_view meant, int limit) {
  return slip_distance(typed, meant, limit).cost;
}

}  // namespace diplomed::index
