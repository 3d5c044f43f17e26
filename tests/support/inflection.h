// Russian inflection by simple paradigms, enough for generated prose: each word names its stem and its table of
// endings.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace diplomed::testing {

enum class Case : std::uint8_t { nominative, genitive, dative, accusative, instrumental, locative };
enum class Number : std::uint8_t { singular, plural };
enum class Gender : std::uint8_t { masculine, feminine, neuter };

// The tables, by example.
enum class Declension : std::uint8_t {
  contract,   // договор
  doctor,     // хирург-, специалист-: animate, plural -ы
  medic,      // врач: animate, plural -и, -ей
  surgeon,    // хирург: animate, plural -и, -ов
  unit,       // блок: plural -и, -ов
  hospital,   // госпиталь
  envoy,      // представитель: animate
  scenario,   // санаторий
  china,      // Китай, случай
  programme,  // программа
  clinic,     // клиника: after к, г, х
  hospitals,  // больница: after ц
  meeting,    // встреча: after ж, ч, ш, щ
  operation,  // операция
  help,       // помощь, область
  agreement,  // соглашение
  device,     // устройство, лекарство
};

struct Noun {
  std::string_view stem;
  Declension declension;
};

// Masculine singular ending tells the table: ый, ий (after к, г, х), ой.
struct Adjective {
  std::string_view stem;
  std::string_view ending = "ый";
};

Gender gender_of(const Noun& noun);
bool is_animate(const Noun& noun);
std::string form_of(const Noun& noun, Case c, Number n = Number::singular);
std::string form_of(const Adjective& adjective, Case c, Number n, Gender gender, bool animate = false);
// Adjective and noun, agreeing.
std::string phrase_of(const Adjective& adjective, const Noun& noun, Case c, Number n = Number::singular);
// "подписа" → подписал, подписала, подписало, подписали.
std::string past_of(std::string_view stem, Gender gender, Number n = Number::singular);
// "1 врач", "3 врача", "12 врачей".
std::string counted(std::size_t number, const Noun& noun);
// A first letter in capitals (Cyrillic or Latin).
std::string capitalised(std::string_view text);

}  // namespace diplomed::testing
