// The last steps of every reader: metadata under their keys, and the article handed over.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "document/article.h"
#include "document/compose_article.h"
#include "document/read_input.h"

namespace diplomed::document {

// A decoded file.
struct Source {
  std::string_view path;
  std::string_view id;
  std::string_view text;  // UTF-8
  std::string_view charset;
  bool is_clean = false;  // as in DecodedText
};

// Gives the composed article its id and charset and hands it over; refuses an empty one and one whose letters are lost.
Status deliver(Article composed, const Source& source, const ArticleSink& article);

// Puts one "key: value" of a front matter or a record into `meta`; false when the key is not one of title, date,
// source, author, url, language or lang. Dates are what parse_stated_date() reads; a bad
// one is reported to `problem`, at `where`.
bool set_metadata(Metadata& meta, std::string_view key, std::string_view value, std::uint32_t line,
                  const std::string& where, const ProblemSink& problem);

}  // namespace diplomed::document
