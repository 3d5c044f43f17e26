// Which reader a file needs.
#pragma once

#include <string_view>

#include "base/result.h"

namespace diplomed::document {

enum class Format { text, markdown, html, json };

// A container that needs no charset (PDF, ZIP, OLE, RTF …) is refused here with `unsupported`; Unit otherwise.
Status check_container(std::string_view path, std::string_view bytes);

// The format of a decoded file: by what it begins with, then by the extension of its name; `text` in doubt.
// Errors: unsupported for markup that is no page (RSS, other XML).
Result<Format> detect_format(std::string_view path, std::string_view text);

// Small letters after the last dot of the file's name, without the dot.
std::string_view extension_of(std::string_view path);

}  // namespace diplomed::document
