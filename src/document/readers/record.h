// One structured record (a JSON object, a row of a table) → Article: which field names there are and what they become.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/article.h"
#include "document/compose_article.h"
#include "document/read_input.h"

namespace diplomed::document {

// text: "text" and "body". facet: "country", "fields" …, several values possible. other: id, title, date, source,
// author, url, language. Names are small letters.
enum class FieldKind { unknown, text, facet, other };
FieldKind kind_of_field(std::string_view name);

// Collects the fields of one record. Its text is taken as cleaned already, so it is cleaned gently. Explicit facet
// values are kept under singular names; they win over extraction later. One thread at a time.
class Record {
 public:
  // `line`: 1-based, of the source, 0 when it has none. `where`: for messages. REQUIRES: `problem` outlives this.
  Record(std::uint32_t line, std::string where, const ProblemSink& problem);

  // Takes a value (UTF-8) of a known field; NULs are left out. Of several texts the longest is kept, facet values add
  // up, of other fields the last wins. A bad date is reported.
  void put(std::string_view name, std::string value);

  // Hands a problem over that the record outlives: incomplete.
  void report(std::string message) const;
  Error error(std::string message) const;
  bool has_text() const { return !text_.empty(); }

  // The article without charset. Errors: malformed when the record has neither text nor title.
  Result<Article> finish(std::string fallback_id) &&;

 private:
  std::uint32_t line_;
  std::string where_;
  const ProblemSink& problem_;
  Metadata meta_;
  std::string id_;
  std::string text_;
  std::map<std::string, std::vector<std::string>> facets_;
};

}  // namespace diplomed::document
