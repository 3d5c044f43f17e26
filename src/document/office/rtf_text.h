// RTF (Rich Text Format specification 1.9.1) as paragraphs of UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/block_text.h"

namespace diplomed::document {

struct RtfText {
  BlockText body;  // footnotes at its end
  std::string title, author;
  std::vector<std::string> problems;  // of the file: what is broken
  std::string charset;                // IANA name of the document's code page
  bool states_charset = false;        // else it is the one that RTF has by default
};

// Tolerant: unknown words are passed over, unclosed groups end with the file, which is a problem. Errors: malformed
// when it does not begin as RTF; too_large when groups are nested beyond reason. Thread-safe.
Result<RtfText> read_rtf_text(std::string_view bytes);

}  // namespace diplomed::document
