// Bytes → Articles. One reader a format behind this one interface; the format is told by content first, then by name.
#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"
#include "document/read_input.h"
#include "document/readers/file_format.h"

namespace diplomed::document {

// Reads one file and hands over its articles. Returns an error when nothing of the file could be used; problems of
// single records go to `problem` with "path:line". Never throws on bad input. Thread-safe.
Status read_articles(const ReadInput& input, const ArticleSink& article, const ProblemSink& problem);

// What can be told of a file before it is read.
struct ToldFormat {
  std::optional<Format> format;  // nothing for what cannot be told by its beginning, or is not read
  // Its reader is a foreign or complex parser that had better run in a process of its own: everything but plain text,
  // JSON and CSV (md4c takes time that grows with the square of the marks in a paragraph).
  bool isolate = false;
};

// The format as read_articles() tells it, for ReadInput::format; of a text only the beginning is looked at.
// Thread-safe.
ToldFormat tell_format(std::string_view path, std::string_view bytes);

}  // namespace diplomed::document
