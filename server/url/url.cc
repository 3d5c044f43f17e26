#include "server/url/url.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "base/utf8.h"
#include "document/charset/cyrillic_model.h"
#include "text/encoding.h"

namespace diplomed::server {
namespace {

constexpr std::string_view kJsonSuffix = ".json";
constexpr std::string_view kSimilarSuffix = "/similar";

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

void append_encoded(std::string& out, char c) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += kDigits[byte >> 4];
  out += kDigits[byte & 15];
}

// `kept` are reserved characters that may stand as they are, `plus` writes a space as "+".
std::string encode(std::string_view text, std::string_view kept, bool plus) {
  std::string out;
  out.reserve(text.size() * 3);
  for (const char c : text) {
    if (is_unreserved(c) || kept.find(c) != std::string_view::npos) {
      out += c;
    } else if (plus && c == ' ') {
      out += '+';
    } else {
      append_encoded(out, c);
    }
  }
  return out;
}

// A "." or ".." segment would be resolved away by clients.
bool has_dot_segment(std::string_view id) {
  std::size_t begin = 0;
  while (begin <= id.size()) {
    const std::size_t end = std::min(id.find('/', begin), id.size());
    const std::string_view segment = id.substr(begin, end - begin);
    if (segment == "." || segment == "..") return true;
    begin = end + 1;
  }
  return false;
}

constexpr std::size_t kLeastOlderBytes = 3;  // fewer letters make Russian of any two bytes

// A Russian charset of one byte a letter. Its 32 capitals stand in a row, a bit apart from the small letters.
struct OlderCharset {
  const char* name;
  unsigned first_capital;
};
constexpr std::array<OlderCharset, 2> kOlderCharsets = {{{"windows-1251", 0xC0}, {"KOI8-R", 0xE0}}};
constexpr unsigned kCaseBit = 0x20;

// How Russian `bytes` look in the charset, whatever their case.
double russian_score(std::string bytes, const OlderCharset& charset) {
  for (char& c : bytes) {
    const unsigned byte = static_cast<unsigned char>(c);
    const bool capital = byte >= charset.first_capital && byte < charset.first_capital + kCaseBit;
    if (capital) c = static_cast<char>(byte ^ kCaseBit);
  }
  return document::russian_score(bytes, text::single_byte_table(charset.name));
}

Parameter decoded_parameter(std::string name, const std::string& value) {
  Parameter out{std::move(name), utf8::sanitize(value)};
  const auto older = std::count_if(value.begin(), value.end(), [](char c) { return (c & 0x80) != 0; });
  if (out.value == value || older < static_cast<std::ptrdiff_t>(kLeastOlderBytes)) return out;
  double best = document::kPlausibleRussian;
  for (const OlderCharset& charset : kOlderCharsets) {
    const double score = russian_score(value, charset);
    if (score <= best) continue;
    best = score;
    out.charset = charset.name;
  }
  if (!out.charset.empty()) out.value = text::to_utf8(value, out.charset).value_or(std::move(out.value));
  return out;
}

}  // namespace

std::string percent_encode(std::string_view text) {
  return encode(text, "", false);
}

std::string percent_decode(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else if (plus_is_space && text[i] == '+') {
      out += ' ';
    } else {
      out += text[i];
    }
  }
  return out;
}

ParameterList parse_query_string(std::string_view text) {
  ParameterList out;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('&', begin), text.size());
    const std::string_view piece = text.substr(begin, end - begin);
    begin = end + 1;
    const std::size_t equals = std::min(piece.find('='), piece.size());
    if (equals == 0) continue;
    const std::string_view value = equals < piece.size() ? piece.substr(equals + 1) : std::string_view();
    out.push_back(
        decoded_parameter(utf8::sanitize(percent_decode(piece.substr(0, equals), true)), percent_decode(value, true)));
  }
  return out;
}

std::string build_query_string(const ParameterList& parameters) {
  std::string out;
  for (const Parameter& p : parameters) {
    if (!out.empty()) out += '&';
    out += encode(p.name, "", true);
    out += '=';
    out += encode(p.value, ":,", true);
  }
  return out;
}

std::string document_path(std::string_view id, DocumentFormat format, DocumentPart part) {
  std::string path = encode(id, has_dot_segment(id) ? "" : "/", false);
  if (path.ends_with(kJsonSuffix)) path.replace(path.size() - kJsonSuffix.size(), 1, "%2E");
  if (path.ends_with(kSimilarSuffix)) path.replace(path.size() - kSimilarSuffix.size(), 1, "%2F");
  if (part == DocumentPart::similar) path += kSimilarSuffix;
  if (format == DocumentFormat::json) path += kJsonSuffix;
  return "/documents/" + path;
}

DocumentTarget parse_document_path(std::string_view raw) {
  DocumentTarget target;
  if (raw.ends_with(kJsonSuffix)) {
    target.format = DocumentFormat::json;
    raw.remove_suffix(kJsonSuffix.size());
  }
  if (raw.ends_with(kSimilarSuffix)) {
    target.part = DocumentPart::similar;
    raw.remove_suffix(kSimilarSuffix.size());
  }
  target.id = utf8::sanitize(percent_decode(raw, false));
  return target;
}

}  // namespace diplomed::server
