#include "document/readers/file_format.h"

#include <algorithm>
#include <array>
#include <string>

#include "document/chars.h"
#include "document/office/zip_directory.h"

namespace diplomed::document {
namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, 12> kNames = {"text", "markdown", "html", "json", "csv", "feed",
                                                     "mail", "pdf",      "docx", "odt",  "rtf", "archive"};

constexpr std::size_t kHead = 4096;

struct Magic {
  std::string_view bytes;
  std::string_view name;
};

// What is told by its first bytes and not read.
constexpr std::array<Magic, 8> kUnread = {{{"\xD0\xCF\x11\xE0", "a legacy Office document (.doc, .xls)"},
                                           {"\x89PNG", "a PNG picture"},
                                           {"\xFF\xD8\xFF", "a JPEG picture"},
                                           {"GIF8", "a GIF picture"},
                                           {"7z\xBC\xAF", "a 7z archive"},
                                           {"Rar!", "a RAR archive"},
                                           {"BZh", "a bzip2 archive"},
                                           {"\xFD"
                                            "7zXZ",
                                            "an xz archive"}}};

constexpr std::size_t kPdfMarkWithin = 1024;  // readers accept rubbish before it (ISO 32000-1, annex H.3.4.1)
constexpr std::size_t kMailHead = std::size_t{64} << 10;
constexpr std::size_t kTarMarkAt = 257;  // "ustar" (POSIX.1-1988)

struct Extension {
  std::string_view name;
  Format format;
};

constexpr std::array<Extension, 28> kExtensions = {
    {{"txt", Format::text},    {"text", Format::text},   {"md", Format::markdown}, {"markdown", Format::markdown},
     {"html", Format::html},   {"htm", Format::html},    {"xhtml", Format::html},  {"jsonl", Format::json},
     {"ndjson", Format::json}, {"json", Format::json},   {"csv", Format::csv},     {"tsv", Format::csv},
     {"eml", Format::mail},    {"mht", Format::mail},    {"mhtml", Format::mail},  {"pdf", Format::pdf},
     {"docx", Format::docx},   {"odt", Format::odt},     {"rtf", Format::rtf},     {"zip", Format::archive},
     {"gz", Format::archive},  {"xml", Format::feed},    {"rss", Format::feed},    {"atom", Format::feed},
     {"rdf", Format::feed},    {"tgz", Format::archive}, {"tar", Format::archive}, {"mbox", Format::mail}}};

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

// The local name of the first element, in small letters, behind the declaration, comments and a document type.
std::string root_element(std::string_view text) {
  std::size_t at = 0;
  while ((at = text.find('<', at)) != std::string_view::npos && at + 1 < text.size()) {
    const std::string_view rest = text.substr(at);
    if (rest[1] != '?' && rest[1] != '!') {
      const std::string_view name = rest.substr(1, rest.find_first_of(" \t\r\n/>") - 1);
      const std::size_t colon = name.find(':');
      return chars::fold(colon == std::string_view::npos ? name : name.substr(colon + 1));
    }
    const std::string_view end = rest.starts_with("<!--") ? "-->" : ">";
    const std::size_t found = text.find(end, at + 2);
    if (found == std::string_view::npos) break;
    at = found + end.size();
  }
  return {};
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

// A head of "Name: value" lines up to an empty line, with the names that every mail has. Conservative: a press notice
// that begins «Date: …» is a text.
bool is_mail_start(std::string_view bytes) {
  std::string names = "\n";
  std::string_view head = bytes.substr(0, kMailHead);
  if (head.starts_with("From ")) head.remove_prefix(std::min(head.find('\n'), head.size() - 1) + 1);  // mbox
  while (!head.empty()) {
    const std::size_t end = std::min(head.find('\n'), head.size());
    std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + 1, head.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    if (line.front() == ' ' || line.front() == '\t') continue;
    const std::size_t colon = line.find(':');
    const auto is_name = [](char c) { return c > ' ' && c < 0x7f; };  // RFC 5322, 2.2
    if (colon == std::string_view::npos || colon == 0) return false;
    const std::string_view name = line.substr(0, colon);
    if (!std::all_of(name.begin(), name.end(), is_name)) return false;
    names += chars::fold(name) + "\n";
  }
  const auto has = [&](std::string_view name) {
    return names.find("\n" + std::string(name) + "\n") != std::string::npos;
  };
  return (has("mime-version") && has("content-type")) || (has("from") && has("subject") && has("date"));
}

Error spreadsheet(std::string_view path) {
  return {ErrorCode::unsupported, "a spreadsheet or presentation is not a format this version reads",
          std::string(path)};
}

// What an Office Open XML package holds, by the folders of its parts; none: it is no package, as an archive that
// holds one. Of a file that was cut off, the usual names of parts must do.
enum class Package { none, document, other };

Package package_of(std::string_view zip) {
  const std::vector<std::string_view> names = zip_member_names(zip);
  const auto has = [&](std::string_view start, std::string_view usual) {
    if (names.empty()) return zip.find(usual) != std::string_view::npos;
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return name.starts_with(start); });
  };
  if (!names.empty() && !has("[Content_Types].xml", {})) return Package::none;
  if (has("word/", "word/document.xml")) return Package::document;
  return has("xl/", "xl/workbook.xml") || has("ppt/", "ppt/presentation.xml") ? Package::other : Package::none;
}

