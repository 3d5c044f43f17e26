// Tab-separated files.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace diplomed::eval {

struct Columns {
  std::vector<std::string> values;
  std::string where;  // file:line
};

// The lines of `file` but empty ones and those that begin with #. Error when it cannot be opened, or a line has fewer
// than `least` columns or an empty first one: `expected` says what it should be, `where` is file:line.
Result<std::vector<Columns>> read_columns(const std::string& file, std::size_t least, const std::string& expected);

}  // namespace diplomed::eval
