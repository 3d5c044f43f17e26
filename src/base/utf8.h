// UTF-8 without ICU: validation and stepping, for every room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace diplomed::utf8 {

struct CodePoint {
  char32_t value = 0;
  std::uint32_t bytes = 0;  // bytes taken, ≥ 1 unless the text was empty
  bool valid = false;       // false: `bytes` == 1 and `value` is U+FFFD
};

// The code point at `offset` (bytes). Overlong forms, surrogates and values over U+10FFFF are invalid (RFC 3629).
CodePoint decode(std::string_view text, std::size_t offset);

// Appends the UTF-8 form of `c`; an invalid value is written as U+FFFD.
void append(std::string& out, char32_t c);

// Byte offset of the first invalid sequence, or npos.
std::size_t find_invalid(std::string_view text);

// `text` with each invalid byte replaced by U+FFFD.
std::string sanitize(std::string_view text);

// Number of code points; an invalid byte counts as one.
std::size_t length(std::string_view text);

// The longest prefix of at most `bytes` bytes that does not cut a character.
std::string_view truncate(std::string_view text, std::size_t bytes);

}  // namespace diplomed::utf8
