#include "document/dates/date_signs.h"

#include <array>
#include <cstdint>
#include <cstring>

namespace diplomed::document {
namespace {

constexpr std::array<std::string_view, 13> kBackground = {
    "ранее",     "напомним", "напоминаем", "до этого", "был основан", "была основана", "было основано",
    "основан в", "создан в", "создана в",  "родился",  "родилась",    "в прошлый раз"};
constexpr std::array<std::string_view, 9> kPlan = {"планируется", "планируют",   "запланирован",
                                                   "намечен",     "намерен",     "ожидается",
                                                   "предстоит",   "должна быть", "предполагается"};
constexpr std::array<std::string_view, 12> kOwnYear = {" объявлен ", " объявлена ", "в текущем",   "в этом году",
                                                       "нынешн",     " будет ",     " будут ",     "состоится",
                                                       "пройдет",    "приедут",     "планируется", "стартует"};

// The beginnings of all phrases as bits of a hash: one look at each letter of a text, instead of a search for each
// phrase.
class SignFinder {
 public:
  SignFinder() {
    for_each([&](std::string_view phrase, bool DateSigns::*) { bits_[hash(phrase.data())] = true; });
  }

  DateSigns find(std::string_view text) const {
    DateSigns signs;
    for (std::size_t i = 0; i + kHead <= text.size(); ++i) {
      if ((text[i] & 0xC0) == 0x80 || !bits_[hash(text.data() + i)]) continue;
      const std::string_view rest = text.substr(i);
      for_each([&](std::string_view phrase, bool DateSigns::*sign) {
        if (rest.starts_with(phrase)) signs.*sign = true;
      });
    }
    return signs;
  }

 private:
  static constexpr std::size_t kHead = 8;  // bytes; no phrase is shorter

  static std::size_t hash(const char* at) {
    std::uint64_t head = 0;
    std::memcpy(&head, at, kHead);
    return head * 0x9E3779B97F4A7C15u >> 52;  // Knuth's multiplicative hash
  }

  template <typename Visit>
  static void for_each(Visit visit) {
    for (const std::string_view phrase : kBackground) visit(phrase, &DateSigns::background);
    for (const std::string_view phrase : kPlan) visit(phrase, &DateSigns::plan);
    for (const std::string_view phrase : kOwnYear) visit(phrase, &DateSigns::own_year);
  }

  std::array<bool, 4096> bits_{};
};

}  // namespace

DateSigns find_date_signs(std::string_view folded) {
  static const SignFinder finder;
  return finder.find(folded);
}

}  // namespace diplomed::document
