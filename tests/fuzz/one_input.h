// Reads one hostile input and checks what must hold whatever it is.
#pragma once

#include <string_view>

namespace diplomed::fuzz {

// True for the formats of document/readers/file_format.h, "charset" and "query".
bool is_format(std::string_view format);

// Reads `bytes` as a file with the extension of `format`, or only decodes them ("charset"); "query" reads them as a
// query and compiles it. Ends the program with a
// message when an invariant is broken. REQUIRES: is_format(format).
void read_one_input(std::string_view format, std::string_view bytes);

// Ends the program unless `holds`; the second: unless `text` is valid UTF-8.
void require(bool holds, const char* what);
void require_text(std::string_view text, const char* what);

}  // namespace diplomed::fuzz
