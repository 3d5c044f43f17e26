#include "index/spelling/edit_cost.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace diplomed::index {
namespace {

constexpr double kPlain = 1.0, kNeighbour = 0.75, kDouble = 0.6, kExchange = 0.6, kFirst = 0.25;
constexpr double kHeard = 0.5, kSign = 0.6, kSilent = 0.5;

// Letters that sound alike where they are not stressed or voiced.
bool heard_alike(char32_t a, char32_t b) {
  static constexpr std::array<std::u32string_view, 18> kPairs = {U"ао", U"еи", U"эе", U"эи", U"яе", U"яи",
                                                                 U"иы", U"ыи", U"дт", U"бп", U"гк", U"зс",
                                                                 U"жш", U"вф", U"гв", U"шщ", U"ьъ", U"ое"};
  return std::any_of(kPairs.begin(), kPairs.end(),
                     [&](std::u32string_view p) { return (p[0] == a && p[1] == b) || (p[0] == b && p[1] == a); });
}

bool neighbours(char32_t a, char32_t b) {
  static constexpr std::array<std::u32string_view, 6> kRows = {U"йцукенгшщзхъ", U"фывапролджэ", U"ячсмитьбю",
                                                               U"qwertyuiop",   U"asdfghjkl",   U"zxcvbnm"};
  for (const std::u32string_view row : kRows) {
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
  static constexpr std::array<std::u32string_view, 6> kClusters = {U"вств", U"стн", U"здн", U"лнц", U"рдц", U"стл"};
  static constexpr std::array<std::size_t, 6> kPlaces = {0, 1, 1, 0, 1, 1};
  for (std::size_t i = 0; i < kClusters.size(); ++i) {
    if (at < kPlaces[i]) continue;
    if (word.substr(at - kPlaces[i]).starts_with(kClusters[i])) return true;
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
