// RTF (Rich Text Format specification 1.9.1) as paragraphs of UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/block_text.h"
#include "document/charset.h"

namespace diplomed::document {

struct RtfText {
  BlockText body;  // footnotes at its end
  std::string title, author;
  std::vector<Repair> repairs;  // of text whose code page was stated wrongly
  std::string charset;          // IANA name of the document's code page
};

// Tolerant: unknown words are passed over, unclosed groups end with the file. Errors: malformed when it does not begin
// as RTF; too_large when groups are nested beyond reason. Thread-safe.
Result<RtfText> read_rtf_text(std::string_view bytes);

}  // namespace diplomed::document
