// Queries under hostile input.
#pragma once

#include <string_view>

namespace diplomed::fuzz {

// Parses, describes and compiles `bytes` and runs the query on an index without documents. Ends the program with a
// message when an invariant is broken.
void read_query(std::string_view bytes);

}  // namespace diplomed::fuzz
