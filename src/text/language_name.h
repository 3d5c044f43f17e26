// Names of languages, from CLDR through ICU.
#pragma once

#include <string>
#include <string_view>

namespace diplomed::text {

// What Russian or English readers call the language of a BCP 47 primary subtag, in lower case in Russian ("казахский",
// "Kazakh"); the subtag itself when CLDR has no name, "не определён" and "undetermined" for "und". Thread-safe.
std::string language_name(std::string_view subtag, bool russian);

// The primary subtag of the language with this Russian or English name in any case of its letters ("казахский" →
// "kk"); empty when there is none. Thread-safe.
std::string language_named(std::string_view name);

}  // namespace diplomed::text
