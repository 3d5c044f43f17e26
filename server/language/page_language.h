// The languages of the page.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace diplomed::server {

enum class Language { ru, en };

struct LanguageWord {
  std::string_view word;  // of lang.ui and of HTML's lang
  Language value;
};
inline constexpr std::array<LanguageWord, 2> kLanguageWords = {{{"ru", Language::ru}, {"en", Language::en}}};

std::string_view to_word(Language language);

// None when it is neither ru nor en.
std::optional<Language> parse_language(std::string_view word);

// The best of ru and en in an Accept-Language header; Russian when it names neither.
Language negotiate_language(std::string_view accept_language);

}  // namespace diplomed::server
