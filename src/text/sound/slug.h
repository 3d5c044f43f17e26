// Stable ASCII names for values that people wrote in Cyrillic.
#pragma once

#include <string>
#include <string_view>

namespace diplomed::text {

// "Минздрав России" → "minzdrav-rossii": transliterated (ICU's BGN rules, marks removed), lower case, runs of other
// characters become one "-". Text that is ASCII letters, digits, "-", "_" and "." already comes back as it is. At most
// 80 bytes; empty when nothing remains. UTF-8 in, ASCII out; thread-safe.
std::string slug(std::string_view text);

}  // namespace diplomed::text
