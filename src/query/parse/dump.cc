#include "query/parse/dump.h"

#include <string_view>

namespace diplomed::query {
namespace {

std::string quoted(std::string_view text) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) {
      out += "\\x";
      out += kHex[byte >> 4];
      out += kHex[byte & 0xF];
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string bare_or_quoted(std::string_view text) {
  bool plain = !text.empty();
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool special = c == '(' || c == ')' || c == '"' || c == '\\';
    if (byte <= 0x20 || byte == 0x7F || special) plain = false;
  }
  return plain ? std::string(text) : quoted(text);
}

void dump_to(const Node& node, std::string& out);

void dump_list(const std::string& head, const Node& node, std::string& out) {
  out += '(' + head;
  for (const Node& child : node.children) {
    out += ' ';
    dump_to(child, out);
  }
  out += ')';
}

void dump_to(const Node& node, std::string& out) {
  switch (node.kind) {
    case NodeKind::all:
      out += "all";
      break;
    case NodeKind::word:
      out += "word:" + bare_or_quoted(node.text);
      break;
    case NodeKind::exact:
      out += "exact:" + bare_or_quoted(node.text);
      break;
    case NodeKind::prefix:
      out += "prefix:" + bare_or_quoted(node.text);
      break;
    case NodeKind::phrase:
      out += (node.soft ? "soft:" : "phrase:") + quoted(node.text);
      if (node.distance > 0) out += '~' + std::to_string(node.distance);
      break;
    case NodeKind::date:
      out += "date:" + node.text + ".." + node.text2;
      break;
    case NodeKind::number:
      out += "number:" + node.text + ".." + node.text2;
      break;
    case NodeKind::near:
      dump_list("near/" + std::to_string(node.distance), node, out);
      break;
    case NodeKind::conj:
      dump_list("and", node, out);
      break;
    case NodeKind::disj:
      dump_list("or", node, out);
      break;
    case NodeKind::negation:
      dump_list("not", node, out);
      break;
    case NodeKind::field:
      dump_list("field:" + node.field, node, out);
      break;
  }
}

}  // namespace

std::string dump(const Node& node) {
  std::string out;
  dump_to(node, out);
  return out;
}

}  // namespace diplomed::query
