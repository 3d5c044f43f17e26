#include "text/sound/keyboard_layout.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "text/characters.h"

namespace diplomed::text {
namespace {

// Key by key, the rows of the keyboard from left to right; first without, then with Shift where that matters.
constexpr std::u32string_view kEnglish = U"`qwertyuiop[]asdfghjkl;'zxcvbnm,.~{}:\"<>";
constexpr std::u32string_view kRussian = U"ёйцукенгшщзхъфывапролджэячсмитьбюёхъжэбю";
static_assert(kEnglish.size() == kRussian.size());

std::string map(std::string_view typed, std::u32string_view from, std::u32string_view to) {
  std::string out;
  for (std::size_t i = 0; i < typed.size();) {
    const utf8::CodePoint c = utf8::decode(typed, i);
    i += c.bytes;
    if ((c.value >= '0' && c.value <= '9') || c.value == '-') {
      utf8::append(out, c.value);
      continue;
    }
    const std::size_t key = from.find(to_lower(c.value));
    if (key == std::u32string_view::npos) return {};
    utf8::append(out, to[key]);
  }
  return out;
}

}  // namespace

std::string on_russian_layout(std::string_view typed) {
  return map(typed, kEnglish, kRussian);
}
std::string on_english_layout(std::string_view typed) {
  return map(typed, kRussian, kEnglish);
}

}  // namespace diplomed::text
