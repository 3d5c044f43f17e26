// The language of a text: by n-grams and letters.
#pragma once

#include <string>
#include <string_view>

namespace diplomed::document {

// BCP 47 primary language: "ru", "en", "kk", "ky", "tg", "tk", "uz" (either script), "uk", "fr", … or "und" when the
// text (UTF-8) is too short or does not tell. Looks at the first kilobytes only. Thread-safe.
std::string detect_language(std::string_view text);

// The detected language when that is certain; else the primary subtag of a declared tag ("ru-RU" → "ru") when it is
// well-formed and written in the script of the text; else what detect_language(text) gives.
std::string choose_language(std::string_view declared, std::string_view text);

}  // namespace diplomed::document
