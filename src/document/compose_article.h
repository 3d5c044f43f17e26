// Lines + what the source states about itself → Article. The one place where noise, title, dates, source and language
// are decided, whatever the format was.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/article.h"
#include "document/lines.h"

namespace diplomed::document {

// Stated by the source outside of its text: HTML meta data, front matter, fields of a record. Empty means unknown.
struct Metadata {
  std::string title, author, source, url, language;
  std::vector<Date> dates;  // published, best first
};

enum class Cleaning {
  full,   // a page or a file as it was saved: all rules of boilerplate.h
  gentle  // the text of a structured record: only what is certainly no text
};

// Whether wrongly decoded lines have to be looked for; the lines of a text that was looked through need not be again.
enum class Letters { unknown, good };

// Composes an article from the lines of one document, which must not have been cleaned yet. REQUIRES: all Line::raw lie
// in one buffer; except for a headline that a reader moved to the front, in order.
// Text that was decoded wrongly before it was saved is mended, whichever way it came (escapes, entities, bytes).
// The id, the charset and the facets are left to the reader. Thread-safe.
Article compose(std::vector<Line> lines, Metadata meta, Cleaning cleaning, Letters letters = Letters::unknown);

}  // namespace diplomed::document
