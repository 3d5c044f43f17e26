// Which program made an index.
#pragma once

#include <string_view>

namespace diplomed::indexer {

// A hash of the sources that shape a document: reading, analysis, annotation, the index. Another one may read the same
// file otherwise, so that every file is indexed anew. Sixteen hexadecimal digits.
std::string_view program_revision();

}  // namespace diplomed::indexer
