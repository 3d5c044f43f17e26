// The text of a document that comes as blocks (paragraphs, headings, rows of tables) instead of lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/lines.h"

namespace diplomed::document {

class BlockText {
 public:
  // Adds a block; line breaks in it begin new lines, blank ones leave a gap. UTF-8.
  void add(std::string_view text, LineKind kind = LineKind::text);
  void append(const BlockText& other);
  // Adds the cells of a row of a table: as one line, separated by bars, or one after the other when the row is a layout
  // rather than a table: one cell, or long texts.
  void add_row(const std::vector<BlockText>& cells);
  const std::string& buffer() const { return buffer_; }

  // The lines, numbered from 1 as if each stood in a text file. They point into this object.
  std::vector<Line> lines() const;

 private:
  std::string buffer_;
  std::vector<LineKind> kinds_;  // of each line of the buffer
};

}  // namespace diplomed::document
