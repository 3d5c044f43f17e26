// Bytes → Articles. One reader a format behind this one interface; the format is told by content first, then by name.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"
#include "document/article.h"

namespace diplomed::document {

// What the archives and mails around a file may still hold, counted together, so that nesting multiplies nothing.
struct Enclosure {
  std::size_t depth = 0;  // archives and mails that are open
  std::size_t bytes_left = limits::max_archive_bytes;
  std::size_t entries_left = limits::max_archive_entries;
};

struct ReadInput {
  std::string path;             // for messages and the choice of format; need not exist
  std::string id;               // id of the article when the format has none of its own
  std::string_view bytes;       // the file's content, undecoded
  Enclosure* within = nullptr;  // null for a file on its own
};

// Called for each article of the file, in order.
using ArticleSink = std::function<void(Article)>;
// Called for each piece that could not be read (a broken JSONL line, a bad date of a record); reading goes on.
using ProblemSink = std::function<void(Error)>;

// Reads one file and hands over its articles. Returns an error when nothing of the file could be used; problems of
// single records go to `problem` with "path:line". Never throws on bad input. Thread-safe.
Status read_articles(const ReadInput& input, const ArticleSink& article, const ProblemSink& problem);

// True when the file's reader is a foreign or complex parser that had better run in a process of its own: everything
// but plain text, JSON and CSV (md4c takes time that grows with the square of the marks in a paragraph). Told by
// content as read_articles() tells the format; of a text only the beginning is looked at. Thread-safe.
bool needs_isolation(std::string_view path, std::string_view bytes);

// True when the name's extension is one that read_articles() knows (".txt", ".md", ".html", ".jsonl" …).
bool is_readable_name(std::string_view path);

}  // namespace diplomed::document
