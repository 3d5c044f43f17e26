#include "document/block_text.h"

#include <algorithm>

namespace diplomed::document {

void BlockText::add(std::string_view text, LineKind kind) {
  const auto breaks = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  kinds_.insert(kinds_.end(), breaks + 1, kind);
  buffer_.append(text);
  buffer_ += '\n';
}

std::vector<Line> BlockText::lines() const {
  std::vector<Line> lines = split_lines(buffer_);
  for (Line& line : lines) line.kind = kinds_[line.number - 1];
  return lines;
}

}  // namespace diplomed::document
