// Where the evaluation sets lie, if they are there: beside the checkout, or where DIPLOMED_SHARED points.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace diplomed::testing {

// Path of `relative` in the shared folder, empty when it is absent.
inline std::string shared(const std::string& relative) {
  const char* from_env = std::getenv("DIPLOMED_SHARED");
  const std::filesystem::path root =
      from_env != nullptr ? from_env : std::filesystem::path(DIPLOMED_SOURCE_DIR) / ".." / "shared";
  const std::filesystem::path path = root / relative;
  return std::filesystem::exists(path) ? path.string() : std::string();
}

}  // namespace diplomed::testing

// Skips the running test with a visible line when the shared set is absent.
#define DIPLOMED_NEEDS_SHARED(path)                                  \
  if (::diplomed::testing::shared(path).empty()) {                   \
    GTEST_SKIP() << "the shared set \"" << (path) << "\" is absent"; \
  }
