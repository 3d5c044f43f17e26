#include "document/readers/file_probe.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "document/chars.h"
#include "document/charset/charset.h"
#include "document/readers/file_format.h"

namespace diplomed::document {
namespace {

constexpr std::size_t kLeastLetters = 40;  // Cyrillic ones, of a text

bool is_cyrillic_text(std::string_view text) {
  std::size_t cyrillic = 0;
  std::size_t others = 0;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::CodePoint c = chars::decode(text, i);
    if (chars::is_letter(c.value)) ++(c.value >= 0x400 && c.value < 0x530 ? cyrillic : others);
    i += c.bytes;
  }
  return cyrillic >= kLeastLetters && cyrillic >= others;
}

// The parts of a word-processor's package begin near its front.
bool is_document_package(std::string_view head) {
  return head.find("word/") != std::string_view::npos ||
         head.substr(0, 256).find("application/vnd.oasis.opendocument.text") != std::string_view::npos;
}

}  // namespace

NameSays candidate_by_name(std::string_view path) {
  static constexpr std::array<std::string_view, 6> kRefused = {"doc", "xls", "ppt", "xlsx", "pptx", "ods"};
  static constexpr std::array<std::string_view, 85> kSkipped = {
      "png",  "jpg",  "jpeg", "gif",    "bmp",  "webp", "svg",  "ico",   "tif",  "tiff", "heic",  "avif", "mp3",
      "mp4",  "avi",  "mov",  "wav",    "ogg",  "webm", "mkv",  "flac",  "m4a",  "woff", "woff2", "ttf",  "otf",
      "eot",  "css",  "scss", "less",   "js",   "mjs",  "ts",   "jsx",   "tsx",  "vue",  "map",   "py",   "pyc",
      "rb",   "pl",   "go",   "rs",     "c",    "h",    "cc",   "cpp",   "hpp",  "java", "jar",   "sh",   "bat",
      "ps1",  "sql",  "so",   "o",      "a",    "dll",  "exe",  "class", "lock", "ini",  "cfg",   "conf", "toml",
      "yaml", "yml",  "xml",  "xsl",    "rss",  "atom", "db",   "7z",    "rar",  "bz2",  "xz",    "iso",  "dmg",
      "apk",  "epub", "log",  "sqlite", "part", "tmp",  "glass"};
  if (is_readable_name(path)) return NameSays::read;
  const std::string extension = chars::fold(extension_of(path));
  const auto holds = [&](const auto& names) { return std::find(names.begin(), names.end(), extension) != names.end(); };
  return holds(kRefused) ? NameSays::read : holds(kSkipped) ? NameSays::skip : NameSays::look;
}

bool may_be_article(std::string_view head) {
  if (head.starts_with("PK\x03\x04")) return is_document_package(head);
  const Result<std::optional<Format>> binary = detect_binary("", head);
  if (!binary) return false;
  if (*binary) return **binary != Format::archive;
  const Result<DecodedText> decoded = decode_text(utf8::truncate(head, kCandidateBytes - 4));
  if (!decoded) return false;
  const Result<Format> format = detect_format("", decoded->text);
  if (!format || *format == Format::json) return false;
  return *format == Format::html || is_cyrillic_text(decoded->text);
}

}  // namespace diplomed::document
