// The word lists behind boilerplate.h, and the questions about one line that they answer.
#pragma once

#include <string_view>

#include "document/noise/noise_reason.h"
#include "language_data/noise_phrases.h"

namespace diplomed::document::noise {

using Place = language_data::PhrasePlace;
using Phrase = language_data::NoisePhrasesRow;

// The phrase that is the whole line (signs at both ends aside), or null.
const Phrase* find_phrase(std::string_view folded);

// The reason of a line that is a row of such phrases with separators between them; none when it is not.
NoiseReason separated_phrases(std::string_view folded);

// The reason of the line by its beginning, with the checks that keep sentences of a story out; none without one.
NoiseReason by_beginning(std::string_view text, std::string_view folded);

// False when none of the rules of this file can hold for a text of more than 200 bytes that begins so. Takes some 128
// bytes of its fold().
bool may_begin_noise(std::string_view text, std::string_view folded_head);

bool is_breadcrumb(std::string_view text, std::string_view folded);
bool is_rubric_path(std::string_view text);  // «Экономика | Фармацевтика»: begins with a section, short parts
bool is_section_name(std::string_view folded);  // «Общество», «В мире», …
// True when a section's name may be the first part of a path: something that is no letter may stand before it.
bool begins_with_section(std::string_view folded);
bool is_caption(std::string_view text, std::string_view folded);
bool is_counter(std::string_view folded);
bool is_hashtag_line(std::string_view text);
bool is_bare_number(std::string_view text);  // 1–7 digits, spaces between
// «Телефон: …», «E-mail: …», a bare address of mail or a site: how to reach the newsroom, at the ends of a page.
bool is_contact(std::string_view folded);
bool is_link(std::string_view text);           // one URL
bool is_decoration(std::string_view text);     // no letter and no digit
bool is_social_list(std::string_view folded);  // only names of social networks

}  // namespace diplomed::document::noise
