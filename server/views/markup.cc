#include "server/views/markup.h"

#include "base/utf8.h"

namespace diplomed::server {

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 16);
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string marked_html(const std::vector<search::TextPiece>& pieces) {
  std::string out;
  for (const search::TextPiece& piece : pieces) {
    const std::string text = escape_html(utf8::sanitize(piece.text));
    out += piece.marked ? "<mark>" + text + "</mark>" : text;
  }
  return out;
}

std::string plain_text(const std::vector<search::TextPiece>& pieces) {
  std::string out;
  for (const search::TextPiece& piece : pieces) out += piece.text;
  return utf8::sanitize(out);
}

std::string safe_link(std::string_view url) {
  if (!url.starts_with("http://") && !url.starts_with("https://")) return "";
  return utf8::sanitize(url);
}

}  // namespace diplomed::server
