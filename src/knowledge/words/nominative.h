// Names in the nominative, as a catalogue would print them.
#pragma once

#include <string>
#include <string_view>

#include "knowledge/organisations/entity_context.h"

namespace diplomed::knowledge {

// Words first … last of the text with the noun `head` and the adjectives before it in the nominative, all that follows
// as it is: «Национальным госпиталем при Министерстве …» → «Национальный госпиталь при Министерстве …». White space
// becomes one space, quotation marks «», the first letter a capital. A head that is plural in the text stays so.
std::string nominative_name(const NameContext& context, std::size_t first, std::size_t head, std::size_t last);

// As nominative_name(), in the singular though the text has a plural: «министерствами» → «Министерство».
std::string singular_name(const NameContext& context, std::size_t first, std::size_t head, std::size_t last);

std::string with_capital(std::string_view name);
bool starts_with_capital(std::string_view name);

// A name that stands alone, its head being its first noun: «Голосу Америки» → «Голос Америки».
std::string nominative_alone(const NameContext& context, std::size_t first, std::size_t last);

// «Чуйской» of «Чуйской и Таласской областях» → «Чуйская область».
std::string adjective_with_noun(const NameContext& context, std::size_t adjective, std::size_t noun);

// Words first … last as they are, with white space and quotation marks as above.
std::string tidy(const NameContext& context, std::size_t first, std::size_t last);

// The first adjectives and noun of a nominative name in another case: «Кыргызская Республика» → «Кыргызской
// Республики». What the dictionary does not know stays.
std::string inflect_name(Readings& readings, std::string_view nominative, text::GramCase gram_case);

// What names are compared by: lemmas in lower case without titles and initials, countries as their id.
std::string name_key(const NameContext& context, std::size_t first, std::size_t last);

}  // namespace diplomed::knowledge
