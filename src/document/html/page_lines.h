// The lines of a page, with the text they point into.
#pragma once

#include <string>
#include <vector>

#include "document/lines.h"

namespace diplomed::document {

struct PageLines {
  std::string buffer;  // what Line::raw points into: one text line a block
  std::vector<Line> lines;
  std::string heading;  // the <h1> of the article, tidy; its line stands first

  PageLines() = default;
  PageLines(const PageLines&) = delete;  // lines point into the buffer
  PageLines& operator=(const PageLines&) = delete;
};

}  // namespace diplomed::document
