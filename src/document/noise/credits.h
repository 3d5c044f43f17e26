// Who wrote it and who published it, as far as a line or a sentence of the text says so.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace diplomed::document {

// True for `min`…`max` words that look like one person's name: capitalised, letters and hyphens only, initials
// ("А.") allowed but not alone. Takes tidy text.
bool is_person_name(std::string_view text, std::size_t min, std::size_t max);

// The author of a byline such as "- Имя Фамилия" (`after_headline` only), "Автор: Имя Фамилия",
// "Подготовила Имя Фамилия"; nullopt when the line is none. Takes tidy text and its fold().
std::optional<std::string> byline_author(std::string_view text, std::string_view folded, bool after_headline);

// True when a text begins like a byline that byline_author() reads wherever it stands. Takes the beginning of a fold(),
// 50 bytes at least.
bool begins_byline(std::string_view folded);

// What stands after «Источник:», «По материалам» or in a rights notice («… взяты с сайта «Имя»…»); empty when nothing.
std::string source_of_mark(std::string_view text);

// The publisher named by a sentence of the story: «нашему изданию X», «сообщает пресс-служба X», «сообщает «X»»;
// empty when there is none. Takes one tidy paragraph.
std::string source_in_prose(std::string_view paragraph);

}  // namespace diplomed::document
