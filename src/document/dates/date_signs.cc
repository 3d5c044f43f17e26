#include "document/dates/date_signs.h"

#include <array>
#include <cstdint>
#include <cstring>

#include "language_data/date_signs.h"

namespace diplomed::document {
namespace {

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
    for (const std::string_view phrase : language_data::date_signs::kBackground) visit(phrase, &DateSigns::background);
    for (const std::string_view phrase : language_data::date_signs::kPlan) visit(phrase, &DateSigns::plan);
    for (const std::string_view phrase : language_data::date_signs::kOwnYear) visit(phrase, &DateSigns::own_year);
  }

  std::array<bool, 4096> bits_{};
};

}  // namespace

DateSigns find_date_signs(std::string_view folded) {
  static const SignFinder finder;
  return finder.find(folded);
}

}  // namespace diplomed::document
