// Where a list of hits goes on: the text that a client gives back for the next page.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"

namespace diplomed::search {

// "revision.offset"; opaque to callers. `offset`: rank of the next hit, from 0.
std::string encode_cursor(const std::string& revision, std::uint64_t offset);

// Errors: invalid_argument with `where` = "cursor" for what encode_cursor() never gave and for another revision.
Result<std::uint64_t> decode_cursor(const std::string& cursor, const std::string& revision);

}  // namespace diplomed::search
