// What office programs write into a file about it: used only where it looks like the work of a person.
#pragma once

#include <string>
#include <string_view>

namespace diplomed::document {

// `title` tidied, or empty when it is a file's name, a template's name or too short to be a headline («Microsoft Word -
// 1.doc», «Документ1», «untitled»). UTF-8.
std::string sane_title(std::string_view title);

// `creator` tidied when it is a person's name of two to four words that begin with capitals, else empty («User», «1»).
std::string sane_creator(std::string_view creator);

}  // namespace diplomed::document
