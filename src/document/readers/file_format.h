// Which reader a file needs: by its content first, by its name second.
#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"
#include "document/format.h"

namespace diplomed::document {

// "text", "markdown", "html", "json", "csv", "feed", "mail", "pdf", "docx", "odt", "rtf", "archive".
std::string_view name_of(Format format);

// Nothing for other names.
std::optional<Format> format_named(std::string_view name);

// True for what is plain text to be decoded: text, Markdown, HTML, JSON, CSV and feeds.
bool is_text(Format format);

// The format of a file whose bytes are no plain text (or carry their own charsets, as mail does); nullopt when it is
// text to be decoded. Errors: unsupported for what is known and not read (pictures, legacy Office …), with its name.
Result<std::optional<Format>> detect_binary(std::string_view path, std::string_view bytes);

// The format of a decoded file: by what it begins with, then by the extension of its name; `text` in doubt.
// Errors: unsupported for markup that is no page (XML that is no feed).
Result<Format> detect_format(std::string_view path, std::string_view text);

// True when the name's extension is one that read_articles() knows (".txt", ".md", ".html", ".jsonl" …).
bool is_readable_name(std::string_view path);

// True for the names of files with one record a line (".jsonl", ".ndjson", ".csv", ".tsv").
bool is_record_name(std::string_view path);

// What stands after the last dot of the file's name, without the dot.
std::string_view extension_of(std::string_view path);

}  // namespace diplomed::document
