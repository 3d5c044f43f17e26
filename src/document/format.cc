#include "document/format.h"

#include <algorithm>
#include <array>
#include <string>

#include "document/chars.h"
#include "document/reader.h"

namespace diplomed::document {
namespace {

constexpr std::size_t kHead = 4096;

struct Magic {
  std::string_view bytes;
  std::string_view name;
};

constexpr std::array<Magic, 8> kContainers = {{{"%PDF-", "PDF"},
                                               {"PK\x03\x04", "ZIP container (DOCX, ODT …)"},
                                               {"\xD0\xCF\x11\xE0", "legacy Office document"},
                                               {"{\\rtf", "RTF"},
                                               {"\x1F\x8B", "gzip"},
                                               {"\x89PNG", "PNG"},
                                               {"\xFF\xD8\xFF", "JPEG"},
                                               {"GIF8", "GIF"}}};

struct Extension {
  std::string_view name;
  Format format;
};

constexpr std::array<Extension, 10> kExtensions = {{{"txt", Format::text},
                                                    {"text", Format::text},
                                                    {"md", Format::markdown},
                                                    {"markdown", Format::markdown},
                                                    {"html", Format::html},
                                                    {"htm", Format::html},
                                                    {"xhtml", Format::html},
                                                    {"jsonl", Format::json},
                                                    {"ndjson", Format::json},
                                                    {"json", Format::json}}};

const Extension* known(std::string_view path) {
  const std::string extension = chars::fold(extension_of(path));
  const auto* at =
      std::find_if(kExtensions.begin(), kExtensions.end(), [&](const Extension& e) { return e.name == extension; });
  return at == kExtensions.end() ? nullptr : at;
}

bool has_html_tags(const std::string& head) {
  static constexpr std::string_view kTags[] = {"<!doctype html", "<html", "<head", "<body",  "<article",
                                               "<div",           "<p>",   "<h1",   "<meta ", "<table",
                                               "<section",       "<span", "<p ",   "<main"};
  return std::any_of(std::begin(kTags), std::end(kTags),
                     [&](std::string_view tag) { return head.find(tag) != std::string::npos; });
}

bool is_json_start(std::string_view text) {
  if (text.empty() || (text.front() != '{' && text.front() != '[')) return false;
  const std::size_t next = text.find_first_not_of(" \t\r\n", 1);
  if (next == std::string_view::npos) return false;
  return text.front() == '{' ? text[next] == '"' || text[next] == '}' : text[next] == '{' || text[next] == ']';
}

// "---", at least one "key: value" line, "---".
bool has_front_matter(std::string_view text) {
  if (!text.starts_with("---\n") && !text.starts_with("---\r\n")) return false;
  const std::size_t end = text.find("\n---", 3);
  return end != std::string_view::npos && end < kHead && text.substr(0, end).find(": ") != std::string_view::npos;
}

}  // namespace

std::string_view extension_of(std::string_view path) {
  const std::size_t slash = path.find_last_of("/\\");
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view{} : name.substr(dot + 1);
}

bool is_readable_name(std::string_view path) {
  return known(path) != nullptr;
}

Status check_container(std::string_view path, std::string_view bytes) {
  for (const Magic& magic : kContainers) {
    if (bytes.starts_with(magic.bytes)) {
      return Error{ErrorCode::unsupported, std::string(magic.name) + " is not a format this version reads",
                   std::string(path)};
    }
  }
  const std::string extension = chars::fold(extension_of(path));
  if (extension == "mht" || extension == "mhtml" || extension == "eml") {
    return Error{ErrorCode::unsupported, "mail and MHTML are not formats this version reads", std::string(path)};
  }
  return Unit{};
}

Result<Format> detect_format(std::string_view path, std::string_view text) {
  const Extension* extension = known(path);
  const std::string_view start = text.substr(std::min(text.find_first_not_of(" \t\r\n\f"), text.size()));
  const std::string head = chars::fold(start.substr(0, kHead));
  if (is_json_start(start)) return Format::json;
  if (start.starts_with('<')) {
    if (has_html_tags(head)) return Format::html;
    if (head.starts_with("<?xml") || head.starts_with("<rss") || head.starts_with("<feed")) {
      return Error{ErrorCode::unsupported, "XML that is no page is not a format this version reads", std::string(path)};
    }
  }
  if (has_front_matter(start)) return Format::markdown;
  // Lines that are not JSON at the top of a .jsonl are broken records, not a text.
  return extension != nullptr ? extension->format : Format::text;
}

}  // namespace diplomed::document
