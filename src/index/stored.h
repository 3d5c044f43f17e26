// What an index keeps of a document to show it: the document data of Xapian.
//
// Three parts, one after the other: a line of JSON with what a hit shows, a line of JSON with what only the document
// page shows, and the body as it is. So a page of hits parses little.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/article.h"
#include "knowledge/annotations.h"
#include "knowledge/vocabulary/vocabulary.h"

namespace diplomed::index {

struct StoredHead {
  std::string id, title, author, source, url, language, path;
  bool title_is_lead = false;
  std::string date, date_precision, date_kind, date_confidence, date_evidence;  // empty: undated
  std::map<std::string, std::vector<std::string>> facets;                       // name → values
};

struct StoredDetails {
  struct Date {
    std::string value, precision, kind, confidence, evidence;
  };
  struct Dropped {
    std::uint32_t line = 0;
    std::string text, reason;
  };
  struct Mention {
    knowledge::Evidence evidence;
    std::string type, id;  // of a concept of the vocabulary
  };
  std::vector<Date> dates;
  std::vector<Dropped> dropped;
  std::vector<Mention> mentions;
  knowledge::Facts facts;
  std::string charset, charset_how, format;  // as in document::Article
};

// `path` is the file it came from. Invalid UTF-8 is replaced.
std::string encode_stored(const document::Article& article, const knowledge::Annotations& annotations,
                          const knowledge::Vocabulary* vocabulary, std::string_view path);

// Errors: malformed when `data` was not written by encode_stored().
Result<StoredHead> decode_head(std::string_view data);
Result<StoredDetails> decode_details(std::string_view data);
// The body; a view into `data`.
std::string_view stored_body(std::string_view data);

// "published", "event_start", …; "day", …; "high", ….
std::string_view name_of(document::DateKind kind);
std::string_view name_of(document::DatePrecision precision);
std::string_view name_of(document::Confidence confidence);

}  // namespace diplomed::index
