// What one document says, as plain data: the output of the readers and the input of annotation and index.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "document/noise/noise_reason.h"

namespace diplomed::document {

enum class DateKind { published, event_start, event_end, mentioned };
enum class DatePrecision { year, month, day };
enum class Confidence { low, medium, high };

// event_start with precision year and confidence low is a year inferred from the text alone: show it flagged.
struct Date {
  DateKind kind = DateKind::mentioned;
  std::string value;  // "2019", "2019-11" or "2019-11-18", always a valid date
  DatePrecision precision = DatePrecision::day;
  Confidence confidence = Confidence::high;
  std::string evidence;    // exact substring of the decoded source
  std::uint32_t line = 0;  // 1-based line of the decoded source, 0 when it has none (meta data)
};

// A line or a piece of one that is not part of the story, as it stood, kept with the reason.
struct DroppedLine {
  std::uint32_t line = 0;  // 1-based line of the decoded source
  std::string text;
  NoiseReason reason = NoiseReason::none;
};

struct Article {
  std::string id;     // stable across runs: path below the folder given, or the record's own id
  std::string title;  // headline, or the lead sentence when the source has none
  bool title_is_lead = false;
  std::string subtitle;
  std::string body;  // paragraphs joined by "\n\n"; without title and dropped lines
  std::string author, source, url;
  std::string language;     // BCP 47, "ru", "en", …; "und" when unknown
  std::string charset;      // IANA name of the encoding that was read
  std::string charset_how;  // describe_charset() (charset.h); empty: the format fixes it (DOCX, ODT, PDF,
                            // RTF without a code page)
  std::string format;       // of the file or the piece it came from: "html", "pdf", … (readers/file_format.h)
  std::vector<Date> dates;  // the one that dates the article first, see primary_date()
  std::vector<DroppedLine> dropped;   // whole lines
  std::vector<DroppedLine> stripped;  // pieces cut from lines that stayed: glyphs, prefixes
  // Facet values that a record states itself (facet name → values); they win over extraction.
  std::map<std::string, std::vector<std::string>> facets;

  // What compose() has to say of the letters: lines that were decoded wrongly and mended, or cannot be. Whoever hands
  // the article over reports them and leaves this empty.
  std::vector<std::string> repairs;
  bool undecodable = false;  // most of the text is such that cannot be mended

  // The date an article is sorted and filtered by: published, else event start; null when unknown.
  const Date* primary_date() const;
};

}  // namespace diplomed::document
