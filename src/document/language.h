// The language of a text by its letters.
#pragma once

#include <string>
#include <string_view>

namespace diplomed::document {

// "ru", "uk", "be", "kk", "ky", "tg", "uz" (either script), "en", or "und" when the letters do not tell. Looks at the
// first kilobytes only.
std::string detect_language(std::string_view text);

// The primary subtag of a declared tag ("ru-RU" → "ru") when it is well-formed and the text does not contradict its
// script, else detect_language(text).
std::string choose_language(std::string_view declared, std::string_view text);

}  // namespace diplomed::document
