// Which of the places a program may find its data at is taken; tests/install shows it of installed programs.
#include "base/data_directory.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace diplomed {
namespace {

namespace fs = std::filesystem;
constexpr const char* kVariable = "DIPLOMED_DATA_OF_A_TEST";

TEST(DataDirectory, IsThatOfTheEnvironmentThenBesideTheProgramThenOfTheBuild) {
  const std::string name = "of-a-test-" + std::to_string(::getpid());
  EXPECT_EQ(data_directory(kVariable, name, "/built"), "/built");
  const fs::path share = fs::read_symlink("/proc/self/exe").parent_path().parent_path() / "share";
  const bool was_there = fs::exists(share);
  const fs::path installed = share / "diplomed" / name;
  fs::create_directories(installed);
  EXPECT_EQ(data_directory(kVariable, name, "/built"), installed.string());
  ::setenv(kVariable, "/named", 1);
  EXPECT_EQ(data_directory(kVariable, name, "/built"), "/named");
  ::setenv(kVariable, "", 1);
  EXPECT_EQ(data_directory(kVariable, name, "/built"), installed.string());
  ::unsetenv(kVariable);
  fs::remove(installed);
  if (!was_there) fs::remove_all(share);
}

}  // namespace
}  // namespace diplomed
