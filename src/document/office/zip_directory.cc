#include "document/office/zip_directory.h"

#include <algorithm>
#include <cstddef>

#include "base/limits.h"

namespace diplomed::document {
namespace {

constexpr std::size_t kEndRecord = 22, kEntryHead = 46;  // bytes
constexpr std::size_t kLongestComment = 0xffff;

// The little-endian number of `size` bytes at `at`, which must be there.
std::size_t number(std::string_view bytes, std::size_t at, std::size_t size) {
  std::size_t value = 0;
  for (std::size_t i = size; i > 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
  return value;
}

}  // namespace

std::vector<std::string_view> zip_member_names(std::string_view zip) {
  std::vector<std::string_view> names;
  const std::size_t tail = zip.size() - std::min(zip.size(), kEndRecord + kLongestComment);
  const std::size_t found = zip.substr(tail).rfind("PK\x05\x06");
  if (found == std::string_view::npos || zip.size() - tail - found < kEndRecord) return names;
  const std::size_t end = tail + found;
  std::size_t at = number(zip, end + 16, 4);
  while (at < end && end - at >= kEntryHead && zip.substr(at, 4) == "PK\x01\x02" &&
         names.size() < limits::kMaxArchiveEntries) {
    const std::size_t name = number(zip, at + 28, 2);
    if (end - at - kEntryHead < name) break;
    names.push_back(zip.substr(at + kEntryHead, name));
    at += kEntryHead + name + number(zip, at + 30, 2) + number(zip, at + 32, 2);
  }
  return names;
}

}  // namespace diplomed::document
