// Bytes → UTF-8: which charset a file is written in, how that was found out, and what had to be repaired.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/charset/byte_repair.h"

namespace diplomed::document {

enum class CharsetEvidence { bom, declared, detected };

struct DecodedText {
  std::string text;     // valid UTF-8 without BOM and NUL; line ends as they were
  std::string charset;  // IANA name
  CharsetEvidence how = CharsetEvidence::detected;
  std::vector<ByteRepair> repairs;
  bool is_clean = false;               // nothing in it looks decoded wrongly (may_be_mojibake() in mojibake.h)
  std::size_t skipped = 0;             // bytes of a BOM before the text
  bool has_stray_punctuation = false;  // single signs in windows-1251 stood in UTF-8 and were decoded
};

// "bom", "declared" or "detected".
const char* to_string(CharsetEvidence how);

// How the charset was found, and that it was not the only one: "detected, with signs in windows-1251".
std::string describe_charset(const DecodedText& decoded);

// The charset that an HTML <meta>, an XML declaration or a CSS-like charset= names in the head of the file; empty
// when there is none. As written, not checked.
std::string_view declared_charset(std::string_view bytes);

// Decodes a whole file, or a part of a mail whose header declares a charset (empty: none; goes before what the bytes
// declare themselves): BOM, then UTF-16 by its zero bytes, then UTF-8 when it is valid or nearly so, then the
// declaration unless the text contradicts it, then detection. Text that was decoded wrongly before it was saved is left
// as it is: mend() or compose() see to it. Errors: malformed for a file without text
// ("no text") and for binary data ("binary data"), unsupported when no charset makes sense. Thread-safe.
Result<DecodedText> decode_bytes(std::string_view bytes, std::string_view stated_charset = {});

// Mends what was decoded wrongly before it was saved (mojibake.h); what cannot be is told by compose().
void mend(DecodedText& decoded);

// Both, one after the other.
Result<DecodedText> decode_text(std::string_view bytes, std::string_view stated_charset = {});

}  // namespace diplomed::document
