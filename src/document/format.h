// The formats of files that are read.
#pragma once

#include <cstdint>

namespace diplomed::document {

// Those up to feed are plain text to be decoded.
enum class Format : std::uint8_t { text, markdown, html, json, csv, feed, mail, pdf, docx, odt, rtf, archive };

}  // namespace diplomed::document
