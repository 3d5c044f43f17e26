// Everything the page says, in Russian and English: the one table. Templates reach it as {{t.key}}.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "server/language/page_language.h"

namespace diplomed::server {

struct Phrase {
  std::string_view key;
  std::string_view ru;
  std::string_view en;
};

std::span<const Phrase> phrases();

// The words for `key`; an unknown key gives "[?]" (a test finds them).
std::string_view phrase(Language language, std::string_view key);

// The same, or `fallback` when the table has no such key: codes of other rooms that may grow.
std::string phrase_or(Language language, std::string_view key, std::string_view fallback);

// The same with {name} replaced.
std::string phrase(Language language, std::string_view key,
                   std::initializer_list<std::pair<std::string_view, std::string_view>> values);

}  // namespace diplomed::server
