// Something of a file that could not be decoded as it stands, and was mended or replaced.
#pragma once

#include <cstddef>
#include <string>

namespace diplomed::document {

struct ByteRepair {
  std::size_t offset = 0;  // bytes, in the undecoded file
  std::string message;
};

}  // namespace diplomed::document
