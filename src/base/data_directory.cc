#include "base/data_directory.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace diplomed {

namespace fs = std::filesystem;

std::string data_directory(const char* variable, const std::string& name, const std::string& built) {
  const char* named = std::getenv(variable);
  if (named != nullptr && *named != '\0') return named;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (error) return built;
  const fs::path installed = program.parent_path().parent_path() / "share" / "diplomed" / name;
  return fs::is_directory(installed, error) ? installed.string() : built;
}

}  // namespace diplomed
