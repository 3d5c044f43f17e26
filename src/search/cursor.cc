#include "search/cursor.h"

#include <charconv>
#include <system_error>

namespace diplomed::search {

std::string encode_cursor(const std::string& revision, std::uint64_t offset) {
  return revision + "." + std::to_string(offset);
}

Result<std::uint64_t> decode_cursor(const std::string& cursor, const std::string& revision) {
  const std::size_t dot = cursor.rfind('.');
  std::uint64_t offset = 0;
  const char* begin = cursor.data() + (dot == std::string::npos ? cursor.size() : dot + 1);
  const char* end = cursor.data() + cursor.size();
  if (const auto read = std::from_chars(begin, end, offset); read.ec != std::errc() || read.ptr != end) {
    return Error{ErrorCode::invalid_argument, "not a cursor of this server", "cursor"};
  }
  if (cursor.substr(0, dot) != revision) {
    return Error{ErrorCode::invalid_argument, "the index has changed since this cursor was given; start again",
                 "cursor"};
  }
  return offset;
}

}  // namespace diplomed::search
