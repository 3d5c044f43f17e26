// Everything the page says. The texts stand in messages.ru.tsv and messages.en.tsv beside this file; the build compares
// the two and makes the tables (make_messages.cc). Templates reach them as {{t.key}}. Any thread may call these
// functions.
#pragma once

#include <cstdint>
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

// Forms for a number, by the plural categories of Unicode CLDR; {n} in them stands for it.
struct PluralPhrase {
  std::string_view key;
  std::string_view ru_one, ru_few, ru_many;
  std::string_view en_one, en_other;
};

std::span<const Phrase> phrases();
std::span<const PluralPhrase> plural_phrases();

// The words for `key`; an unknown key gives "[?]" (a test finds them).
std::string_view phrase(Language language, std::string_view key);

// The same, or `fallback` when the table has no such key: codes of other rooms that may grow.
std::string phrase_or(Language language, std::string_view key, std::string_view fallback);

// The same with {name} replaced.
std::string phrase(Language language, std::string_view key,
                   std::initializer_list<std::pair<std::string_view, std::string_view>> values);

// The words for `n` things; an unknown key gives "[?]". {n} is replaced by `number`, which is `n` as the page writes
// it.
std::string plural_phrase(Language language, std::string_view key, std::uint64_t n, std::string_view number);

}  // namespace diplomed::server
