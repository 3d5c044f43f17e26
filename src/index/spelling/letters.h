// Words as letters and as hashes, for the spelling arrays and what compares with them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace diplomed::index {

// to_u32() of valid UTF-8 into `out`, whose memory is used again.
void read_letters(std::string_view word, std::u32string& out);

std::uint32_t hash_of(std::u32string_view letters);
std::uint32_t hash_of(std::string_view key);

// Hashes of the first letters of `word` and of what remains of them when up to `edits` are left out; sorted, none
// twice.
std::vector<std::uint32_t> delete_hashes(std::u32string_view word, int edits);

}  // namespace diplomed::index
