// The wrong keyboard layout: what the same keys give on the other one.
#pragma once

#include <string>
#include <string_view>

namespace diplomed::text {

// What the keys of `typed` give on the Russian layout (ЙЦУКЕН) when they gave this on the English one (QWERTY):
// "vbylplhfd" → "минздрав". The keys of х ъ ж э б ю ё are punctuation in English. Empty when a character has no such
// key. UTF-8, lower case out. Thread-safe.
std::string on_russian_layout(std::string_view typed);

// The same for a whole text, with its capitals, and signs for signs: "@ljhj;yfz rfhnf@" → "\"дорожная карта\"". What has
// no such key stays.
std::string keys_on_russian_layout(std::string_view typed);

// The other way round: "сщмшв" → "covid".
std::string on_english_layout(std::string_view typed);

}  // namespace diplomed::text
