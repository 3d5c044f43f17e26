// Bytes → Articles. One reader a format behind this one interface; the format is told by content first, then by name.
#pragma once

#include <string_view>

#include "base/result.h"
#include "document/read_input.h"

namespace diplomed::document {

// Reads one file and hands over its articles. Returns an error when nothing of the file could be used; problems of
// single records go to `problem` with "path:line". Never throws on bad input. Thread-safe.
Status read_articles(const ReadInput& input, const ArticleSink& article, const ProblemSink& problem);

// True when the file's reader is a foreign or complex parser that had better run in a process of its own: everything
// but plain text, JSON and CSV (md4c takes time that grows with the square of the marks in a paragraph). Told by
// content as read_articles() tells the format; of a text only the beginning is looked at. Thread-safe.
bool needs_isolation(std::string_view path, std::string_view bytes);

}  // namespace diplomed::document
