#include "eval/read_lines.h"

#include <filesystem>
#include <fstream>

namespace diplomed::eval {

Result<std::vector<Columns>> read_columns(const std::string& file, std::size_t least, const std::string& expected) {
  std::ifstream in(file);
  std::error_code ignored;
  if (!in || !std::filesystem::is_regular_file(file, ignored)) {
    return Error{ErrorCode::unreadable, "cannot open", file};
  }
  std::vector<Columns> out;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line[0] == '#') continue;
    Columns columns{{}, file + ":" + std::to_string(number)};
    for (std::size_t at = 0;;) {
      const std::size_t tab = line.find('\t', at);
      columns.values.push_back(line.substr(at, tab == std::string::npos ? tab : tab - at));
      if (tab == std::string::npos) break;
      at = tab + 1;
    }
    if (columns.values.size() < least || columns.values[0].empty()) {
      return Error{ErrorCode::malformed, "expected " + expected, columns.where};
    }
    out.push_back(std::move(columns));
  }
  return out;
}

}  // namespace diplomed::eval
