// What a cell of a table of linguistic data may hold.
#pragma once

#include <string>
#include <string_view>

#include "table.h"

namespace diplomed::language_table {

// `cell` with \s (a blank), \t, \n, \# and \\ replaced; false when another letter follows the backslash.
bool unescape(std::string_view cell, std::string& out);

// What is wrong with a cell as it stands in the file, empty when nothing is. `cell` is valid UTF-8.
std::string blank_fault(std::string_view cell);

// The same for an unescaped cell of this column.
std::string cell_fault(const Column& column, std::string_view cell);

}  // namespace diplomed::language_table