// DOCX and ODT are ZIP files. The mimetype of ODF stands first, stored (OASIS OpenDocument 1.2, part 3, 3.3).
Result<std::optional<Format>> zip_format(Format by_name, std::string_view bytes, std::string_view path) {
  constexpr std::size_t kNameAt = 30;  // of the first member (APPNOTE, 4.3.7)
  const std::string_view head = bytes.substr(0, 256);
  if (head.substr(std::min(kNameAt, head.size())).starts_with("mimetype")) {
    if (head.find("application/vnd.oasis.opendocument.text") != std::string_view::npos) {
      return std::optional(Format::odt);
    }
    if (head.find("application/vnd.oasis.opendocument.") != std::string_view::npos) return spreadsheet(path);
  }
  const Package package = package_of(bytes);
  if (package == Package::document) return std::optional(Format::docx);
  if (package == Package::other) return spreadsheet(path);
  const bool document = by_name == Format::docx || by_name == Format::odt;
  return std::optional(document ? by_name : Format::archive);
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

bool is_record_name(std::string_view path) {
  const std::string extension = chars::fold(extension_of(path));
  return extension == "jsonl" || extension == "ndjson" || extension == "csv" || extension == "tsv";
}

std::string_view name_of(Format format) {
  return kNames.at(static_cast<std::size_t>(format));
}

std::optional<Format> format_named(std::string_view name) {
  const auto* const at = std::find(kNames.begin(), kNames.end(), name);
  if (at == kNames.end()) return std::nullopt;
  return static_cast<Format>(at - kNames.begin());
}

bool is_text(Format format) {
  return format <= Format::feed;
}

Result<std::optional<Format>> detect_binary(std::string_view path, std::string_view bytes) {
  for (const Magic& magic : kUnread) {
    if (bytes.starts_with(magic.bytes)) {
      return Error{ErrorCode::unsupported, std::string(magic.name) + " is not a format this version reads",
                   std::string(path)};
    }
  }
  const Extension* extension = known(path);
  const Format by_name = extension != nullptr ? extension->format : Format::text;
  if (bytes.starts_with("PK\x03\x04")) return zip_format(by_name, bytes, path);
  if (bytes.starts_with("\x1F\x8B") || bytes.substr(std::min(kTarMarkAt, bytes.size())).starts_with("ustar")) {
    return std::optional(Format::archive);
  }
  if (by_name == Format::archive) return std::optional(Format::archive);
  if (bytes.starts_with("{\\rtf")) return std::optional(Format::rtf);
  if (bytes.substr(0, kPdfMarkWithin).find("%PDF-") != std::string_view::npos) return std::optional(Format::pdf);
  const bool may_be_mail = extension == nullptr || extension->format == Format::text;
  if (by_name == Format::mail || (may_be_mail && is_mail_start(bytes))) return std::optional(Format::mail);
  return std::optional<Format>();
}

Result<Format> detect_format(std::string_view path, std::string_view text) {
  const Extension* extension = known(path);
  const std::string_view start = text.substr(std::min(text.find_first_not_of(" \t\r\n\f"), text.size()));
  if (is_json_start(start)) return Format::json;
  if (start.starts_with('<')) {
    const std::string head = chars::fold(start.substr(0, kHead));
    const std::string root = root_element(start);
    if (root == "rss" || root == "feed" || root == "rdf") return Format::feed;
    const bool other_xml = head.starts_with("<?xml") && root != "html";
    if (!other_xml && has_html_tags(head)) return Format::html;
    if (other_xml || (extension != nullptr && extension->format == Format::feed)) {
      return Error{ErrorCode::unsupported, "XML that is no page and no feed is not a format this version reads",
                   std::string(path)};
    }
  }
  if (has_front_matter(start)) return Format::markdown;
  if (extension != nullptr && (!is_text(extension->format) || extension->format == Format::feed)) {
    return Error{ErrorCode::malformed, "the content is not of the format that the name says", std::string(path)};
  }
  // Lines that are not JSON at the top of a .jsonl are broken records, not a text.
  return extension != nullptr ? extension->format : Format::text;
}

}  // namespace diplomed::document
