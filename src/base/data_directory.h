// Where a program finds the data that it was installed or built with.
#pragma once

#include <string>

namespace diplomed {

// The directory that the environment variable `variable` names; else DIR/../share/diplomed/`name`, where DIR holds the
// running program, when it is there: what `cmake --install` puts beside the programs; else `built`, that of the build
// tree. An option of a program goes before all of them. Nothing says that the directory exists. Never fails.
// Thread-safe as long as nobody changes the environment.
std::string data_directory(const char* variable, const std::string& name, const std::string& built);

}  // namespace diplomed
