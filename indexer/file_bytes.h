// The content of a file: read into memory when it is small, mapped when it is large.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace diplomed::indexer {

class FileBytes {
 public:
  // Errors name the path and the system's reason.
  static Result<FileBytes> open(const std::string& path);
  ~FileBytes();
  FileBytes(FileBytes&& other) noexcept;
  FileBytes& operator=(FileBytes&&) = delete;

  std::string_view view() const {
    return mapped_ != nullptr ? std::string_view(mapped_, size_) : std::string_view(owned_);
  }

 private:
  FileBytes() = default;
  std::string owned_;
  const char* mapped_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace diplomed::indexer
