#include "index/spelling/letters.h"

#include <xxhash.h>

#include <algorithm>

#include "base/utf8.h"

namespace diplomed::index {
namespace {

constexpr std::size_t kPrefix = 7;  // letters under which a word is entered

void add_deletes(const std::u32string& letters, std::size_t from, int edits, std::vector<std::uint32_t>& out) {
  out.push_back(hash_of(letters));
  if (edits == 0) return;
  for (std::size_t i = from; i < letters.size(); ++i) {
    std::u32string shorter = letters;
    shorter.erase(i, 1);
    add_deletes(shorter, i, edits - 1, out);
  }
}

}  // namespace

void read_letters(std::string_view word, std::u32string& out) {
  out.clear();
  for (std::size_t i = 0; i < word.size();) {
    const utf8::CodePoint c = utf8::decode(word, i);
    out.push_back(c.value);
    i += c.bytes;
  }
}

std::uint32_t hash_of(std::u32string_view letters) {
  return static_cast<std::uint32_t>(XXH3_64bits(letters.data(), letters.size() * sizeof(char32_t)));
}

std::uint32_t hash_of(std::string_view key) {
  return static_cast<std::uint32_t>(XXH3_64bits(key.data(), key.size()));
}

std::vector<std::uint32_t> delete_hashes(std::u32string_view word, int edits) {
  std::vector<std::uint32_t> hashes;
  add_deletes(std::u32string(word.substr(0, kPrefix)), 0, edits, hashes);
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

}  // namespace diplomed::index
