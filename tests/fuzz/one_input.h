// Reads one hostile input and checks what must hold whatever it is.
#pragma once

#include <string_view>

namespace diplomed::fuzz {

// True for the formats of document/format.h and "charset".
bool is_format(std::string_view format);

// Reads `bytes` as a file with the extension of `format`, or only decodes them ("charset"). Ends the program with a
// message when an invariant is broken. REQUIRES: is_format(format).
void read_one_input(std::string_view format, std::string_view bytes);

}  // namespace diplomed::fuzz
