// Percent-encoding and query strings: the text side of the one URL model (server/url/params.h is the meaning side).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diplomed::server {

struct Parameter {
  std::string name;
  std::string value;
  std::string charset = {};  // IANA name, where the value came in an older one than UTF-8
  bool operator==(const Parameter&) const = default;
};
using ParameterList = std::vector<Parameter>;

// Everything but RFC 3986's unreserved characters becomes %XX.
std::string percent_encode(std::string_view text);

// %XX to bytes; a broken sequence stays as it is. `plus_is_space` is the rule of query strings.
std::string percent_decode(std::string_view text, bool plus_is_space);

// "a=1&b=2" in order. Names and values are decoded and valid UTF-8; pieces without a name are dropped. A value that is
// no UTF-8 is read as windows-1251 or KOI8-R where that makes Russian of it (old pages and bookmarks send "%E3%E5%EF"),
// else its bad bytes become U+FFFD.
ParameterList parse_query_string(std::string_view text);

// The inverse: "a=1&b=2", a space as "+".
std::string build_query_string(const ParameterList& parameters);

// What can follow the id in a document's URL.
enum class DocumentFormat { html, json };

// What of a document: itself, or the list of those like it.
enum class DocumentPart { whole, similar };

// "/documents/…" for an id, "/documents/…/similar"; slashes stay, and an id that itself ends like a format (".json") or
// a part ("/similar") has its dot or slash encoded, so that the literal endings always mean format and part.
std::string document_path(std::string_view id, DocumentFormat format = DocumentFormat::html,
                          DocumentPart part = DocumentPart::whole);

struct DocumentTarget {
  std::string id;
  DocumentFormat format = DocumentFormat::html;
  DocumentPart part = DocumentPart::whole;
};

// Reads what follows "/documents/" in the raw (still encoded) path.
DocumentTarget parse_document_path(std::string_view raw);

}  // namespace diplomed::server
