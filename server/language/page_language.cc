#include "server/language/page_language.h"

#include <algorithm>

namespace diplomed::server {
namespace {

// The weight of one element of Accept-Language in thousandths: "en;q=0.8" → 800.
int weight(std::string_view element) {
  const std::size_t at = element.find("q=");
  if (at == std::string_view::npos) return 1000;
  const std::string_view digits = element.substr(at + 2);
  if (digits.empty() || digits[0] != '0') return 1000;
  int value = 0;
  int scale = 100;
  for (std::size_t i = 2; i < digits.size() && scale > 0 && digits[i] >= '0' && digits[i] <= '9'; ++i, scale /= 10) {
    value += (digits[i] - '0') * scale;
  }
  return value;
}

}  // namespace

std::string_view to_word(Language language) {
  return kLanguageWords[static_cast<std::size_t>(language)].word;
}

std::optional<Language> parse_language(std::string_view word) {
  for (const LanguageWord& w : kLanguageWords) {
    if (w.word == word) return w.value;
  }
  return std::nullopt;
}

Language negotiate_language(std::string_view accept_language) {
  int best_ru = 0;
  int best_en = 0;
  std::size_t begin = 0;
  while (begin < accept_language.size()) {
    const std::size_t end = std::min(accept_language.find(',', begin), accept_language.size());
    std::string_view element = accept_language.substr(begin, end - begin);
    begin = end + 1;
    element.remove_prefix(std::min(element.find_first_not_of(' '), element.size()));
    if (element.starts_with("ru")) best_ru = std::max(best_ru, weight(element));
    if (element.starts_with("en")) best_en = std::max(best_en, weight(element));
  }
  return best_en > best_ru ? Language::en : Language::ru;
}

}  // namespace diplomed::server
