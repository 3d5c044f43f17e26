// What office programs write into a file about it: used only where it looks like the work of a person.
#pragma once

#include <string>
#include <string_view>

namespace diplomed::document {

// `title` tidied when it stands at the beginning of `text`, wherever that breaks its lines; else empty: a file's name,
// the title of a template, a subject in another language. UTF-8.
std::string sane_title(std::string_view title, std::string_view text);

// `creator` tidied when it is a person's name of two to four words that begin with capitals, else empty («User», «1»).
std::string sane_creator(std::string_view creator);

}  // namespace diplomed::document
