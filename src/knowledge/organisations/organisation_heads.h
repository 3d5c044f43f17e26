// Nouns that name kinds of organisations, and kinds of other things that bear names in quotation marks: the rows of
// corpus/language/organisation-heads.tsv.
#pragma once

#include <cstdint>
#include <string_view>

namespace diplomed::knowledge {

enum class HeadKind : std::uint8_t {
  none,
  state,  // every state or town has one: министерство, посольство, правительство, суд
  institution,  // has a name of its own that begins with the noun: центр, институт, больница, фонд
  company,      // stands before a name: компания «…», банк, завод
  media,        // газета «…», агентство, телеканал, портал
  group,        // движение «…», партия, клуб, команда, сеть
  form,         // legal form: ОАО, ООО, ФГБУ
  acronym,      // an institution's kind in capitals: НИИ, НМИЦ, ЦРБ
  other,        // no organisation: форум «…», программа, фильм, премия
};

// Kind of the noun with this lemma (lower case, ё folded); `none` for other words.
HeadKind head_kind(std::string_view lemma);

// A part that every organisation has one of: «отдел», «филиал», «комиссия».
bool is_part_of_body(std::string_view lemma);

// A thing that is made and sold under a Latin name: «смартфон», «вакцина», «игра».
bool is_product(std::string_view lemma);

// Whether the noun of a body is a thing's when a name follows it at once, in quotation marks or not: «миссия «Добро»»
// is a programme («миссия ООН» a body), «орден Дружбы» an award.
bool names_thing(std::string_view lemma, bool quoted);

// Whether the capitalised surname after the noun is its eponym: «институт Склифосовского», «фонд Гейтсов».
bool takes_eponym(HeadKind kind);

}  // namespace diplomed::knowledge
