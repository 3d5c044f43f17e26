#include "text/sound/keyboard_layout.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.h"
#include "language_data/keyboard_keys.h"
#include "language_data/keyboard_signs.h"
#include "text/characters.h"

namespace diplomed::text {
namespace {

using language_data::KeyboardKeysRow;
using language_data::kKeyboardKeys;
using Layout = std::u32string_view KeyboardKeysRow::*;

std::string map(std::string_view typed, Layout from, Layout to) {
  std::string out;
  for (std::size_t i = 0; i < typed.size();) {
    const utf8::CodePoint c = utf8::decode(typed, i);
    i += c.bytes;
    if ((c.value >= '0' && c.value <= '9') || c.value == '-') {
      utf8::append(out, c.value);
      continue;
    }
    const char32_t small = to_lower(c.value);
    const auto* key = std::find_if(kKeyboardKeys.begin(), kKeyboardKeys.end(),
                                   [&](const KeyboardKeysRow& row) { return (row.*from).front() == small; });
    if (key == kKeyboardKeys.end()) return {};
    utf8::append(out, (key->*to).front());
  }
  return out;
}

}  // namespace

std::string keys_on_russian_layout(std::string_view typed) {
  std::string out;
  for (std::size_t i = 0; i < typed.size();) {
    const utf8::CodePoint c = utf8::decode(typed, i);
    i += c.bytes;
    const char32_t small = to_lower(c.value);
    const auto* sign = std::find_if(language_data::kKeyboardSigns.begin(), language_data::kKeyboardSigns.end(),
                                    [&](const auto& row) { return row.english.front() == c.value; });
    const auto* key = std::find_if(kKeyboardKeys.begin(), kKeyboardKeys.end(),
                                   [&](const KeyboardKeysRow& row) { return row.english.front() == small; });
    if (sign != language_data::kKeyboardSigns.end()) {
      utf8::append(out, sign->russian.front());
    } else if (key == kKeyboardKeys.end()) {
      utf8::append(out, c.value);
    } else {
      const char32_t letter = key->russian.front();
      utf8::append(out, small == c.value ? letter : static_cast<char32_t>(u_toupper(static_cast<UChar32>(letter))));
    }
  }
  return out;
}

std::string on_russian_layout(std::string_view typed) {
  return map(typed, &KeyboardKeysRow::english, &KeyboardKeysRow::russian);
}
std::string on_english_layout(std::string_view typed) {
  return map(typed, &KeyboardKeysRow::russian, &KeyboardKeysRow::english);
}

}  // namespace diplomed::text
