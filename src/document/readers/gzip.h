// A gzip file that lost its end, by zlib: libarchive gives up the whole last block of such a file.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace diplomed::document {

// True when `bytes` begin as gzip (RFC 1952).
bool is_gzip(std::string_view bytes);

// What the first member of a gzip file expands to, up to where it is broken or cut off, and at most `most` bytes; empty
// when nothing can be read. Thread-safe.
std::string expand_cut_gzip(std::string_view bytes, std::size_t most);

}  // namespace diplomed::document
