#include "document/block_text.h"

#include <algorithm>

#include "document/chars.h"

namespace diplomed::document {
namespace {

constexpr std::size_t kLongestRow = 1'000;  // bytes of a row that is a line

}  // namespace

void BlockText::add(std::string_view text, LineKind kind) {
  const auto breaks = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  kinds_.insert(kinds_.end(), breaks + 1, kind);
  buffer_.append(text);
  buffer_ += '\n';
}

void BlockText::append(const BlockText& other) {
  buffer_ += other.buffer_;
  kinds_.insert(kinds_.end(), other.kinds_.begin(), other.kinds_.end());
}

void BlockText::add_row(const std::vector<BlockText>& cells) {
  std::string line;
  for (const BlockText& cell : cells) {
    const std::string text = chars::tidy(cell.buffer_);
    if (!text.empty()) line += (line.empty() ? "" : " | ") + text;
  }
  if (cells.size() > 1 && line.size() <= kLongestRow) return add(line);
  for (const BlockText& cell : cells) append(cell);
}

std::vector<Line> BlockText::lines() const {
  std::vector<Line> lines = split_lines(buffer_);
  for (Line& line : lines) line.kind = kinds_[line.number - 1];
  return lines;
}

}  // namespace diplomed::document
