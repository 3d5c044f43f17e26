// The names of a ZIP file's members, as its central directory lists them; nothing is unpacked.
#pragma once

#include <string_view>
#include <vector>

namespace diplomed::document {

// Names as they are stored, in the order of the directory, not more than limits::kMaxArchiveEntries; they point into
// `zip`. Empty when the directory cannot be found: a file that was cut off, or one with 64-bit places. Layout: PKWARE
// APPNOTE 6.3, 4.3.12 and 4.3.16. Takes time linear in the directory. Thread-safe.
std::vector<std::string_view> zip_member_names(std::string_view zip);

}  // namespace diplomed::document
