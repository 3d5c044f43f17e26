// The lines of a decoded source, as every reader hands them to compose(): what stands where, cleaned but not judged.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/article.h"

namespace diplomed::document {

enum class LineKind { text, heading, list_item };

struct Line {
  std::uint32_t number = 0;  // 1-based in the decoded source
  std::string_view raw;      // as it stands there; the source must outlive the line
  std::string text;          // tidy: plain spaces, without marks, glyphs and known prefixes
  LineKind kind = LineKind::text;
  bool continues = false;                  // goes on with the sentence of the line before (a soft line break)
  bool gap = false;                        // an empty line stands before it
  NoiseReason reason = NoiseReason::none;  // why it is noise; a reader may set it already
  std::vector<std::string> stripped;       // pieces cut off, as they stood
};

// Splits at \n, \r\n and \r. Empty lines only set `gap` of the next one; lines of spaces alone count as empty.
std::vector<Line> split_lines(std::string_view source);

// Fills line.text from what the reader put there (text without its format's marks) or else from line.raw: tidies, cuts
// decorative glyphs, Markdown marks and a glued " date 2025-10-24 " off the front. That date is returned as the
// published one.
std::optional<Date> clean_line(Line& line);

// Marks lines of a text that was wrapped at a fixed width as continuing, when it clearly was.
void mark_wrapped(std::vector<Line>& lines);

}  // namespace diplomed::document
