// What a reader is given, and whom it tells.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"
#include "document/article.h"
#include "document/format.h"

namespace diplomed::document {

// What the archives and mails around a file may still hold, counted together, so that nesting multiplies nothing.
struct Enclosure {
  std::size_t depth = 0;  // archives and mails that are open
  std::size_t bytes_left = limits::kMaxArchiveBytes;
  std::size_t entries_left = limits::kMaxArchiveEntries;
};

struct ReadInput {
  std::string path;                             // for messages and the choice of format; need not exist
  std::string id;                               // id of the article when the format has none of its own
  std::string_view bytes;                       // the file's content, undecoded
  Enclosure* within = nullptr;                  // null for a file on its own
  std::optional<Format> format = std::nullopt;  // when it was told already (readers/read_articles.h)
};

// Called for each article of the file, in order.
using ArticleSink = std::function<void(Article)>;
// Called for each piece that could not be read (a broken JSONL line, a bad date of a record); reading goes on.
using ProblemSink = std::function<void(Error)>;

}  // namespace diplomed::document
